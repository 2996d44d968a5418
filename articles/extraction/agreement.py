"""How far two annotators agree: F1 per kind on spans, Cohen's κ on tokens.

F1 takes one of the two as the truth and is the same whichever (Hripcsak & Rothschild, 2005). κ is
Cohen's (1960): each token carries the kind that covers it, or none, and agreement is counted beyond
what chance would give.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.extraction.mention import Kind
from articles.language.tokens import WORD

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """What an annotator marked: kind, span in code points, and the entity or the date it denotes."""

    kind: Kind
    start: int
    end: int
    denotes: str = ""

    @property
    def key(self) -> tuple[Kind, int, int]:
        """Kind and span: what two marks must share to be the same mark."""
        return self.kind, self.start, self.end


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on one kind: marks of each, those of both, and κ (None where there is no choice)."""

    kind: Kind
    first: int
    second: int
    both: int
    #: Of the marks of both, those that denote the same.
    same: int
    kappa: float | None

    @property
    def f1(self) -> float | None:
        """Twice the common marks by all marks; None where neither marked anything."""
        return 2 * self.both / (self.first + self.second) if self.first + self.second else None


def measure(body: str, first: Iterable[Mark], second: Iterable[Mark]) -> list[Agreement]:
    """The agreement of two annotators of a text, kind by kind.

    >>> halab = Mark(Kind.PLACE, 3, 6)
    >>> place, *_ = measure("في حلب وإدلب", [halab], [halab, Mark(Kind.PLACE, 8, 12)])
    >>> place.both, round(place.f1, 3), place.kappa
    (1, 0.667, 0.4)
    """
    ours, theirs = {mark.key: mark for mark in first}, {mark.key: mark for mark in second}
    words = [match.span() for match in WORD.finditer(body)]
    return [
        Agreement(
            kind,
            sum(key[0] == kind for key in ours),
            sum(key[0] == kind for key in theirs),
            len(common := [key for key in ours if key[0] == kind and key in theirs]),
            sum(ours[key].denotes == theirs[key].denotes for key in common),
            find_kappa(_label(words, ours, kind), _label(words, theirs, kind)),
        )
        for kind in Kind
    ]


def find_kappa(first: Sequence[bool], second: Sequence[bool]) -> float | None:
    """Cohen's κ of two labellings of the same items; None where chance alone would agree on all.

    >>> find_kappa([True, True, False, False], [True, False, False, False])
    0.5
    """
    total = len(first)
    pairs = Counter(zip(first, second, strict=True))
    observed = sum(count for (one, other), count in pairs.items() if one == other)
    chances = sum(first.count(label) * second.count(label) for label in (True, False))
    # In whole numbers as long as possible, lest 1 come out as 0.9999.
    if chances == total * total:
        return None
    return (observed * total - chances) / (total * total - chances)


def _label(words: Sequence[Span], marks: Iterable[tuple[Kind, int, int]], kind: Kind) -> list[bool]:
    """For each word, whether a mark of the kind reaches into it."""
    spans = sorted((start, end) for marked, start, end in marks if marked == kind)
    labels, upcoming = [], 0
    reach = 0
    for start, end in words:
        while upcoming < len(spans) and spans[upcoming][0] < end:
            reach = max(reach, spans[upcoming][1])
            upcoming += 1
        labels.append(reach > start)
    return labels
