from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.calendar import Calendar, cut_period, iterate_months, number_month

DAYS = st.dates(date(2014, 11, 1), date(2018, 2, 28))
PERIODS = st.tuples(DAYS, DAYS).map(sorted).map(tuple)


@pytest.mark.parametrize(
    ("first", "last", "days", "months", "years"),
    [
        (date(2016, 12, 13), date(2016, 12, 13), [13], [], []),
        (date(2016, 12, 1), date(2016, 12, 31), [], [201612], []),
        (date(2016, 2, 1), date(2016, 2, 28), list(range(1, 29)), [], []),
        (date(2016, 2, 1), date(2016, 2, 29), [], [201602], []),
        (date(2016, 1, 1), date(2016, 12, 31), [], [], [2016]),
        (date(2015, 12, 1), date(2017, 1, 31), [], [201512, 201701], [2016]),
        (date(2016, 11, 30), date(2017, 1, 1), [30, 1], [201612], []),
    ],
)
def test_cuts_into_the_largest_pieces(
    first: date, last: date, days: list[int], months: list[int], years: list[int]
) -> None:
    calendar = cut_period(first, last)
    assert [date.fromordinal(day).day for day in calendar.days] == days
    assert (calendar.months, calendar.years) == (months, years)


def test_all_of_time_is_cut() -> None:
    assert len(cut_period(date.min, date.max).years) == 9999
    assert cut_period(date(9999, 12, 31), date.max).days == [date.max.toordinal()]


def test_a_period_that_ends_before_it_begins_is_empty() -> None:
    assert cut_period(date(2016, 2, 1), date(2016, 1, 1)) == Calendar([], [], [])


@given(PERIODS)
def test_the_pieces_hold_each_day_once(period: tuple[date, date]) -> None:
    first, last = period
    wanted = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    calendar = cut_period(first, last)
    found = [date.fromordinal(day) for day in calendar.days]
    found += [day for day in wanted if number_month(day) in calendar.months]
    found += [day for day in wanted if day.year in calendar.years]
    assert sorted(found) == wanted
    assert all(day in wanted for month in calendar.months for day in _days_of(month))


@given(PERIODS, PERIODS)
def test_another_period_overlaps_it_where_it_overlaps_a_piece(
    period: tuple[date, date], other: tuple[date, date]
) -> None:
    calendar = cut_period(*period)
    low, high = other
    touched = (
        any(low.toordinal() <= day <= high.toordinal() for day in calendar.days)
        or any(number_month(low) <= month <= number_month(high) for month in calendar.months)
        or any(low.year <= year <= high.year for year in calendar.years)
    )
    assert touched == (period[0] <= high and low <= period[1])


@given(PERIODS)
def test_months_are_those_of_the_days(period: tuple[date, date]) -> None:
    first, last = period
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    assert list(iterate_months(first, last)) == sorted({number_month(day) for day in days})


def _days_of(month: int) -> list[date]:
    first = date(month // 100, month % 100, 1)
    return [
        day for day in (first + timedelta(days=n) for n in range(31)) if number_month(day) == month
    ]
