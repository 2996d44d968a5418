"""The date of publication, against which relative dates are resolved at the precision it has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from articles.extraction.dates.periods import Period, bounds


class Direction(Enum):
    """Which way from publication a date without a year is to be sought."""

    BEHIND = "behind"
    NEAREST = "nearest"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Reach:
    """How many days after and before publication a date without a year is looked for."""

    ahead: int
    behind: int


#: After «منذ»; after a verb of the past; where nothing is said.
SINCE, TOLD, UNTOLD = Reach(0, 366), Reach(30, 366), Reach(125, 366)
#: After a verb of the future; after «حتى».
EXPECTED, UNTIL = Reach(366, 85), Reach(366, 366)
#: «الجاري», «الحالي».
CURRENT = Reach(100, 100)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known around an expression: the period of publication, years named before it.

    ``heading_year`` is the year that a heading above names, ``previous_year`` and
    ``previous_month`` the last year and month that the text has named («من العام نفسه»).
    """

    published: str = ""
    period: Period | None = None
    heading_year: int | None = None
    previous_year: int | None = None
    previous_month: tuple[int, int] | None = None

    @classmethod
    def at(cls, published: str) -> "Anchor":
        """The anchor of an article published at an EDTF date, or at an unknown one."""
        return cls(published, bounds(published))

    @property
    def day(self) -> date | None:
        """The day of publication, if known to the day."""
        if self.period and self.period[0] == self.period[1]:
            return self.period[0]
        return None

    @property
    def month(self) -> tuple[int, int] | None:
        """Year and month of publication, if known to the month."""
        if self.period and self.period[0].replace(day=1) == self.period[1].replace(day=1):
            return self.period[0].year, self.period[0].month
        return None

    @property
    def year(self) -> int | None:
        """The year of publication, if known."""
        if self.period and self.period[0].year == self.period[1].year:
            return self.period[0].year
        return None

    def choose(
        self, candidates: Iterable[Period], direction: Direction, reach: Reach = UNTOLD
    ) -> Period | None:
        """The one of the candidate periods that publication decides for, None if it cannot.

        ``direction`` is what the words say; where they say nothing, the nearest within ``reach``.
        """
        if self.period is None or self.month is None:
            return None
        first, last = self.period
        if direction is Direction.BEHIND:
            return max((c for c in candidates if c[1] < last), default=None)
        if direction is Direction.AHEAD:
            return min((c for c in candidates if c[0] > first), default=None)
        near = [c for c in candidates if _is_within(reach, c, (first, last))]
        return min(near, key=lambda c: (_distance(c, (first, last)), c[0]), default=None)


def _is_within(reach: Reach, one: Period, published: Period) -> bool:
    ahead, behind = (one[0] - published[1]).days, (published[0] - one[1]).days
    return ahead <= reach.ahead and behind <= reach.behind


def _distance(one: Period, other: Period) -> timedelta:
    return max(one[0] - other[1], other[0] - one[1], timedelta(0))
