"""EDTF dates as periods: the first and the last day, and the way to write them.

Of the Extended Date/Time Format (ISO 8601-2:2019) it reads what the rules emit and editors type:
days, months, years, unspecified digits (``199X``), seasons, quarters and half-years, closed
intervals, with ``~ ? %`` ignored. Written by hand because the ``edtf`` package parses some hundred
dates a second; the tests compare the two.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

Period = tuple[date, date]

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII
)
_QUALIFIERS = str.maketrans("", "", "~?%")
_LAST_MONTH = 12
#: ISO 8601-2 codes in the place of the month: first month and number of months.
_MONTH_CODES = {
    **{code: (3 * (code - 21) + 3, 3) for code in (21, 22, 23, 24)},
    **{code: (3 * (code - 25) + 3, 3) for code in (25, 26, 27, 28)},
    **{code: (3 * (code - 33) + 1, 3) for code in (33, 34, 35, 36)},
    **{code: (4 * (code - 37) + 1, 4) for code in (37, 38, 39)},
    **{code: (6 * (code - 40) + 1, 6) for code in (40, 41)},
}


@lru_cache(maxsize=100_000)
def bounds(edtf: str) -> Period | None:
    """The first and the last day of an EDTF date or closed interval.

    None for the empty string, for an interval with an open end and for what is no date. Winter
    (``2015-24``) begins in December of its year.

    >>> bounds("2016-12")
    (datetime.date(2016, 12, 1), datetime.date(2016, 12, 31))
    >>> bounds("2015-01/2015-06~")
    (datetime.date(2015, 1, 1), datetime.date(2015, 6, 30))
    >>> bounds("2016-02-30") is bounds("2016/..") is None
    True
    """
    halves = [_date_bounds(half) for half in edtf.translate(_QUALIFIERS).split("/")]
    if not 1 <= len(halves) <= 2:
        return None
    first, last = halves[0], halves[-1]
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def months_bounds(year: int, month: int, count: int = 1) -> Period:
    """The first and last day of ``count`` months from a month on, which may pass the year's end."""
    index = year * 12 + month - 1 + count
    following = date(index // 12, index % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month that lie ``by`` months after (or before) a month."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def _date_bounds(edtf: str) -> Period | None:
    match = _DATE.fullmatch(edtf.strip())
    if not match:
        return None
    year, month, day = match.group("year", "month", "day")
    try:
        if "X" in year:
            return _digits_bounds(year) if month is None else None
        if month is None:
            return date(int(year), 1, 1), date(int(year), 12, 31)
        if day is not None:
            whole = date(int(year), int(month), int(day))
            return whole, whole
        return _month_bounds(int(year), int(month))
    except (ValueError, OverflowError):
        return None


def _digits_bounds(year: str) -> Period:
    return date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)


def _month_bounds(year: int, month: int) -> Period:
    start, count = _MONTH_CODES.get(month, (month, 1))
    if not 1 <= start <= _LAST_MONTH:
        raise ValueError(month)
    return months_bounds(year, start, count)
