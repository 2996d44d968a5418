"""Dates in digits alone: 13/12/2016, 2016-12-13, 14/9/1437.

The day goes before the month unless it cannot be.
"""

import re

from articles.extraction.dates.fragments import GAP, HIJRI_MARK, LEAD
from articles.extraction.dates.hijri import HijriDate
from articles.extraction.dates.lexicon import LEAD_WORDS, fold_words
from articles.extraction.dates.moments import Moment
from articles.extraction.dates.rules import DIGITS, Rule, Surroundings
from articles.extraction.dates.yearly import Calendar, Year
from articles.language.fold import fold

_BEFORE = r"(?<![\d/.\-])"
_AFTER = r"(?!\d|[/\-.]\d)"
_MONTHS, _DAYS = 12, 31
_LAST_HIJRI = 1500
#: Before a day and month without a year: «بتاريخ 13/12», «يوم 13/12».
_ANNOUNCES = frozenset(fold_words("تاريخ بتاريخ يوم ليوم فجر مساء صباح"))
_MARK = rf"(?:{HIJRI_MARK}|{GAP}{fold('م')}(?![^\W\d_]))?"


def _date(year: int, one: int, other: int) -> Moment | None:
    """The date of a year and two numbers of which the first is the day if it can be."""
    day, month = (one, other) if other <= _MONTHS else (other, one)
    if not (1 <= month <= _MONTHS and 1 <= day <= _DAYS):
        return None
    kind = HijriDate if year < _LAST_HIJRI else Calendar
    return kind(year=Year(year), month=month, day=day)


def _read_year_last(match: re.Match[str], around: Surroundings) -> Moment | None:
    return _date(int(match["year"]), int(match["one"]), int(match["other"]))


def _read_year_first(match: re.Match[str], around: Surroundings) -> Moment | None:
    return _date(int(match["year"]), int(match["other"]), int(match["one"]))


def _read_day_month(match: re.Match[str], around: Surroundings) -> Moment | None:
    announced = match.start() < match.start("one") or around.before() in _ANNOUNCES
    day, month = int(match["one"]), int(match["other"])
    if not announced or not (1 <= month <= _MONTHS and 1 <= day <= _DAYS):
        return None
    return Calendar(month=month, day=day)


_OPENERS = (DIGITS, *LEAD_WORDS)
_YEAR = r"(?P<year>(?:1[34]|19|20)\d\d)"
RULES = (
    Rule(
        "date.numeric",
        _OPENERS,
        re.compile(
            rf"{LEAD}{_BEFORE}(?P<one>\d{{1,2}})(?P<separator>{GAP}[/\-.]{GAP})"
            rf"(?P<other>\d{{1,2}})(?P=separator){_YEAR}{_AFTER}{_MARK}"
        ),
        _read_year_last,
    ),
    Rule(
        "date.numeric",
        _OPENERS,
        re.compile(
            rf"{LEAD}{_BEFORE}{_YEAR}(?P<separator>{GAP}[/\-.]{GAP})"
            rf"(?P<one>\d{{1,2}})(?P=separator)(?P<other>\d{{1,2}}){_AFTER}{_MARK}"
        ),
        _read_year_first,
    ),
    Rule(
        "date.numeric_day_month",
        _OPENERS,
        re.compile(rf"{LEAD}{_BEFORE}(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}}){_AFTER}"),
        _read_day_month,
    ),
)
