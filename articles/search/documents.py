"""Articles as documents of the index: their words, and what their mentions denote."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from articles.language.tokens import fold_name
from articles.models import Article, Entity, Mention
from articles.search.analysis import read_words
from articles.search.engine import IndexDocument
from articles.search.request import STATUSES

#: Every article would count for its continent: nobody asks for that.
_NO_ANCESTOR = "continent"


def build_documents(articles: Sequence[Article]) -> Iterator[IndexDocument]:
    """The documents of these articles, with few queries however many they are."""
    lineage = _Lineage()
    entities, dates = _read_mentions([article.pk for article in articles])
    merged = _read_mergers()
    for article in articles:
        named = {merged.get(pk, pk) for pk in entities[article.pk]}
        # A title that was taken from the text would count its words twice.
        title = "" if article.title_derived else article.title
        yield IndexDocument(
            id=article.pk,
            words=read_words(title, article.body),
            author=fold_name(article.author),
            named=frozenset(named),
            places=frozenset(lineage.widen(named)),
            factions=frozenset(named - lineage.places),
            source=article.source_id,
            status=STATUSES.index(article.status),
            published=_period(article.published_first, article.published_last),
            mentioned=tuple(dates[article.pk]),
        )


def _read_mergers() -> dict[int, int]:
    rows = Entity.objects.exclude(merged_into=None).values_list("pk", "merged_into_id")
    return {pk: successor for pk, successor in rows if successor}


class _Lineage:
    """Which place lies in which, read once.

    Factions have parents too, but who writes of a splinter group has not named its origin.
    """

    def __init__(self) -> None:
        rows = Entity.objects.of_kind(Entity.Kind.PLACE).values_list("pk", "parent", "type")
        self.places: set[int] = set()
        self._parents: dict[int, int | None] = {}
        self._tops: set[int] = set()
        for pk, parent, place_type in rows:
            self.places.add(pk)
            self._parents[pk] = parent
            if place_type == _NO_ANCESTOR:
                self._tops.add(pk)

    def widen(self, entities: set[int]) -> set[int]:
        """The places among the entities, and all in which they lie; a cycle of parents ends."""
        widened = entities & self.places
        for place in tuple(widened):
            parent = self._parents[place]
            while parent is not None and parent not in widened and parent not in self._tops:
                widened.add(parent)
                parent = self._parents.get(parent)
        return widened


def _read_mentions(
    article_ids: Sequence[int],
) -> tuple[Mapping[int, set[int]], Mapping[int, set[tuple[date, date]]]]:
    entities: dict[int, set[int]] = defaultdict(set)
    dates: dict[int, set[tuple[date, date]]] = defaultdict(set)
    rows = (
        Mention.objects.standing()
        .filter(article__in=article_ids)
        .values_list("article", "entity", "first_day", "last_day")
    )
    for article, entity, first, last in rows.iterator(chunk_size=5000):
        if entity is not None:
            entities[article].add(entity)
        if period := _period(first, last):
            dates[article].add(period)
    return entities, dates


def _period(first: date | None, last: date | None) -> tuple[date, date] | None:
    return (first, last) if first and last else None
