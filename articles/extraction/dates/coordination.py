"""Expressions joined by و of which one tells what the other leaves open.

«في آذار ونيسان 2013», «يومي الجمعة والسبت المقبلين», «بين الاثنين والأربعاء»: the first takes year or
direction of the second, or the second follows the first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.extraction.dates.anchor import Anchor
from articles.extraction.dates.fragments import AND, GAP, SPACE
from articles.extraction.dates.joins import Expression
from articles.extraction.dates.lexicon import fold_words
from articles.extraction.dates.moments import Moment, Weekday
from articles.extraction.dates.yearly import Yearly

_AND = re.compile(rf"{GAP}[،,]?{GAP}(?:{AND}|{fold_words('أو')[0]}{SPACE}){GAP}")
_WIDEST = 8
#: So many expressions may lean on one, each on the next.
_LONGEST_LIST = 12
_BETWEEN = re.compile(rf"(?:{'|'.join(fold_words('بين'))}){GAP}$")
_BETWEEN_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Beside:
    """The occurrence of a day, month or weekday next to another moment, before or after it."""

    moment: Yearly | Weekday
    other: Moment
    ahead: bool
    depth: int = 1

    def resolve(self, anchor: Anchor) -> str | None:
        """The nearest occurrence on that side, None where the other is undecided."""
        value = self.other.resolve(anchor)
        return self.moment.near(value, ahead=self.ahead) if value else None


def coordinate(text: str, expressions: Sequence[Expression]) -> list[Expression]:
    """The expressions of a folded text in order, each completed by its neighbour."""
    completed = list(expressions)
    for index in range(len(completed) - 2, -1, -1):
        first, last = completed[index : index + 2]
        if _is_joined(text, first, last) and _lends(first.moment, last.moment):
            completed[index] = replace(
                first, moment=_beside(first.moment, last.moment, ahead=False)
            )
    for index in range(len(completed) - 1):
        first, last = completed[index : index + 2]
        if _is_joined(text, first, last) and _leads(text, first, last.moment):
            completed[index + 1] = replace(
                last, moment=_beside(last.moment, first.moment, ahead=True)
            )
    return completed


def _is_joined(text: str, first: Expression, last: Expression) -> bool:
    gap = last.start - first.end
    return 0 < gap <= _WIDEST and _AND.fullmatch(text, first.end, last.start) is not None


def _beside(moment: Moment, other: Moment, *, ahead: bool) -> Moment:
    depth = other.depth + 1 if isinstance(other, Beside) else 1
    if depth > _LONGEST_LIST or not isinstance(moment, Yearly | Weekday):
        return moment
    return Beside(moment, other, ahead, depth)


def _lends(first: Moment, last: Moment) -> bool:
    """Whether the second says which year or week, and the first of the same kind does not."""
    return _is_open(first) and (isinstance(last, Beside) or _points(last)) and _match(first, last)


def _leads(text: str, first: Expression, last: Moment) -> bool:
    """Whether the second of two, undecided by itself, comes after the first."""
    if not _is_open(last) or not _match(last, first.moment):
        return False
    before = text[max(0, first.start - _BETWEEN_LENGTH) : first.start]
    if _BETWEEN.search(before):
        return True
    return _is_next_day(first.moment, last)


def _is_next_day(first: Moment, last: Moment) -> bool:
    if not isinstance(first, Weekday) or not isinstance(last, Weekday):
        return False
    return (last.number - first.number) % 7 == 1


def _match(moment: Moment, other: Moment) -> bool:
    if isinstance(other, Beside):
        other = other.moment
    if isinstance(moment, Weekday):
        return isinstance(other, Weekday)
    return type(moment) is type(other)


def _is_open(moment: Moment) -> bool:
    return isinstance(moment, Yearly | Weekday) and not moment.points


def _points(moment: Moment) -> bool:
    return isinstance(moment, Yearly | Weekday) and moment.points
