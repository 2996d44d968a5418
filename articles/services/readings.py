"""What a mention says, checked: where it stands, of which kind it is and what it denotes."""

from dataclasses import dataclass, replace
from typing import Self

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models import Article, Entity, Mention
from articles.models.fields import validate_edtf


@dataclass(frozen=True, slots=True)
class Reading:
    """A span in code points, half-open, its kind, and its entity or its date in EDTF."""

    kind: str
    start: int
    end: int
    entity: Entity | None = None
    value: str = ""

    @classmethod
    def of(cls, mention: Mention) -> Self:
        """What a mention says now."""
        return cls(mention.kind, mention.start, mention.end, mention.entity, mention.value)

    def completed_by(self, other: Self) -> Self:
        """The same, with the other's entity or date where this one has none."""
        return replace(self, entity=self.entity or other.entity, value=self.value or other.value)

    @property
    def place(self) -> tuple[str, int, int]:
        """Kind and span."""
        return self.kind, self.start, self.end

    def is_at(self, mention: Mention) -> bool:
        """Whether the mention has this kind and span."""
        return self.place == (mention.kind, mention.start, mention.end)


def check_reading(article: Article, reading: Reading) -> Reading:
    """The reading as it may be stored: a merged entity gives way to the one it was merged into.

    Raises:
        ValidationError: by field.
    """
    problems = _span_problems(article.body, reading) | _meaning_problems(reading)
    if problems:
        raise ValidationError(problems)
    entity = reading.entity
    return replace(reading, entity=entity.merged_into or entity) if entity else reading


def _span_problems(body: str, reading: Reading) -> dict[str, str]:
    longest = Mention._meta.get_field("surface").max_length or 0
    if not 0 <= reading.start < len(body):
        return {"start": _("The selection begins outside the text.")}
    if not reading.start < reading.end <= len(body):
        return {"end": _("The selection ends outside the text or before it begins.")}
    if reading.end - reading.start > longest:
        return {"end": _("The selection is longer than %(count)s letters.") % {"count": longest}}
    if not body[reading.start : reading.end].strip():
        return {"start": _("The selection is blank.")}
    return {}


def _meaning_problems(reading: Reading) -> dict[str, str]:
    problems: dict[str, str] = {}
    is_date = reading.kind == Mention.Kind.DATE
    if reading.kind not in Mention.Kind.values:
        return {"kind": _("Choose place, faction or date.")}
    if reading.entity and reading.entity.kind != reading.kind:
        problems["entity"] = _("This entity is of another kind than the mention.")
    if reading.value and not is_date:
        problems["value"] = _("Only a date has a date value.")
    elif reading.value:
        problems |= _date_problems(reading.value)
    return problems


def _date_problems(value: str) -> dict[str, str]:
    longest = Mention._meta.get_field("value").max_length or 0
    try:
        validate_edtf(value)
    except ValidationError as error:
        return {"value": " ".join(error.messages)}
    if len(value) > longest:
        return {"value": _("This date is longer than %(count)s letters.") % {"count": longest}}
    return {}
