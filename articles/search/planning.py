"""From the query language to criteria: words get their keys, names entities, fields their ids.

Words that name an entity also find its mentions, however these are written; the reader sees that
and can switch it off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from django.utils.translation import gettext as _

from articles.extraction.dates.periods import bounds
from articles.language.fold import fold
from articles.language.stopwords import STOP_WORDS
from articles.language.tokens import fold_name
from articles.models import Alias, Source
from articles.search import criteria as c
from articles.search import query as q
from articles.search.analysis import Term, analyze
from articles.search.lemma_memo import add_candidates
from articles.search.naming import Expansion, Leaf, find_names
from articles.search.sentence import describe_query

#: Fewer words than these are not some of many.
_SOME = 2


@dataclass(slots=True)
class Plan:
    """What the engine is asked for, and what the page should know about it."""

    criterion: c.Criterion | None = None
    #: The same with any of the words enough; None where there is only one.
    some_words: c.Criterion | None = None
    #: The words that count towards a match, for highlighting.
    wanted: list[Leaf] = field(default_factory=list)
    #: Stop words beside them: nothing depends on these but the order of what is found.
    passed_over: list[Term] = field(default_factory=list)
    expansions: list[Expansion] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    #: The query in words, where it is more than plain words; and as understood, after problems.
    understood: str = ""
    repaired: str = ""

    def asked_terms(self) -> list[Term]:
        """The words of the query by which what is found is ranked, one by one."""
        return [*(term for leaf in self.wanted for term in leaf.terms), *self.passed_over]


def make_plan(query: q.Query, *, expand: bool, source: str = "") -> Plan:
    """The plan for a parsed query; ``expand`` says whether names also find mentions.

    ``source`` is the one of the candidate lemmas that the index records.
    """
    known = add_candidates(_read_terms(query.node), source) if source and query.node else {}
    planner = _Planner(expand=expand, known=known)
    plan = planner.plan
    plan.problems.extend(query.problems)
    plan.repaired = query.repaired
    plan.understood = describe_query(query.node) if query.node else ""
    if query.node:
        plan.criterion = planner.visit(query.node, negative=False)
    if plan.criterion:
        plan.some_words = _loosen(plan.criterion)
    return plan


def _loosen(criterion: c.Criterion) -> c.Criterion | None:
    """The same with any of the words enough, those of phrases too; None where there is only one."""
    parts = criterion.parts if isinstance(criterion, c.AllOf) else (criterion,)
    words: dict[c.Criterion, None] = {}
    conditions: list[c.Criterion] = []
    for part in parts:
        if (leaves := _read_words(part)) is None:
            conditions.append(part)
        else:
            words.update(dict.fromkeys(leaves))
    if sum(not isinstance(word, c.Names) for word in words) < _SOME:
        return None
    loosened = _all_of([c.AnyOf(tuple(words)), *conditions])
    return loosened if loosened != criterion else None


def _read_words(part: c.Criterion) -> list[c.Criterion] | None:
    """The words that a part consists of, and what they name; None where there is more to it."""
    match part:
        case c.HasWord(place=c.Place.ANYWHERE) | c.Names():
            return [part]
        case c.HasPhrase(terms, match_, c.Place.ANYWHERE):
            return [c.HasWord(term, match_) for term in terms if not _is_stop_word(term)]
        case c.AllOf(parts) | c.AnyOf(parts):
            read = [_read_words(inner) for inner in parts]
            known = [leaves for leaves in read if leaves is not None]
            return list(chain.from_iterable(known)) if len(known) == len(read) else None
    return None


class _Planner:
    """Walks a query tree and collects a plan."""

    def __init__(self, *, expand: bool, known: Mapping[str, Term]) -> None:
        self.expand = expand
        self.known = known
        self.plan = Plan()

    def visit(self, node: q.Node, *, negative: bool) -> c.Criterion | None:
        """The criterion of a node; None where nothing of it can be searched for."""
        match node:
            case q.Word() | q.Phrase():
                return self._join_words([node], negative=negative)
            case q.Field():
                return self._field(node, negative=negative)
            case q.Range(name, first, last):
                first_days, last_days = bounds(first), bounds(last)
                return _period(name, first_days and first_days[0], last_days and last_days[1])
            case q.Not(part):
                inner = self.visit(part, negative=not negative)
                return c.NoneOf(inner) if inner else None
            case q.Or(parts):
                found = [self.visit(part, negative=negative) for part in parts]
                known = tuple(part for part in found if part)
                return c.AnyOf(known) if len(known) > 1 else next(iter(known), None)
            case q.And(parts):
                return self._and(parts, negative=negative)

    def _and(self, parts: tuple[q.Node, ...], *, negative: bool) -> c.Criterion | None:
        """Plain words together, since neighbours may make one name; then the other parts."""
        words = [part for part in parts if isinstance(part, q.Word | q.Phrase)]
        found = [self._join_words(words, negative=negative)]
        found += [
            self.visit(part, negative=negative)
            for part in parts
            if not isinstance(part, q.Word | q.Phrase)
        ]
        return _all_of(found)

    def _join_words(
        self, nodes: Sequence[q.Word | q.Phrase], *, negative: bool
    ) -> c.Criterion | None:
        """All the words, names widened to the mentions of what they name.

        Stop words count only where there is nothing else, but they may be part of a name.
        """
        nodes = _once_each_prefix(nodes)
        asked = [(leaf, node.text) for node in nodes if (leaf := _leaf(node, self.known))]
        leaves = [leaf for leaf, _ in asked]
        only_stop_words = all(map(_counts_little, leaves))
        names = find_names(leaves, [text for _, text in asked]) if self.expand else {}
        ends = {first: (last, name) for (first, last), name in names.items()}
        parts: list[c.Criterion | None] = []
        position = 0
        while position < len(leaves):
            last, name = ends.get(position, (position + 1, None))
            run = leaves[position:last]
            counted = [leaf for leaf in run if only_stop_words or not _counts_little(leaf)]
            if not negative:
                self.plan.wanted += counted
                self.plan.passed_over += [
                    term for leaf in run if leaf not in counted for term in leaf.terms
                ]
            words = _all_of(counted)
            if words and name:
                self.plan.expansions += [] if negative else [name]
                words = c.AnyOf((words, c.Names(name.entities)))
            parts.append(words)
            position = last
        return _all_of(parts)

    def _field(self, node: q.Field, *, negative: bool) -> c.Criterion | None:
        match node.name:
            case "place" | "faction":
                return self._entity_field(node)
            case "source":
                return self._source_field(node)
            case "after" | "before" | "published" | "mentioned":
                return _read_date(node)
        leaf = _leaf(q.Phrase(node.value), self.known, c.Place(node.name))
        if leaf and not negative and node.name == c.Place.TITLE:
            self.plan.wanted.append(leaf)
        return leaf

    def _entity_field(self, node: q.Field) -> c.Criterion:
        aliases = Alias.objects.filter(folded=fold_name(node.value), entity__kind=node.name)
        found = aliases.values_list("entity", "entity__merged_into")
        entities = tuple(sorted({successor or entity for entity, successor in found}))
        if entities:
            return c.Mentions(entities)
        is_place = node.name == "place"
        self._report(
            _("No place is called “%(name)s”.")
            if is_place
            else _("No faction is called “%(name)s”."),
            node,
        )
        return c.Nothing()

    def _source_field(self, node: q.Field) -> c.Criterion:
        wanted = fold(node.value)
        sources = tuple(source.pk for source in Source.objects.all() if wanted in fold(source.name))
        if not sources:
            self._report(_("No source is called “%(name)s”."), node)
            return c.Nothing()
        return c.FromSource(sources)

    def _report(self, problem: str, node: q.Field) -> None:
        self.plan.problems.append(problem % {"name": node.value})


def _once_each_prefix(nodes: Sequence[q.Word | q.Phrase]) -> list[q.Word | q.Phrase]:
    """Without repetitions of ``word*``, since each walks through the dictionary."""
    seen: set[q.Node] = set()
    kept = []
    for node in nodes:
        if node not in seen:
            kept.append(node)
        if isinstance(node, q.Word) and node.prefix:
            seen.add(node)
    return kept


def _read_date(node: q.Field) -> c.Criterion | None:
    days = bounds(node.value)
    if days is None:
        return None
    first = None if node.name == "before" else days[0]
    last = None if node.name == "after" else days[1]
    return _period(node.name, first, last)


def _period(name: str, first: date | None, last: date | None) -> c.Criterion:
    return c.MentionsDate(first, last) if name == "mentioned" else c.Published(first, last)


def _read_terms(node: q.Node) -> list[Term]:
    """The words of a query, those that must not occur included."""
    match node:
        case q.And(parts) | q.Or(parts):
            return [term for part in parts for term in _read_terms(part)]
        case q.Not(part):
            return _read_terms(part)
        case q.Word(text) | q.Phrase(text) | q.Field("title", text):
            return analyze(text)
    return []


def _leaf(
    node: q.Word | q.Phrase, known: Mapping[str, Term], place: c.Place = c.Place.ANYWHERE
) -> Leaf | None:
    """The criterion of a word or phrase; several words written as one (al-Bab) are a phrase."""
    terms = tuple(analyze(node.text))
    match = c.Match.EXACT if node.exact else c.Match.INFLECTED
    if len(terms) > 1:
        slop = node.slop if isinstance(node, q.Phrase) else 0
        return c.HasPhrase(terms, match, place, slop)
    if isinstance(node, q.Word) and node.prefix:
        match = c.Match.PREFIX
    # Phrases keep to the first lemmas: only these have positions in the index.
    return c.HasWord(_add_known(terms[0], known), match, place) if terms else None


def _add_known(term: Term, known: Mapping[str, Term]) -> Term:
    if same := known.get(term.folded):
        return term._replace(lemmas=same.lemmas, forms=same.forms)
    return term


def _counts_little(leaf: Leaf) -> bool:
    if not isinstance(leaf, c.HasWord) or leaf.match != c.Match.INFLECTED:
        return False
    return _is_stop_word(leaf.term)


def _is_stop_word(term: Term) -> bool:
    return term.folded in STOP_WORDS


def _all_of(parts: Sequence[c.Criterion | None]) -> c.Criterion | None:
    """All known parts in one, nested conjunctions made flat."""
    flat: list[c.Criterion] = []
    for part in parts:
        if part:
            flat.extend(part.parts if isinstance(part, c.AllOf) else (part,))
    if len(flat) > 1:
        return c.AllOf(tuple(flat))
    return flat[0] if flat else None
