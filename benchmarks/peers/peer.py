"""The shape of a peer, and the rows that all of them are filled from."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from articles.extraction.dates.periods import bounds
from articles.models import Article, Mention
from articles.search.request import STATUSES
from benchmarks.questions import Question

TOP = 20
_BATCH = 2000


class Row(NamedTuple):
    """An article as a peer stores it; entities are those that stand mentioned, by kind."""

    id: int
    body: str
    source: int
    status: int
    year: int
    day: int
    places: tuple[int, ...]
    factions: tuple[int, ...]


class Peer(Protocol):
    """A search engine, filled."""

    name: str

    def answer(self, question: Question) -> int:
        """Find the best twenty, the number and the facets; returns the number."""
        ...


def read_rows() -> Iterator[Row]:
    """Every article in order."""
    last = 0
    while batch := list(
        Article.objects.filter(pk__gt=last)
        .order_by("pk")
        .values_list("pk", "body", "source", "status", "published_first")[:_BATCH]
    ):
        entities: dict[tuple[int, str], set[int]] = defaultdict(set)
        found = Mention.objects.standing().filter(
            article__gt=last, article__lte=batch[-1][0], entity__isnull=False
        )
        for article, kind, entity in found.values_list("article", "kind", "entity").iterator():
            entities[article, kind].add(entity or 0)
        for pk, body, source, status, day in batch:
            yield Row(
                id=pk,
                body=body,
                source=source or 0,
                status=STATUSES.index(status),
                year=day.year if day else 0,
                day=day.toordinal() if day else 0,
                places=tuple(sorted(entities[pk, "place"])),
                factions=tuple(sorted(entities[pk, "faction"])),
            )
        last = batch[-1][0]


def days_of(question: Question) -> tuple[int, int] | None:
    """First and last day that a question asks for, as ordinals."""
    if "after" not in question.filters:
        return None
    first, last = bounds(question.filters["after"]), bounds(question.filters["before"])
    return (first[0].toordinal(), last[1].toordinal()) if first and last else None
