"""Dates as the index holds them: day numbers, months and years as integers."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple


class Calendar(NamedTuple):
    """A period cut into whole years, whole months and the days that remain.

    So cut, any other period overlaps it exactly where it overlaps one of the pieces.
    """

    days: list[int]
    months: list[int]
    years: list[int]


def number_month(day: date) -> int:
    """The month of a day: 201612."""
    return day.year * 100 + day.month


def cut_period(first: date, last: date) -> Calendar:
    """Cut the days from ``first`` to ``last``, both included.

    >>> cut_period(date(2016, 1, 1), date(2017, 2, 1))
    Calendar(days=[736361], months=[201701], years=[2016])
    """
    calendar = Calendar([], [], [])
    day = first
    while day <= last:
        year_end, month_end = date(day.year, 12, 31), _month_end(day)
        if (day.month, day.day) == (1, 1) and year_end <= last:
            calendar.years.append(day.year)
            end = year_end
        elif day.day == 1 and month_end <= last:
            calendar.months.append(number_month(day))
            end = month_end
        else:
            calendar.days.append(day.toordinal())
            end = day
        if end == date.max:
            break
        day = end + timedelta(days=1)
    return calendar


def iterate_months(first: date, last: date) -> Iterator[int]:
    """Every month that the period touches.

    >>> list(iterate_months(date(2016, 12, 31), date(2017, 1, 1)))
    [201612, 201701]
    """
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield year * 100 + month
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _month_end(day: date) -> date:
    if day.month == 12:
        return date(day.year, 12, 31)
    return date(day.year, day.month + 1, 1) - timedelta(days=1)
