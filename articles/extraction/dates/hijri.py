"""Dates of the Hijri calendar, converted by the Umm al-Qura tables (1343 to 1500 AH)."""

from dataclasses import dataclass
from datetime import date

from hijridate import Gregorian, Hijri

from articles.extraction.dates.anchor import Anchor
from articles.extraction.dates.yearly import Yearly

FIRST_YEAR, LAST_YEAR = 1343, 1500
_FIRST_GREGORIAN, _LAST_GREGORIAN = 1925, 2076


@dataclass(frozen=True, slots=True, kw_only=True)
class HijriDate(Yearly):
    """A Hijri year, month or day; months and years become intervals of Gregorian days."""

    month: int | None = None
    day: int | None = None

    def write(self, year: int) -> str | None:
        """``2016-06-19``, or ``2016-06-06/2016-07-05`` for a month."""
        if not FIRST_YEAR <= year < LAST_YEAR:
            return None
        if self.month and self.day:
            if self.day > Hijri(year, self.month, 1).month_length():
                return None
            return str(_gregorian(year, self.month, self.day))
        last_month = self.month or 12
        length = Hijri(year, last_month, 1).month_length()
        first = _gregorian(year, self.month or 1, 1)
        return f"{first}/{_gregorian(year, last_month, length)}"

    def year_of(self, day: date) -> int:
        """The Hijri year of a Gregorian day."""
        return int(Gregorian.fromdate(day).to_hijri().year)

    def current_year(self, anchor: Anchor) -> int | None:
        """The Hijri year in the middle of the period of publication."""
        if anchor.period is None or anchor.month is None:
            return None
        return self.year_of(anchor.period[0] + (anchor.period[1] - anchor.period[0]) / 2)


@dataclass(frozen=True, slots=True)
class InGregorianYear:
    """«رمضان 2016»: a Hijri month or day in a Gregorian year, None where that year has two."""

    moment: HijriDate
    year: int

    def resolve(self, anchor: Anchor) -> str | None:
        """The month or day of that name that begins in the year."""
        hijri = self.moment.year_of(date(self.year, 7, 1)) if _is_covered(self.year) else 0
        values = [self.moment.write(year) for year in range(hijri - 1, hijri + 2)]
        begun = [value for value in values if value and int(value[:4]) == self.year]
        return begun[0] if len(begun) == 1 else None


def _is_covered(gregorian_year: int) -> bool:
    return _FIRST_GREGORIAN < gregorian_year < _LAST_GREGORIAN


def _gregorian(year: int, month: int, day: int) -> date:
    converted = Hijri(year, month, day).to_gregorian()
    return date(converted.year, converted.month, converted.day)
