"""Which words of a query name entities: in any language, spelling or period, with any proclitic."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.language.clitics import cut_proclitics
from articles.language.skeletons import latin_words
from articles.models import Alias
from articles.search.criteria import HasPhrase, HasWord, Match
from articles.search.romanising import Entities, Span, find_romanised

_LONGEST_NAME = 10
#: In a text that was pasted long names would be many more runs to look up than it has words.
_LONG_QUERY = 40
_LONGEST_IN_LONG_QUERY = 4

Leaf = HasWord | HasPhrase


@dataclass(frozen=True, slots=True)
class Expansion:
    """Words of the query and the entities that they name, with their names for the reader."""

    words: str
    entities: tuple[int, ...]
    names: tuple[str, ...]

    @property
    def is_romanised(self) -> bool:
        """Whether the reader should be told what Latin letters were taken for."""
        return bool(latin_words(self.words))


def find_names(leaves: Sequence[Leaf | None], texts: Sequence[str]) -> dict[Span, Expansion]:
    """The runs ``[first, last)`` of leaves that name entities, the longest where they overlap.

    No name reaches over None. ``texts`` are the leaves as the reader typed them. Latin words that
    are no known name may spell an Arabic one. One query, however many leaves there are; another
    where there are such words.
    """
    forms = [_forms(leaf) for leaf in leaves]
    found = _find_known(_candidates(forms))
    known = {index for span in found for index in range(*span)}
    unknown = [text for index, text in enumerate(texts) if forms[index] and index not in known]
    if any(map(latin_words, unknown)):
        may_be_named = [text if form else None for form, text in zip(forms, texts, strict=True)]
        found = {
            span: entities
            for span, entities in find_romanised(may_be_named).items()
            if not known.issuperset(range(*span))
        } | found
    return {
        span: Expansion(
            " ".join(texts[slice(*span)]),
            tuple(found[span]),
            tuple(found[span].values()),
        )
        for span in _select_longest(found)
    }


def _find_known(candidates: Mapping[Span, tuple[str, ...]]) -> dict[Span, Entities]:
    """The runs that are names as they stand, with what they name."""
    possible = {name for readings in candidates.values() for name in readings}
    named: dict[str, Entities] = {}
    for alias in Alias.objects.filter(folded__in=possible).select_related("entity__merged_into"):
        entity = alias.entity.merged_into or alias.entity
        named.setdefault(alias.folded, {})[entity.pk] = entity.name
    # Of the readings of a word the least cut counts: وجدة is a town, not «and Jeddah».
    return {
        span: next(named[name] for name in readings if name in named)
        for span, readings in candidates.items()
        if not named.keys().isdisjoint(readings)
    }


def _candidates(forms: Sequence[tuple[str, ...]]) -> dict[Span, tuple[str, ...]]:
    """Every run that may be a name, with its texts, the least cut first."""
    longest = _LONGEST_NAME if len(forms) <= _LONG_QUERY else _LONGEST_IN_LONG_QUERY
    candidates: dict[Span, tuple[str, ...]] = {}
    for first in range(len(forms)):
        for last in range(first + 1, min(first + longest, len(forms)) + 1):
            if not all(forms[first:last]):
                break
            rest = [readings[0] for readings in forms[first + 1 : last]]
            candidates[first, last] = tuple(" ".join([reading, *rest]) for reading in forms[first])
    return candidates


def _forms(leaf: Leaf | None) -> tuple[str, ...]:
    """The readings of a leaf without proclitics; none where it is asked for as spelled."""
    if leaf is None or leaf.match != Match.INFLECTED:
        return ()
    if isinstance(leaf, HasWord):
        return tuple(cut.word for cut in cut_proclitics(leaf.term.folded))
    first, *others = (term.folded for term in leaf.terms)
    return tuple(" ".join([cut.word, *others]) for cut in cut_proclitics(first))


def _select_longest(spans: Iterable[Span]) -> list[Span]:
    taken: set[int] = set()
    selected = []
    for first, last in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            selected.append((first, last))
    return selected
