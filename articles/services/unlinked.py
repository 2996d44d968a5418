"""Names that no list has, across the archive: how often, where, and what is to become of them."""

from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Count, F, Max, Min, QuerySet, Value
from django.db.models.functions import Greatest, Substr

from articles.models import Entity, Mention

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
        kind, _colon, folded = text.partition(":")
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


def _grouped(kind: str) -> "QuerySet[Mention, dict[str, Any]]":
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
    """The text around mentions; only that much of each article is read."""
    rows = Mention.objects.filter(pk__in=ids).annotate(
        text=Substr(
            "article__body",
            Greatest(F("start") + 1 - _AROUND, Value(1)),
            F("end") - F("start") + 2 * _AROUND,
        )
    )
    return {row.pk: _example(row) for row in rows}


def _example(row: Mention) -> Example:
    begin = min(row.start, _AROUND)
    end = begin + row.end - row.start
    text: str = row.text  # type: ignore[attr-defined]
    return Example(row.article_id, text[:begin], text[begin:end], text[end : end + _AROUND])
