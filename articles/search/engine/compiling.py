"""Criteria as tantivy queries, with the weights of the ranking.

The weights of the fields are those measured for this family of fields on Arabic question sets:
lemma 1, light stem 0.4, folded spelling 0.2, and 0.3 more for a word of the title.
"""

from datetime import date

import tantivy
from tantivy import FieldType, Occur, Query

from articles.search import criteria as c
from articles.search.analysis import Term
from articles.search.calendar import number_month

_WEIGHTS = (
    ("body_lemma", "lemma", 1.0),
    ("body_stem", "stem", 0.4),
    ("body_folded", "folded", 0.2),
    ("title_lemma", "lemma", 0.3),
    ("title_stem", "stem", 0.12),
    ("title_folded", "folded", 0.06),
)
_PHRASE_WEIGHTS = (("lemma", 1.0), ("folded", 0.2))
#: The stem is without article and conjunction: بوكمال* finds البوكمال.
_PREFIX_KEYS = ("folded", "stem")
_MENTION_WEIGHT = 1.0


def compile_criterion(schema: tantivy.Schema, criterion: c.Criterion) -> Query:
    """The engine's query for a criterion."""
    return _Compiler(schema).compile(criterion)


class _Compiler:
    def __init__(self, schema: tantivy.Schema) -> None:
        self.schema = schema

    def compile(self, criterion: c.Criterion) -> Query:  # noqa: PLR0911, PLR0912, C901 (a case each)
        match criterion:
            case c.HasWord():
                return self._word(criterion)
            case c.HasPhrase():
                return self._phrase(criterion)
            case c.Mentions(entities):
                names = ("place", "faction")
                return _any([self._ids(name, entities) for name in names])
            case c.Names(entities):
                return self._ids("named", entities)
            case c.FromSource(sources):
                return self._ids("source", sources)
            case c.HasStatus(statuses):
                return self._ids("status", statuses)
            case c.Published():
                return self._published(criterion)
            case c.MentionsDate():
                return self._mentions_date(criterion)
            case c.UpTo(article):
                return Query.const_score_query(self._range("id", None, article), 0.0)
            case c.AllOf(parts):
                return self._all(parts)
            case c.AnyOf(parts):
                return _any([self.compile(part) for part in parts])
            case c.NoneOf():
                return self._all((criterion,))
            case c.Everything():
                return Query.const_score_query(Query.all_query(), 0.0)
            case c.Nothing():
                return Query.empty_query()

    def _all(self, parts: tuple[c.Criterion, ...]) -> Query:
        clauses = [
            (Occur.MustNot, self.compile(part.part))
            if isinstance(part, c.NoneOf)
            else (Occur.Must, self.compile(part))
            for part in parts
        ]
        if all(occur == Occur.MustNot for occur, _ in clauses):
            clauses.append((Occur.Must, self.compile(c.Everything())))
        return Query.boolean_query(clauses)

    def _word(self, criterion: c.HasWord) -> Query:
        term, match = criterion.term, criterion.match
        parts = ("title",) if criterion.place == c.Place.TITLE else ("body", "title")
        if criterion.place == c.Place.AUTHOR:
            return self._term("author", term.folded)
        if match == c.Match.EXACT:
            return _any([self._term(f"{part}_written", term.written) for part in parts])
        if match == c.Match.PREFIX:
            # Folded words are letters and digits only: nothing in them is a pattern.
            pattern = f"{term.folded}.*"
            return _any(
                [
                    Query.regex_query(self.schema, f"{part}_{key}", pattern)
                    for part in parts
                    for key in _PREFIX_KEYS
                ]
            )
        return _any(
            [
                Query.boost_query(self._term(field, getattr(term, key)), weight)
                for field, key, weight in _WEIGHTS
                if field.startswith(parts)
            ]
        )

    def _phrase(self, criterion: c.HasPhrase) -> Query:
        if criterion.place == c.Place.AUTHOR:
            words = [self._term("author", term.folded) for term in criterion.terms]
            return Query.boolean_query([(Occur.Must, word) for word in words])
        parts = ("title",) if criterion.place == c.Place.TITLE else ("body", "title")
        exact = criterion.match == c.Match.EXACT
        weights = (("written", 1.0),) if exact else _PHRASE_WEIGHTS
        return _any(
            [
                Query.boost_query(self._follow_each_other(part, key, criterion.terms), weight)
                for part in parts
                for key, weight in weights
            ]
        )

    def _follow_each_other(self, part: str, key: str, terms: tuple[Term, ...]) -> Query:
        words: list[str | tuple[int, str]] = [getattr(term, key) for term in terms]
        return Query.phrase_query(self.schema, f"{part}_{key}", words)

    def _term(self, field: str, value: str | int) -> Query:
        return Query.term_query(self.schema, field, value)

    def _ids(self, field: str, ids: tuple[int, ...]) -> Query:
        found = _any([self._term(field, value) for value in ids])
        return Query.const_score_query(found, _MENTION_WEIGHT)

    def _published(self, criterion: c.Published) -> Query:
        clauses = []
        if criterion.first:
            first = criterion.first.toordinal()
            clauses.append((Occur.Must, self._range("published_last", first, None)))
        if criterion.last:
            last = criterion.last.toordinal()
            clauses.append((Occur.Must, self._range("published_first", None, last)))
        return Query.const_score_query(Query.boolean_query(clauses), 0.0)

    def _mentions_date(self, criterion: c.MentionsDate) -> Query:
        first, last = criterion.first or date.min, criterion.last or date.max
        touched = _any(
            [
                self._range("day_mentioned", first.toordinal(), last.toordinal()),
                self._range("month_mentioned", number_month(first), number_month(last)),
                self._range("year_mentioned", first.year, last.year),
            ]
        )
        return Query.const_score_query(touched, 0.0)

    def _range(self, field: str, low: int | None, high: int | None) -> Query:
        return Query.range_query(self.schema, field, FieldType.Integer, low, high)


def _any(queries: list[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])
