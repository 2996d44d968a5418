"""From the query language to criteria: words get their keys, names entities, fields their ids.

Words that name an entity also find its mentions, however these are written; the reader sees that
and can switch it off.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.search import criteria as c
from articles.search import query as q
from articles.search.analysis import Term, analyze
from articles.search.conditions import ConditionReader, read_range
from articles.search.lemma_memo import add_candidates
from articles.search.naming import Expansion, Leaf
from articles.search.problems import Problems
from articles.search.sentence import describe_query
from articles.search.some_words import loosen
from articles.search.syntax import parts_of
from articles.search.trees import fold_tree
from articles.search.wording import Group, Wording, join_all_of, make_leaf, plan_words


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


class _Part(NamedTuple):
    """The criterion of a node, and the words in it: those that must occur, and those that must not.

    A word has none before its neighbours are known.
    """

    criterion: c.Criterion | None = None
    wanted: tuple[Wording, ...] = ()
    unwanted: tuple[Wording, ...] = ()


def make_plan(query: q.Query, *, expand: bool, source: str = "") -> Plan:
    """The plan for a parsed query; ``expand`` says whether names also find mentions.

    ``source`` is the one of the candidate lemmas that the index records.
    """
    plan = Plan(problems=list(query.problems), repaired=query.repaired)
    if query.node is None:
        return plan
    # Every word has neighbours then, were it alone.
    root = query.node if isinstance(query.node, q.And) else q.And((query.node,))
    problems = Problems()
    part = _Planner(root, expand=expand, source=source, problems=problems).plan()
    plan.problems += problems.all()
    plan.understood = describe_query(query.node)
    plan.criterion = part.criterion
    plan.some_words = loosen(part.criterion) if part.criterion else None
    for wording in part.wanted:
        plan.wanted += wording.wanted
        plan.passed_over += wording.passed_over
        plan.expansions += wording.expansions
    return plan


class _Planner:
    """Plans a tree from its leaves up, once all of these have been looked up."""

    def __init__(self, root: q.Node, *, expand: bool, source: str, problems: Problems) -> None:
        leaves = _Leaves()
        fold_tree(root, parts_of, leaves.add)
        self._root = root
        self._known = add_candidates(leaves.terms(), source) if source else {}
        self._words = plan_words(leaves.groups, self._known, expand=expand)
        self._conditions = ConditionReader(leaves.fields, problems)

    def plan(self) -> _Part:
        return fold_tree(self._root, parts_of, self._join)

    def _join(self, node: q.Node, parts: list[_Part]) -> _Part:
        match node:
            case q.Word() | q.Phrase():
                return _Part()
            case q.Field():
                return self._field(node)
            case q.Range():
                return _Part(read_range(node))
            case q.Not():
                part = self._planned(node, parts)[0]
                inner = part.criterion and c.NoneOf(part.criterion)
                return _Part(inner, part.unwanted, part.wanted)
        planned = self._planned(node, parts)
        criteria = [part.criterion for part in planned if part.criterion]
        wanted = tuple(wording for part in planned for wording in part.wanted)
        unwanted = tuple(wording for part in planned for wording in part.unwanted)
        if isinstance(node, q.And):
            return _Part(join_all_of(criteria), wanted, unwanted)
        joined = c.AnyOf(tuple(criteria)) if len(criteria) > 1 else next(iter(criteria), None)
        return _Part(joined, wanted, unwanted)

    def _planned(self, node: q.Node, parts: list[_Part]) -> list[_Part]:
        """The parts of a node, groups of words in place of the words."""
        others = [
            part
            for inner, part in _leave_out_repeated(zip(parts_of(node), parts, strict=True))
            if not isinstance(inner, q.Word | q.Phrase)
        ]
        wordings = [self._words[group] for group in _groups(node)]
        return [*(_Part(wording.criterion, (wording,)) for wording in wordings), *others]

    def _field(self, node: q.Field) -> _Part:
        if node.name not in q.WORD_FIELDS:
            return _Part(self._conditions.read(node))
        words = _read_field(node)
        leaf = make_leaf(words, self._known, c.Place(node.name))
        if leaf is None or node.name != c.Place.TITLE:
            return _Part(leaf)
        return _Part(leaf, (Wording(wanted=(leaf,)),))


def _leave_out_repeated(pairs: Iterable[tuple[q.Node, _Part]]) -> Iterator[tuple[q.Node, _Part]]:
    """All but conditions that were there before: each would cost the engine as much again."""
    known: set[q.Node] = set()
    for node, part in pairs:
        bare = node.part if isinstance(node, q.Not) else node
        if isinstance(bare, q.Field | q.Range):
            if node in known:
                continue
            known.add(node)
        yield node, part


class _Leaves:
    """Collects what of a tree is to be looked up."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.fields: list[q.Field] = []

    def add(self, node: q.Node, _parts: list[None]) -> None:
        """Take what a node has."""
        self.groups += _groups(node)
        if isinstance(node, q.Field):
            self.fields.append(node)

    def terms(self) -> list[Term]:
        """All words, those that must not occur included."""
        texts = [node.text for group in self.groups for node in group]
        texts += [node.value for node in self.fields if node.name == c.Place.TITLE]
        return [term for text in texts for term in analyze(text)]


def _groups(node: q.Node) -> list[Group]:
    """The words directly in a node, those that stand side by side together."""
    words = [part for part in parts_of(node) if isinstance(part, q.Word | q.Phrase)]
    if isinstance(node, q.And):
        return [tuple(words)] if words else []
    return [(word,) for word in words]


def _read_field(node: q.Field) -> q.Word | q.Phrase:
    if node.prefix:
        return q.Word(node.value, prefix=True)
    return q.Phrase(node.value, node.exact, node.slop)
