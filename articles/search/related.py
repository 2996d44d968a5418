"""Articles that tell more of what an article tells, and those that tell the very same.

After the "more like this" of search engines: the words and entities that are frequent in the
article and rare in the archive (tf-idf) make a query; the best answers are read and compared.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import log
from typing import TypeVar

from articles.language.fold import fold
from articles.language.stopwords import STOP_WORDS
from articles.models import Article, Entity, Mention
from articles.search import criteria as c
from articles.search.analysis import Term, analyze
from articles.search.duplicates import is_same_story, read_story
from articles.search.engine import IndexNotReadyError, Reader
from articles.search.outbox import open_store
from articles.search.rerank import idf

Key = TypeVar("Key")

SHOWN = 5
_SHOWN_WORDS = 4
_READ = 20
_MOST_WORDS = 12
_MOST_ENTITIES = 5
#: A shorter word, or a number, tells little of what a text is about.
_SHORTEST_WORD = 3
#: What a larger share of the archive has tells no article from another; a small archive has no
#: shares to speak of.
_COMMON_SHARE = 0.05
_NEVER_COMMON = 10
#: News says first what it is about.
_LONGEST_TEXT = 2_000
#: The least part of an article's telling words and entities that a related one has.
_LEAST_SHARED = 0.35
_NEAR = timedelta(days=30)
_NEAR_BONUS = 0.1


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """A related article, and the entities and words by which it is one, the most telling first."""

    article: Article
    entities: tuple[Entity, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """What is related to an article, the closest first, and what tells the same story."""

    articles: tuple[RelatedArticle, ...] = ()
    copies: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class _Profile:
    """Telling words and entities, the most telling first, each with its weight."""

    words: Mapping[Term, float]
    entities: Mapping[Entity, float]

    @property
    def weight(self) -> float:
        """The weight of all of them."""
        return sum(self.words.values()) + sum(self.entities.values())

    def criterion(self) -> c.Criterion:
        """Any of them."""
        words = [c.HasWord(word) for word in self.words]
        return c.AnyOf((*words, *(c.Names((entity.pk,)) for entity in self.entities)))

    def narrow(self, lemmas: Collection[str], named: Collection[int]) -> "_Profile":
        """What of it another article has as well."""
        return _Profile(
            {word: weight for word, weight in self.words.items() if word.lemma in lemmas},
            {entity: weight for entity, weight in self.entities.items() if entity.pk in named},
        )

    def is_close(self) -> bool:
        """Whether so much in common is no chance: two words, or a word and an entity."""
        return bool(self.words) and len(self.words) + len(self.entities) > 1


def find_related(article: Article, entities: Collection[Entity]) -> Related:
    """What is related to an article that mentions these entities.

    Nothing where nothing is close, or while there is no index to ask.
    """
    try:
        reader = open_store().reader()
        profile = _describe(reader, article, entities)
        if not profile.is_close():
            return Related()
        found = reader.find(profile.criterion(), order="relevance", offset=0, limit=_READ + 1).ids
    except IndexNotReadyError:
        return Related()
    return _compare(article, profile, [pk for pk in found if pk != article.pk])


def _describe(reader: Reader, article: Article, entities: Collection[Entity]) -> _Profile:
    """The words and entities that are frequent in the article and rare in the archive.

    A word of an entity's name says nothing beside the entity.
    """
    named = _select_rare(reader, {entity: entity.pk for entity in entities}, "named")
    names = {term.lemma for entity in named for term in analyze(entity.name_ar)}
    telling = [term for term in analyze(_text(article)) if _may_tell(term)]
    counts = Counter(term.lemma for term in telling if term.lemma not in names)
    first = {term.lemma: term for term in reversed(telling)}
    words = _select_rare(reader, {first[lemma]: lemma for lemma in counts}, "lemma")
    weights = {word: weight * (1 + log(counts[word.lemma])) for word, weight in words.items()}
    return _Profile(_heaviest(weights, _MOST_WORDS), _heaviest(named, _MOST_ENTITIES))


def _select_rare(reader: Reader, keys: Mapping[Key, str | int], field: str) -> dict[Key, float]:
    """Those that few articles have, but not this one alone, with their weights (idf)."""
    most = max(_NEVER_COMMON, int(reader.size * _COMMON_SHARE))
    having = {each: reader.frequency(key, field) for each, key in keys.items()}
    return {each: idf(count, reader.size) for each, count in having.items() if 1 < count <= most}


def _compare(article: Article, profile: _Profile, found: Collection[int]) -> Related:
    """Read what was found: copies apart, the rest by how much it has in common."""
    candidates = Article.objects.for_list().in_bulk(found)
    named = _read_named(found)
    lemmas, title = read_story(article.body), fold(article.title)
    copies: list[Article] = []
    related: dict[RelatedArticle, float] = {}
    for pk, other in candidates.items():
        theirs = read_story(other.body)
        if fold(other.title) == title or is_same_story(lemmas, theirs):
            copies.append(other)
            continue
        shared = profile.narrow(theirs, named[pk])
        share = shared.weight / profile.weight
        if shared.is_close() and share >= _LEAST_SHARED:
            bonus = _NEAR_BONUS if _is_near(article, other) else 0
            related[_explain(other, shared)] = share + bonus
    ranked = sorted(related, key=lambda each: (-related[each], -each.article.pk))
    copies.sort(key=lambda copy: copy.pk)
    return Related(tuple(ranked[:SHOWN]), tuple(copies[:SHOWN]))


def _explain(other: Article, shared: _Profile) -> RelatedArticle:
    """The reasons as a reader sees them."""
    words = [term.written for term in shared.words]
    return RelatedArticle(other, tuple(shared.entities), tuple(words[:_SHOWN_WORDS]))


def _read_named(articles: Collection[int]) -> Mapping[int, set[int]]:
    named: dict[int, set[int]] = {pk: set() for pk in articles}
    rows = Mention.objects.standing().filter(article__in=articles, entity__isnull=False)
    for article, entity in rows.order_by().values_list("article", "entity").distinct():
        if entity is not None:
            named[article].add(entity)
    return named


def _text(article: Article) -> str:
    title = "" if article.title_derived else article.title
    return f"{title}\n{article.body[:_LONGEST_TEXT]}"


def _may_tell(term: Term) -> bool:
    is_long = len(term.lemma) >= _SHORTEST_WORD
    return is_long and term.folded not in STOP_WORDS and not term.lemma.isdigit()


def _heaviest(weights: Mapping[Key, float], most: int) -> dict[Key, float]:
    return dict(sorted(weights.items(), key=lambda pair: -pair[1])[:most])


def _is_near(article: Article, other: Article) -> bool:
    one, another = article.published_first, other.published_first
    return one is not None and another is not None and abs(one - another) <= _NEAR
