"""Moments counted in days, weeks, months, years, decades and centuries from publication."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from articles.extraction.dates.anchor import Anchor
from articles.extraction.dates.periods import bounds, shift_month


class Unit(Enum):
    """What is counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_YEARS = {Unit.DECADE: 10, Unit.CENTURY: 100}


@dataclass(frozen=True, slots=True)
class UnitPeriod:
    """«الأسبوع الماضي», «هذا العام»: the whole unit at some distance; weeks begin on Monday."""

    unit: Unit
    shift: int

    def resolve(self, anchor: Anchor) -> str | None:
        """The week as an interval of days, the month, the year, the decade."""
        value = _shifted(self.unit, self.shift, anchor)
        if value and self.unit is Unit.WEEK:
            day = date.fromisoformat(value)
            monday = day - timedelta(days=day.weekday())
            return f"{monday}/{monday + timedelta(days=6)}"
        return value


@dataclass(frozen=True, slots=True)
class Distance:
    """«قبل أسبوعين», «منذ 30 عاما»: a point ``count`` units from publication.

    Days and weeks lead to a day, months to a month, years to a year, decades to a decade.
    """

    unit: Unit
    count: int

    def resolve(self, anchor: Anchor) -> str | None:
        """The day, month, year or decade at that distance."""
        return _shifted(self.unit, self.count, anchor)


@dataclass(frozen=True, slots=True)
class Stretch:
    """«السنوات الخمس الماضية»: the units between publication and a point ``count`` units away."""

    unit: Unit
    count: int

    def resolve(self, anchor: Anchor) -> str | None:
        """The interval from the earlier end to the later."""
        unit, count = self.unit, self.count
        if unit in _YEARS:
            unit, count = Unit.YEAR, count * _YEARS[unit]
        ends = _shifted(unit, 0, anchor), _shifted(unit, count, anchor)
        if ends[0] is None or ends[1] is None:
            return None
        return "/".join(sorted((ends[0], ends[1])))


def _shifted(unit: Unit, count: int, anchor: Anchor) -> str | None:
    value: str | None = None
    if unit in {Unit.DAY, Unit.WEEK} and anchor.day:
        days = count * (7 if unit is Unit.WEEK else 1)
        value = str(anchor.day + timedelta(days=days))
    elif unit is Unit.MONTH and anchor.month:
        year, month = shift_month(*anchor.month, count)
        value = f"{year:04}-{month:02}"
    elif anchor.year:
        value = {
            Unit.YEAR: f"{anchor.year + count:04}",
            Unit.DECADE: f"{anchor.year // 10 + count:03}X",
            Unit.CENTURY: f"{anchor.year // 100 + count:02}XX",
        }.get(unit)
    return value if value and bounds(value) else None
