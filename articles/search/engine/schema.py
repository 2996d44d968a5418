"""The fields of the index, and how an article's document fills them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

import tantivy

from articles.search.analysis import Words, analysis_version
from articles.search.calendar import cut_period, iterate_months
from articles.search.criteria import MOST_TIMES

#: Raised whenever a field changes its name or meaning.
SCHEMA_VERSION = 8

#: The words of an article, title and body, by lemma and by spelling; of its title alone; its author.
#: Only where the order of words matters are positions kept: they are most of an index. What other
#: lemmas a morphology database has for the words is a field of its own, else empty.
_TEXTS = (
    ("lemma", "position"),
    ("lemma_also", "basic"),
    ("title", "position"),
    ("written", "basic"),
    ("title_written", "basic"),
    ("author", "basic"),
)
_FACETS = ("place", "faction", "source", "status", "month", "year", "unresolved")
_FILTERS = (
    "named",
    "times_mentioned",
    "published_first",
    "published_last",
    "day_mentioned",
    "month_mentioned",
    "year_mentioned",
)

#: Sort keys hold day and article id, so that no two articles tie and pages never shift.
_ID_BITS = 40
_NO_DATE_OLDEST = 1 << 22
#: No entity has a higher id than fits into a number of the index beside a count of its mentions.
LARGEST_COUNTED = ((1 << 63) - 1) // (MOST_TIMES + 1) - 1


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """An article as the index sees it.

    ``words`` are those of title and body, ``author`` is folded. ``named`` are the entities
    mentioned, ``factions`` those of them that are factions; ``places`` include those in which the
    mentioned ones lie. ``times`` says how often each is mentioned, places with what lies in them,
    other entities by themselves; ``has_unresolved`` that a date of the text is not decided.
    ``fingerprint`` tells whether any of it has changed.
    """

    id: int
    words: Words
    author: str
    named: frozenset[int]
    places: frozenset[int]
    factions: frozenset[int]
    source: int | None
    status: int
    published: tuple[date, date] | None
    mentioned: tuple[tuple[date, date], ...]
    times: tuple[tuple[int, int], ...] = ()
    fingerprint: int = 0
    has_unresolved: bool = False


def index_version() -> str:
    """Names schema and analysis; an index of another version cannot be read."""
    return f"schema{SCHEMA_VERSION}-{analysis_version()}"


def number_times(entity: int, times: int) -> int:
    """Entity and number of mentions in one number, so that those of an entity follow each other.

    >>> number_times(12, 3), number_times(12, 1000)
    (1203, 1299)
    """
    return entity * (MOST_TIMES + 1) + min(times, MOST_TIMES)


def build_schema() -> tantivy.Schema:
    """The schema of every index of this version."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=False, indexed=True, fast=True)
    for name, option in _TEXTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    for name in _FACETS:
        builder.add_integer_field(name, stored=False, indexed=True, fast=True)
    for name in _FILTERS:
        builder.add_integer_field(name, stored=False, indexed=True, fast=False)
    builder.add_integer_field("fingerprint", stored=False, indexed=False, fast=True)
    builder.add_integer_field("newest", stored=False, indexed=False, fast=True)
    builder.add_integer_field("oldest", stored=False, indexed=False, fast=True)
    return builder.build()


def to_tantivy(article: IndexDocument) -> tantivy.Document:
    """The engine's document of an article."""
    document = tantivy.Document()
    document.add_integer("id", article.id)
    document.add_integer("fingerprint", article.fingerprint)
    document.add_text("lemma", article.words.lemmas)
    if others := set(chain.from_iterable(article.words.candidates.values())):
        document.add_text("lemma_also", " ".join(sorted(others)))
    document.add_text("title", article.words.title)
    document.add_text("written", article.words.written)
    document.add_text("title_written", article.words.title_written)
    document.add_text("author", article.author)
    _add_integers(document, "named", article.named)
    _add_integers(document, "place", article.places)
    _add_integers(document, "faction", article.factions)
    _add_integers(document, "times_mentioned", (number_times(*pair) for pair in article.times))
    _add_integers(document, "status", [article.status])
    if article.source is not None:
        document.add_integer("source", article.source)
    if article.has_unresolved:
        document.add_integer("unresolved", 1)
    _add_publication(document, article)
    _add_mentioned(document, article)
    return document


def _add_publication(document: tantivy.Document, article: IndexDocument) -> None:
    newest, oldest = 0, _NO_DATE_OLDEST
    if article.published:
        first, last = article.published
        newest = oldest = first.toordinal()
        document.add_integer("published_first", first.toordinal())
        document.add_integer("published_last", last.toordinal())
        _add_integers(document, "month", iterate_months(first, last))
        _add_integers(document, "year", range(first.year, last.year + 1))
    document.add_integer("newest", (newest << _ID_BITS) + article.id)
    document.add_integer("oldest", (oldest << _ID_BITS) + article.id)


def _add_mentioned(document: tantivy.Document, article: IndexDocument) -> None:
    days: set[int] = set()
    months: set[int] = set()
    years: set[int] = set()
    for first, last in article.mentioned:
        calendar = cut_period(first, last)
        days.update(calendar.days)
        months.update(calendar.months)
        years.update(calendar.years)
    _add_integers(document, "day_mentioned", days)
    _add_integers(document, "month_mentioned", months)
    _add_integers(document, "year_mentioned", years)


def _add_integers(document: tantivy.Document, name: str, values: Iterable[int]) -> None:
    for value in sorted(values):
        document.add_integer(name, value)
