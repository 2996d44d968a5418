"""Criteria as tantivy queries.

The lemma of a word (any candidate, where the index has them) alone decides whether an article
matches and, by BM25, how well; a word of the title counts for more. Spelling, nearness and what no
dictionary knows are weighed afterwards, when the best are read (``rerank``): so the engine has one
list of postings per word to go through.
"""

from datetime import date
from itertools import chain

import tantivy
from tantivy import FieldType, Occur, Query

from articles.search import criteria as c
from articles.search.analysis import Term, prefix_pattern
from articles.search.calendar import number_month
from articles.search.criteria import Criterion
from articles.search.engine.balancing import balance
from articles.search.engine.schema import LARGEST_COUNTED, number_times
from articles.search.trees import fold_tree

_TITLE_WEIGHT = 0.3
_MENTION_WEIGHT = 1.0
#: Where the spellings of each part of an article are; of authors there are folded ones only.
_SPELLINGS = {
    c.Place.ANYWHERE: "written",
    c.Place.TITLE: "title_written",
    c.Place.AUTHOR: "author",
}


def compile_criterion(schema: tantivy.Schema, criterion: Criterion) -> Query:
    """The engine's query for what a criterion finds, whatever its order."""
    return _Compiler(schema).compile(balance(criterion))


def compile_ranking(schema: tantivy.Schema, criterion: Criterion) -> Query:
    """The engine's query for the same articles, ranked."""
    compiler = _Compiler(schema)
    terms: list[Term] = fold_tree(criterion, c.parts_of, _ranking_terms)
    titles = [
        (Occur.Should, Query.boost_query(compiler.term("title", term.lemma), _TITLE_WEIGHT))
        for term in dict.fromkeys(terms)
    ]
    found = compiler.compile(balance(criterion))
    return Query.boolean_query([(Occur.Must, found), *titles]) if titles else found


def _ranking_terms(criterion: Criterion, found: list[list[Term]]) -> list[Term]:
    """The words asked for in any inflection, those that must not occur aside."""
    match criterion:
        case c.HasWord(term, c.Match.INFLECTED, c.Place.ANYWHERE):
            return [term]
        case c.HasPhrase(terms, c.Match.INFLECTED, c.Place.ANYWHERE):
            return list(terms)
        case c.AllOf() | c.AnyOf():
            return list(chain.from_iterable(found))
    return []


class _Compiler:
    def __init__(self, schema: tantivy.Schema) -> None:
        self.schema = schema

    def compile(self, criterion: Criterion) -> Query:  # noqa: PLR0911, PLR0912, C901 (a case each)
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
            case c.MentionsTimes():
                return self._mentions_times(criterion)
            case c.FromSource(sources):
                return self._ids("source", sources)
            case c.HasStatus(statuses):
                return self._ids("status", statuses)
            case c.Published():
                return self._published(criterion)
            case c.MentionsDate():
                return self._mentions_date(criterion)
            case c.HasUnresolvedDate():
                return self._ids("unresolved", (1,))
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
        term, match, place = criterion.term, criterion.match, criterion.place
        written = _SPELLINGS[place]
        if match == c.Match.PREFIX:
            return Query.regex_query(self.schema, written, prefix_pattern(term.folded))
        if place == c.Place.AUTHOR:
            return self.term(written, term.folded)
        if match == c.Match.EXACT:
            return self.term(written, term.written)
        return self._lemma("title" if place == c.Place.TITLE else "lemma", term)

    def _lemma(self, field: str, term: Term) -> Query:
        """What has the term's lemma or, where the index keeps all candidates, any in common."""
        if not term.lemmas:
            return self.term(field, term.lemma)
        # Of titles the first lemmas alone are kept. The best counts: candidates are no evidence.
        fields = (field,) if field == "title" else (field, "lemma_also")
        return Query.disjunction_max_query(
            [self.term(name, lemma) for name in fields for lemma in term.lemmas]
        )

    def _phrase(self, criterion: c.HasPhrase) -> Query:
        if criterion.place == c.Place.AUTHOR:
            return _every([self.term("author", term.folded) for term in criterion.terms])
        field = "title" if criterion.place == c.Place.TITLE else "lemma"
        words: list[str | tuple[int, str]] = [term.lemma for term in criterion.terms]
        phrase = Query.phrase_query(self.schema, field, words, slop=criterion.slop)
        if criterion.match == c.Match.INFLECTED:
            return phrase
        # Spellings have no positions: the words must follow each other, and be spelled so.
        written = _SPELLINGS[criterion.place]
        return _every([phrase, *(self.term(written, term.written) for term in criterion.terms)])

    def term(self, field: str, value: str | int) -> Query:
        return Query.term_query(self.schema, field, value)

    def _ids(self, field: str, ids: tuple[int, ...]) -> Query:
        found = _any([self.term(field, value) for value in ids])
        return Query.const_score_query(found, _MENTION_WEIGHT)

    def _mentions_times(self, criterion: c.MentionsTimes) -> Query:
        ends = [
            (number_times(entity, criterion.least), number_times(entity, criterion.most))
            for entity in criterion.entities
            if entity <= LARGEST_COUNTED
        ]
        found = _any([self._range("times_mentioned", first, last) for first, last in ends])
        return Query.const_score_query(found, 0.0)

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


def _every(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])
