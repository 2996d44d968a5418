"""What extraction finds: a span of the text, its kind, what it denotes and the rule that found it.

Overlapping finds are settled as in spaCy's ``filter_spans``: the longest wins, then the first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of mention."""

    PLACE = "place"
    FACTION = "faction"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Mention:
    """A find: ``surface`` is ``text[start:end]``, offsets are code points of the original text.

    ``entity`` is a gazetteer key or None (a name that no list has), ``value`` an EDTF date or None
    (undecided), ``rule`` names what found it and ``evidence`` the words or the date it relied on.
    """

    start: int
    end: int
    kind: Kind
    surface: str
    rule: str
    entity: str | None = None
    value: str | None = None
    evidence: str = ""


def select_longest(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that remain when no two may overlap, in the order of the text.

    >>> wide = Mention(0, 10, Kind.PLACE, "ريف دمشق", "gazetteer")
    >>> inner = Mention(4, 8, Kind.PLACE, "دمشق", "gazetteer")
    >>> select_longest([inner, wide]) == [wide]
    True
    """
    taken: set[int] = set()
    selected: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        # No selected mention is shorter than this one, so an overlap reaches one of its ends.
        if mention.start not in taken and mention.end - 1 not in taken:
            taken.update(range(mention.start, mention.end))
            selected.append(mention)
    return sorted(selected, key=lambda m: m.start)
