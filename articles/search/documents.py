"""Articles as documents of the index: their words, and what their mentions denote."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from articles.models import Article, Entity, Mention
from articles.search.analysis import analyze
from articles.search.engine import IndexDocument
from articles.search.request import STATUSES

#: Every article would count for its continent: nobody asks for that.
_NO_ANCESTORS = ("continent", "region")


def build_documents(articles: Sequence[Article]) -> Iterator[IndexDocument]:
    """The documents of these articles, with few queries however many they are."""
    lineage = _Lineage()
    entities, dates = _read_mentions([article.pk for article in articles])
    for article in articles:
        denoted = lineage.widen(entities[article.pk])
        yield IndexDocument(
            id=article.pk,
            # A title that was taken from the text would count its words twice.
            title=[] if article.title_derived else analyze(article.title),
            body=analyze(article.body),
            author=analyze(article.author),
            named=frozenset(entities[article.pk]),
            places=frozenset(pk for pk in denoted if lineage.kinds[pk] == Entity.Kind.PLACE),
            factions=frozenset(pk for pk in denoted if lineage.kinds[pk] == Entity.Kind.FACTION),
            source=article.source_id,
            status=STATUSES.index(article.status),
            published=_period(article.published_first, article.published_last),
            mentioned=tuple(dates[article.pk]),
        )


class _Lineage:
    """Which entities an entity is part of, read once."""

    def __init__(self) -> None:
        rows = Entity.objects.values_list("pk", "kind", "parent", "merged_into", "type")
        self.kinds: dict[int, str] = {}
        self._above: dict[int, int] = {}
        self._tops: set[int] = set()
        for pk, kind, parent, merged_into, entity_type in rows:
            self.kinds[pk] = kind
            if above := merged_into or parent:
                self._above[pk] = above
            if entity_type in _NO_ANCESTORS:
                self._tops.add(pk)

    def widen(self, entities: set[int]) -> set[int]:
        """The entities and all that they are part of; a cycle of parents ends."""
        widened = {pk for pk in entities if pk in self.kinds}
        for entity in tuple(widened):
            above = self._above.get(entity)
            while above is not None and above not in widened and above not in self._tops:
                widened.add(above)
                above = self._above.get(above)
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
