"""Dates in digits alone: 13/12/2016, 2016-12-13, 14/9/1437.

The day goes before the month unless it cannot be.
"""

import re

from articles.extraction.dates.fragments import (
    DIRECTION,
    GAP,
    HIJRI_MARK,
    LEAD,
    SPACE,
    said_direction,
)
from articles.extraction.dates.hijri import HijriDate
from articles.extraction.dates.lexicon import LEAD_WORDS, WEEKDAYS, fold_words
from articles.extraction.dates.moments import Moment
from articles.extraction.dates.neighbours import COUNTED_AFTER, NUMBER_BEFORE
from articles.extraction.dates.rules import DIGITS, Rule, Surroundings
from articles.extraction.dates.tense import reach_of
from articles.extraction.dates.yearly import Calendar, Year
from articles.language.fold import fold

_BEFORE = r"(?<![\d/.\\\-])"
_AFTER = r"(?!\d|[/\-.\\]\d)"
_MONTHS, _DAYS = 12, 31
_LAST_HIJRI = 1500
_THIS_CENTURY = 2000
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
    before = around.before()
    announced = match.start() < match.start("one") or before in _ANNOUNCES or before in WEEKDAYS
    day, month = int(match["one"]), int(match["other"])
    if not (1 <= month <= _MONTHS and 1 <= day <= _DAYS):
        return None
    if match["direction"]:
        return Calendar(month=month, day=day, direction=said_direction(match))
    return Calendar(month=month, day=day, reach=reach_of(match, around)) if announced else None


def _read_short_year(match: re.Match[str], around: Surroundings) -> Moment | None:
    """«13/12/16»: two digits are a year of this century."""
    return _date(_THIS_CENTURY + int(match["year"]), int(match["one"]), int(match["other"]))


def _read_month(match: re.Match[str], around: Surroundings) -> Moment | None:
    """«6/2016», «2016-06»; a number after «القانون» and two years in a row are none."""
    year, month = int(match["year"]), int(match["month"])
    if around.follows(NUMBER_BEFORE) or around.after(match.end()) in COUNTED_AFTER:
        return None
    if not 1 <= month <= _MONTHS or (year + 1) % 100 == month:
        return None
    return Calendar(year=Year(year), month=month)


_OPENERS = (DIGITS, *LEAD_WORDS)
_YEAR = r"(?P<year>(?:1[34]|19|20)\d\d)"
RULES = (
    Rule(
        "date.numeric",
        _OPENERS,
        re.compile(
            rf"{LEAD}{_BEFORE}(?P<one>\d{{1,2}})(?P<separator>{GAP}[/\\\-.]{GAP})"
            rf"(?P<other>\d{{1,2}})(?P=separator){_YEAR}{_AFTER}{_MARK}"
        ),
        _read_year_last,
    ),
    Rule(
        "date.numeric",
        _OPENERS,
        re.compile(
            rf"{LEAD}{_BEFORE}{_YEAR}(?P<separator>{GAP}[/\\\-.]{GAP})"
            rf"(?P<one>\d{{1,2}})(?P=separator)(?P<other>\d{{1,2}}){_AFTER}{_MARK}"
        ),
        _read_year_first,
    ),
    Rule(
        "date.numeric_day_month",
        _OPENERS,
        re.compile(
            rf"{LEAD}{_BEFORE}(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}}){_AFTER}"
            rf"(?:{SPACE}(?P<direction>{DIRECTION}))?"
        ),
        _read_day_month,
    ),
    Rule(
        "date.numeric_short_year",
        _OPENERS,
        re.compile(
            rf"{LEAD}{_BEFORE}(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})/(?P<year>[0-4]\d){_AFTER}"
        ),
        _read_short_year,
    ),
    Rule(
        "date.numeric_month",
        (DIGITS,),
        re.compile(rf"{_BEFORE}(?P<month>\d{{1,2}})[/\-](?P<year>(?:19|20)\d\d){_AFTER}"),
        _read_month,
    ),
    Rule(
        "date.numeric_month",
        (DIGITS,),
        re.compile(rf"{_BEFORE}(?P<year>(?:19|20)\d\d)[/\-](?P<month>\d\d){_AFTER}"),
        _read_month,
    ),
)
