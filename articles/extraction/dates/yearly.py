"""Moments that every year has once: days and months of the calendar, quarters, seasons."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from articles.extraction.dates.anchor import CURRENT, UNTOLD, Anchor, Direction, Reach
from articles.extraction.dates.periods import bounds, months_bounds

#: «العام الجديد» is the next one after October, the present one until March.
_LAST_MONTHS, _FIRST_MONTHS = 10, 3


@dataclass(frozen=True, slots=True)
class Year:
    """The year of a date: a number, a shift against the year of publication, or the one before."""

    number: int | None = None
    shift: int | None = None
    previous: bool = False

    @property
    def said(self) -> bool:
        """Whether the text says anything about the year."""
        return self.number is not None or self.shift is not None or self.previous

    def resolve(self, anchor: Anchor, current: int | None) -> int | None:
        """The number of the year, ``current`` being the year of publication."""
        if self.number is not None:
            return self.number
        if self.shift is not None:
            return None if current is None else current + self.shift
        return anchor.previous_year if self.previous else None


NO_YEAR = Year()


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearly(ABC):
    """Something that every year has once, with or without a word about which year."""

    year: Year = NO_YEAR
    direction: Direction = Direction.NEAREST
    reach: Reach = UNTOLD

    @abstractmethod
    def write(self, year: int) -> str | None:
        """The EDTF value in a certain year, None if that year has none (29 February)."""

    def year_of(self, day: date) -> int:
        """The year of a day in the calendar of this date."""
        return day.year

    def current_year(self, anchor: Anchor) -> int | None:
        """The year of publication in the calendar of this date."""
        return anchor.year

    @property
    def points(self) -> bool:
        """Whether the words themselves lead to the year."""
        said = self.year.said or self.direction is not Direction.NEAREST
        return said or self.reach is CURRENT

    def resolve(self, anchor: Anchor) -> str | None:
        """Take the year that is said or stands above, or the one that publication decides for."""
        current = self.current_year(anchor)
        if self.year.said:
            year = self.year.resolve(anchor, current)
            return None if year is None else self.write(year)
        if anchor.heading_year and not self.points:
            return self.write(anchor.heading_year)
        if current is None:
            return None
        values = self._values(range(current - 1, current + 2))
        chosen = anchor.choose(values, self.direction, self.reach)
        return values[chosen] if chosen else None

    def near(self, value: str, *, ahead: bool) -> str | None:
        """The first occurrence not before, or the last not after, an EDTF value."""
        other = bounds(value)
        if other is None:
            return None
        if ahead:
            values = self._values(self._two_years(other[0], 1))
            return next((text for period, text in values.items() if period[0] >= other[0]), None)
        values = self._values(self._two_years(other[1], -1))
        return next((text for period, text in values.items() if period[1] <= other[1]), None)

    def _two_years(self, day: date, step: int) -> range:
        year = self.year_of(day)
        return range(year, year + 2 * step, step)

    def _values(self, years: Iterable[int]) -> dict[tuple[date, date], str]:
        texts = (self.write(year) for year in years)
        return {period: text for text in texts if text and (period := bounds(text))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar(Yearly):
    """A year, a month or a day of the Gregorian calendar."""

    month: int | None = None
    day: int | None = None

    def write(self, year: int) -> str | None:
        """``2016``, ``2016-12`` or ``2016-12-13``."""
        parts = [f"{year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        text = "-".join(parts)
        return text if bounds(text) else None


@dataclass(frozen=True, slots=True)
class NewYear:
    """«العام الجديد»: the year about to begin, or just begun; in between it may be either."""

    def resolve(self, anchor: Anchor) -> str | None:
        """The year after publication in its last months, that of publication in its first."""
        if anchor.month is None:
            return None
        year, month = anchor.month
        if month > _LAST_MONTHS:
            return Calendar(year=Year(year + 1)).resolve(anchor)
        return f"{year:04}" if month <= _FIRST_MONTHS else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Months(Yearly):
    """A quarter, a half-year or a season: some months from a month on."""

    first: int
    count: int

    def write(self, year: int) -> str | None:
        """``2015-01/2015-06``."""
        start, end = months_bounds(year, self.first, self.count)
        return f"{str(start)[:7]}/{str(end)[:7]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Winter(Months):
    """Winter, whose months lie in two years: «شتاء 2016» may be either of two."""

    def resolve(self, anchor: Anchor) -> str | None:
        """Of the two winters of a year the only one that had begun at publication, else None."""
        year = self.year.resolve(anchor, anchor.year)
        if year is None:
            return super(Winter, self).resolve(anchor)
        if anchor.period is None:
            return None
        values = self._values((year - 1, year))
        begun = [text for period, text in values.items() if period[0] <= anchor.period[1]]
        return begun[0] if len(begun) == 1 else None
