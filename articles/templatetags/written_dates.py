"""Dates as a newspaper writes them, with both sets of Arabic month names."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from babel.dates import get_month_names
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.extraction.dates import bounds

register = template.Library()

_DECEMBER = 12


@register.filter
def written_date(edtf: str) -> SafeString:
    """An EDTF date as a ``<time>`` element in the reader's language; empty for what is no date."""
    period = bounds(edtf) if edtf else None
    if period is None:
        return SafeString("")
    text = write_period(*period, language=get_language() or "ar")
    if "/" in edtf or not edtf.replace("-", "").isdigit():
        return format_html('<span class="written-date"><bdi>{}</bdi></span>', text)
    return format_html('<time datetime="{}"><bdi>{}</bdi></time>', edtf, text)


def write_period(first: date, last: date, language: str = "ar") -> str:
    """A period in words, at the coarsest precision that loses nothing.

    >>> write_period(date(2016, 12, 13), date(2016, 12, 13))
    '13 كانون الأول/ديسمبر 2016'
    >>> write_period(date(2016, 12, 1), date(2016, 12, 31), "en")
    'December 2016'
    >>> write_period(date(2015, 1, 1), date(2015, 6, 30), "en")
    'January 2015 – June 2015'
    >>> write_period(date(2014, 1, 1), date(2014, 12, 31))
    '2014'
    """
    write = _precision(first, last)
    start, end = write(first, language), write(last, language)
    return start if start == end else f"{start} – {end}"


def _precision(first: date, last: date) -> Callable[[date, str], str]:
    whole_months = first.day == 1 and _ends_month(last)
    if whole_months and first.month == 1 and last.month == _DECEMBER:
        return _year
    return _month if whole_months else _day


def _ends_month(day: date) -> bool:
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1


def _year(day: date, language: str) -> str:
    return str(day.year)


def _month(day: date, language: str) -> str:
    return f"{_month_names(language)[day.month]} {day.year}"


def _day(day: date, language: str) -> str:
    return f"{day.day} {_month(day, language)}"


@lru_cache
def _month_names(language: str) -> dict[int, str]:
    if language != "ar":
        return _babel_months("en")
    levantine, egyptian = _babel_months("ar_SY"), _babel_months("ar_EG")
    return {month: f"{levantine[month]}/{egyptian[month]}" for month in levantine}


def _babel_months(locale: str) -> dict[int, str]:
    names = get_month_names("wide", locale=locale)
    return {month: str(names[month]) for month in range(1, _DECEMBER + 1)}
