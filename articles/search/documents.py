"""Articles as documents of the index: their words, and what their mentions denote."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import blake2b

from articles.language.tokens import fold_name
from articles.models import Article, Entity, Mention
from articles.search.analysis import Words
from articles.search.engine import IndexDocument
from articles.search.indexing import AnalysisPool, Finish, Text
from articles.search.request import STATUSES

#: Every article would count for its continent: nobody asks for that.
_NO_ANCESTOR = "continent"
#: Articles with what a document is made of, in the order of their ids.
INDEXED = Article.objects.only(
    "title",
    "title_derived",
    "body",
    "author",
    "source",
    "status",
    "published_first",
    "published_last",
).order_by("pk")


def begin_documents(articles: Sequence[Article], pool: AnalysisPool) -> Finish[list[IndexDocument]]:
    """Begin the documents of these articles, with few queries however many they are."""
    texts = [_text(article) for article in articles]
    words = pool.begin(texts)
    meanings = _Meanings([article.pk for article in articles])
    return lambda: list(map(meanings.document, articles, words()))


def read_fingerprints(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """The ids of these articles, each with the fingerprint of what is to be indexed of it."""
    meanings = _Meanings([article.pk for article in articles])
    return [(article.pk, meanings.fingerprint(article)) for article in articles]


def _text(article: Article) -> Text:
    # A title that was taken from the text would count its words twice.
    title = "" if article.title_derived else article.title
    return Text(title, article.body)


class _Meanings:
    """What the mentions of some articles denote, read once for all of them."""

    def __init__(self, article_ids: Sequence[int]) -> None:
        self._lineage = _Lineage()
        self._merged = _read_mergers()
        self._entities, self._dates, self._unresolved = _read_mentions(article_ids)

    def document(self, article: Article, words: Words) -> IndexDocument:
        """The document of one of the articles."""
        named = self._named(article)
        return IndexDocument(
            id=article.pk,
            words=words,
            author=fold_name(article.author),
            named=frozenset(named),
            places=frozenset(self._lineage.widen(set(named))),
            factions=frozenset(named.keys() - self._lineage.places),
            source=article.source_id,
            status=STATUSES.index(article.status),
            published=_period(article.published_first, article.published_last),
            mentioned=tuple(self._dates[article.pk]),
            times=tuple(self._count_times(named).items()),
            has_unresolved=article.pk in self._unresolved,
            fingerprint=self.fingerprint(article),
        )

    def fingerprint(self, article: Article) -> int:
        """A number that changes with whatever the document of an article is made of."""
        named = self._named(article)
        made_of = (
            _text(article),
            article.author,
            article.source_id,
            article.status,
            _period(article.published_first, article.published_last),
            sorted(named.items()),
            sorted(self._lineage.widen(set(named))),
            sorted(self._dates[article.pk]),
            article.pk in self._unresolved,
        )
        digest = blake2b(repr(made_of).encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big", signed=True)

    def _named(self, article: Article) -> Counter[int]:
        """How often the article mentions each entity."""
        named: Counter[int] = Counter()
        for pk, times in self._entities[article.pk].items():
            named[self._merged.get(pk, pk)] += times
        return named

    def _count_times(self, named: Counter[int]) -> Counter[int]:
        """The same, what lies in a place counted for the place as well."""
        times = named.copy()
        for pk, count in named.items():
            for place in self._lineage.widen({pk}) - {pk}:
                times[place] += count
        return times


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
) -> tuple[Mapping[int, Counter[int]], Mapping[int, set[tuple[date, date]]], set[int]]:
    """Per article the entities and the dates; and which articles have an undecided date."""
    entities: dict[int, Counter[int]] = defaultdict(Counter)
    dates: dict[int, set[tuple[date, date]]] = defaultdict(set)
    unresolved: set[int] = set()
    rows = (
        Mention.objects.standing()
        .filter(article__in=article_ids)
        .values_list("article", "entity", "first_day", "last_day", "kind")
    )
    for article, entity, first, last, kind in rows.iterator(chunk_size=5000):
        if entity is not None:
            entities[article][entity] += 1
        if period := _period(first, last):
            dates[article].add(period)
        elif kind == Mention.Kind.DATE:
            unresolved.add(article)
    return entities, dates, unresolved


def _period(first: date | None, last: date | None) -> tuple[date, date] | None:
    return (first, last) if first and last else None
