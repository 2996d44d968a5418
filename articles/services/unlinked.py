"""Names that no list has, across the archive: how often, where, and what is to become of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Self

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Count, F, Max, Min, QuerySet, Value
from django.db.models.functions import Greatest, Substr
from django.utils.translation import gettext as _

from articles.language.excerpts import cut_around
from articles.models import Correction, Entity, Mention
from articles.services.correcting.applying import apply_rule
from articles.services.correcting.rules import Rule
from articles.services.naming import make_entity
from articles.services.suggesting import suggest_entities

_AROUND = 60


@dataclass(frozen=True, slots=True)
class NameKey:
    """What tells one name from another: its kind and its folded words."""

    kind: str
    folded: str

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The key that a form sends back; None where it is none.

        >>> NameKey.read("place:شخيتر"), NameKey.read("date:شخيتر")
        (NameKey(kind='place', folded='شخيتر'), None)
        """
        # PostgreSQL bears no NUL, not even in a question.
        kind, _colon, folded = text.replace("\0", "").partition(":")
        return cls(kind, folded) if kind in Entity.Kind.values and folded else None

    @property
    def text(self) -> str:
        """As a form sends it back."""
        return f"{self.kind}:{self.folded}"


@dataclass(frozen=True, slots=True)
class Example:
    """Where a name stands: the article and the text around it."""

    article_id: int
    before: str
    surface: str
    after: str


@dataclass(frozen=True, slots=True)
class UnlinkedName:
    """A name as most articles fold it, with the number of suggestions and of articles."""

    name: NameKey
    surface: str
    count: int
    articles: int
    examples: tuple[Example, ...]


def count_names(kind: str = "") -> int:
    """How many different names no list has."""
    return _grouped(kind).count()


def list_names(*, kind: str = "", first: int = 0, limit: int = 50) -> list[UnlinkedName]:
    """The names that no list has, the most frequent first."""
    groups = list(_grouped(kind)[first : first + limit])
    examples = _read_examples([pk for group in groups for pk in (group["first"], group["last"])])
    return [
        UnlinkedName(
            name=NameKey(group["kind"], group["folded"]),
            surface=group["surface"],
            count=group["count"],
            articles=group["articles"],
            examples=tuple(examples[pk] for pk in dict.fromkeys((group["first"], group["last"]))),
        )
        for group in groups
    ]


def find_entities(text: str, *, kinds: Collection[str]) -> list[Entity]:
    """The entities that go by this very name, in any spelling or language, of the one kind."""
    if len(kinds) != 1:
        raise ValidationError(_("Choose names of one kind."))
    found = suggest_entities(text, kind=next(iter(kinds)))
    return [each.entity for each in found if each.is_same and not each.cut]


def link_names(*, names: Iterable[NameKey], entity: Entity, user: User) -> int:
    """Say what names stand for, throughout the archive and for what is imported later.

    Returns how many mentions change; many of them are changed in the background.

    Raises:
        ValidationError: the entity is of another kind than a name.
    """
    chosen = list(names)
    if any(name.kind != entity.kind for name in chosen):
        raise ValidationError(_("This entity is of another kind than the mention."))
    return sum(_apply(name, Correction.Verb.RELINK, user, entity) for name in chosen)


def add_names(*, names: Iterable[NameKey], user: User) -> int:
    """Make an entity of each name and link it; returns how many mentions change."""
    count = 0
    for name in names:
        if sample := _first(name):
            entity = make_entity(kind=name.kind, name_ar=sample.surface, user=user)
            count += _apply(name, Correction.Verb.RELINK, user, entity)
    return count


def dismiss_names(*, names: Iterable[NameKey], user: User) -> int:
    """Say that these are no names, here and in what is imported later; returns how many fall."""
    return sum(_apply(name, Correction.Verb.REJECT, user) for name in names)


def _apply(name: NameKey, verb: Correction.Verb, user: User, entity: Entity | None = None) -> int:
    sample = _first(name)
    if sample is None:
        return 0
    rule = Rule(
        verb=verb, kind=name.kind, folded=name.folded, entity_after=entity.pk if entity else None
    )
    edit = apply_rule(
        rule=rule, scope=Correction.Scope.ARCHIVE, article=sample.article, user=user, first=()
    )
    return edit.correction.total if edit.correction else 0


def _first(name: NameKey) -> Mention | None:
    """The first mention that goes by a name."""
    found = Mention.objects.untouched().unlinked().filter(kind=name.kind, folded=name.folded)
    return found.select_related("article").order_by("pk").first()


def _grouped(kind: str) -> "QuerySet[Any, Any]":
    names = Mention.objects.untouched().unlinked()
    if kind:
        names = names.filter(kind=kind)
    return (
        names.order_by()
        .values("kind", "folded")
        .annotate(
            count=Count("pk"),
            articles=Count("article", distinct=True),
            surface=Max("surface"),
            first=Min("pk"),
            last=Max("pk"),
        )
        .order_by("-count", "folded", "kind")
    )


def _read_examples(ids: list[int]) -> dict[int, Example]:
    """The text around mentions; only that much of each article is read.

    One letter more at both ends: whether it is a blank tells whether a word is cut there.
    """
    rows = Mention.objects.filter(pk__in=ids).annotate(
        text=Substr(
            "article__body",
            Greatest(F("start") - _AROUND, Value(1)),
            F("end") - F("start") + 2 * (_AROUND + 1),
        )
    )
    return {row.pk: _example(row) for row in rows}


def _example(row: Mention) -> Example:
    begin = min(row.start, _AROUND + 1)
    end = begin + row.end - row.start
    text: str = row.text  # type: ignore[attr-defined]  # annotated
    before, after = cut_around(text, begin, end, _AROUND)
    return Example(row.article_id, before, text[begin:end], after)
