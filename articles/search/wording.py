"""The words of a query: their keys, and the names that they make with their neighbours.

Words that stand side by side are planned together, since neighbours may make one name. Stop words
count only where there is nothing else, but they may be part of a name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.language.stopwords import STOP_WORDS
from articles.search import criteria as c
from articles.search.analysis import Term, analyze
from articles.search.naming import Expansion, Leaf, find_names
from articles.search.syntax import Phrase, Word

#: Words that stand side by side.
Group = tuple[Word | Phrase, ...]

_Names = Mapping[int, tuple[int, Expansion]]


@dataclass(frozen=True, slots=True)
class Wording:
    """What is asked of a group: its criterion, the words that count, and what they name.

    ``passed_over`` are the stop words among them: nothing depends on these but the order of what is
    found.
    """

    criterion: c.Criterion | None = None
    wanted: tuple[Leaf, ...] = ()
    passed_over: tuple[Term, ...] = ()
    expansions: tuple[Expansion, ...] = ()


def plan_words(
    groups: Iterable[Group], known: Mapping[str, Term], *, expand: bool
) -> dict[Group, Wording]:
    """The wording of each group; one look for the names of all of them.

    ``known`` has the candidate lemmas of folded words, ``expand`` says whether names also find
    mentions.
    """
    asked = {group: _read_group(group, known) for group in groups}
    names = _find_all_names(asked.values()) if expand else {}
    planned: dict[Group, Wording] = {}
    start = 0
    for group, pairs in asked.items():
        planned[group] = _join([leaf for leaf, _text in pairs], names, start)
        start += len(pairs) + 1
    return planned


def make_leaf(
    node: Word | Phrase, known: Mapping[str, Term], place: c.Place = c.Place.ANYWHERE
) -> Leaf | None:
    """The criterion of a word or phrase; several words written as one (al-Bab) are a phrase."""
    terms = tuple(analyze(node.text))
    match = c.Match.EXACT if node.exact else c.Match.INFLECTED
    if len(terms) > 1:
        slop = node.slop if isinstance(node, Phrase) else 0
        return c.HasPhrase(terms, match, place, slop)
    if isinstance(node, Word) and node.prefix:
        match = c.Match.PREFIX
    # Phrases keep to the first lemmas: only these have positions in the index.
    return c.HasWord(_add_known(terms[0], known), match, place) if terms else None


def join_all_of(parts: Iterable[c.Criterion | None]) -> c.Criterion | None:
    """All known parts in one, nested conjunctions made flat."""
    flat: list[c.Criterion] = []
    for part in parts:
        if part:
            flat.extend(part.parts if isinstance(part, c.AllOf) else (part,))
    if len(flat) > 1:
        return c.AllOf(tuple(flat))
    return flat[0] if flat else None


def is_stop_word(term: Term) -> bool:
    """Whether a word says nothing of what a text is about."""
    return term.folded in STOP_WORDS


def _read_group(group: Group, known: Mapping[str, Term]) -> list[tuple[Leaf, str]]:
    """The words of a group with their texts; ``word*`` once, since each walks the dictionary."""
    nodes = dict.fromkeys(group) if any(isinstance(n, Word) and n.prefix for n in group) else group
    return [(leaf, node.text) for node in nodes if (leaf := make_leaf(node, known))]


def _find_all_names(asked: Iterable[Sequence[tuple[Leaf, str]]]) -> _Names:
    """Where names begin, counted through all groups, with their ends and what they name."""
    leaves: list[Leaf | None] = []
    texts: list[str] = []
    for pairs in asked:
        # No name reaches from one group into the next.
        leaves += [*(leaf for leaf, _text in pairs), None]
        texts += [*(text for _leaf, text in pairs), ""]
    return {first: (last, name) for (first, last), name in find_names(leaves, texts).items()}


def _join(leaves: Sequence[Leaf], names: _Names, start: int) -> Wording:
    """All the words of a group, names widened to the mentions of what they name."""
    only_stop_words = all(map(_counts_little, leaves))
    parts: list[c.Criterion | None] = []
    wanted: list[Leaf] = []
    passed_over: list[Term] = []
    expansions: list[Expansion] = []
    position = 0
    while position < len(leaves):
        last, name = names.get(start + position, (start + position + 1, None))
        run = leaves[position : last - start]
        counted = [leaf for leaf in run if only_stop_words or not _counts_little(leaf)]
        wanted += counted
        passed_over += [term for leaf in run if leaf not in counted for term in leaf.terms]
        words = join_all_of(counted)
        if words and name:
            expansions.append(name)
            words = c.AnyOf((words, c.Names(name.entities)))
        parts.append(words)
        position = last - start
    return Wording(join_all_of(parts), tuple(wanted), tuple(passed_over), tuple(expansions))


def _add_known(term: Term, known: Mapping[str, Term]) -> Term:
    if same := known.get(term.folded):
        return term._replace(lemmas=same.lemmas, forms=same.forms)
    return term


def _counts_little(leaf: Leaf) -> bool:
    if not isinstance(leaf, c.HasWord) or leaf.match != c.Match.INFLECTED:
        return False
    return is_stop_word(leaf.term)
