"""Years, seasons and rows of years.

«عام 2014», «2011», «عام 82», «2017-2018», «صيف 2015», «هذا الشتاء».
"""

import re

from articles.extraction.dates.context import is_bracketed, is_plausible_year
from articles.extraction.dates.fragments import (
    AND,
    COUNT,
    DIRECTION,
    GAP,
    NO_DIGIT_BEFORE,
    OF,
    PHASE,
    SPACE,
    YEAR,
    YEAR_SAID,
    lexicon_key,
    one_of,
    said_direction,
    said_year,
)
from articles.extraction.dates.lexicon import (
    PHASES,
    SEASONS,
    THIS,
    YEAR_WORDS,
    fold_words,
)
from articles.extraction.dates.moments import Fixed, Interval, Moment
from articles.extraction.dates.neighbours import COUNTED_AFTER, WARS
from articles.extraction.dates.rules import DIGITS, Rule, Surroundings
from articles.extraction.dates.yearly import Calendar, Months, Winter, Year
from articles.language.numbers import parse_number

_THOUSAND = one_of(fold_words("ألف ألفين ألفي"))
_YEAR_IN_WORDS = rf"{_THOUSAND}{SPACE}{AND}{COUNT}"
_HIJRI_TODAY = range(1400, 1451)
_ERA_WORDS = frozenset(fold_words("بعد قبل للميلاد ميلادي ميلادية هجري هجرية للهجرة ه م"))
_DECEMBER = 12
_SEASON_WORD = fold_words("فصل")
_LAST_CENTURY_START = 1900
#: «عام 82»: two digits are years of the last century.
_SHORT_YEAR = r"[3-9]\d(?!\d|[.,/%\-]\d)"
_WAR_YEAR = r"(?:48|56|67|73|82)(?!\d|[.,%\-]\d)"
_ABOUT_WORDS = fold_words("نحو حوالي حوالى قرابة")
_ABOUT = rf"{one_of(_ABOUT_WORDS)}{SPACE}"


def _read_year(match: re.Match[str], around: Surroundings) -> Moment | None:
    if match["words"]:
        return Calendar(year=Year(parse_number(match["words"])))
    if match["short"]:
        return _read_short_year(match, around)
    year = int(match["year"][:4])
    if match["about"]:
        return Fixed(f"{year}~")
    # «عام 1436» without هـ may be of either calendar.
    return Fixed(None) if year in _HIJRI_TODAY else Calendar(year=Year(year))


def _read_bare_year(match: re.Match[str], around: Surroundings) -> Moment | None:
    if not is_plausible_year(match["year"], match.end(), around):
        return None
    return Calendar(year=Year(int(match["year"][:4])))


def _read_short_year(match: re.Match[str], around: Surroundings) -> Moment | None:
    after = around.after(match.end())
    if after in COUNTED_AFTER or after in _ERA_WORDS:
        return None
    return Calendar(year=Year(_LAST_CENTURY_START + int(match["short"])))


def _read_war_year(match: re.Match[str], around: Surroundings) -> Moment | None:
    """«حرب 67», «حدود 67»: the years of wars that two digits name."""
    if not around.follows(WARS):
        return None
    return Calendar(year=Year(_LAST_CENTURY_START + int(match["short"])))


def _read_year_pair(match: re.Match[str], around: Surroundings) -> Moment | None:
    first, last = int(match["first"]), int(match["last"])
    if len(match["last"]) == 2:  # «2017/18»
        last += first // 100 * 100
    elif last < first:  # «2018/2017», written from the right
        first, last = last, first
    plausible = is_bracketed(match.end(), around) or is_plausible_year(
        match["first"], match.end(), around
    )
    if first == last or last < first or not plausible:
        return None
    return Interval(Calendar(year=Year(first)), Calendar(year=Year(last)))


def _read_season(match: re.Match[str], around: Surroundings) -> Moment | None:
    first = SEASONS[lexicon_key(match["season"])]
    year, direction = said_year(match), said_direction(match)
    if first == _DECEMBER and not match["until"]:
        return Winter(first=first, count=3, year=year, direction=direction)
    return Months(first=first, count=3, year=year, direction=direction)


def _read_this_season(match: re.Match[str], around: Surroundings) -> Moment | None:
    first = SEASONS[lexicon_key(match["season"])]
    return Months(first=first, count=3)


RULES = (
    Rule(
        "date.year",
        (*PHASES, *_ABOUT_WORDS, *YEAR_WORDS),
        re.compile(
            rf"{PHASE}?(?P<about>{_ABOUT})?{one_of(YEAR_WORDS)}"
            rf"(?:{GAP}(?P<year>{YEAR})(?:{SPACE}{DIRECTION})?|{SPACE}(?P<words>{_YEAR_IN_WORDS})"
            rf"|{SPACE}(?P<short>{_SHORT_YEAR}))"
        ),
        _read_year,
    ),
    Rule(
        "date.bare_year",
        (*PHASES, DIGITS),
        re.compile(rf"{NO_DIGIT_BEFORE}{PHASE}?(?P<year>{YEAR})"),
        _read_bare_year,
    ),
    Rule(
        "date.short_year",
        (DIGITS,),
        re.compile(rf"{NO_DIGIT_BEFORE}(?P<short>{_WAR_YEAR})"),
        _read_war_year,
    ),
    Rule(
        "date.year_pair",
        (*YEAR_WORDS, DIGITS),
        re.compile(
            rf"{NO_DIGIT_BEFORE}(?:{one_of(YEAR_WORDS)}{SPACE})?"
            rf"(?P<first>(?:1\d|20)\d\d){GAP}[-–/]{GAP}(?P<last>(?:(?:1\d|20)\d\d)|\d\d)(?!\d|[/.\-]\d)"
        ),
        _read_year_pair,
    ),
    Rule(
        "date.season",
        (*PHASES, *_SEASON_WORD, *SEASONS),
        re.compile(
            rf"{PHASE}?(?:{one_of(_SEASON_WORD)}{SPACE})?(?P<season>{one_of(SEASONS)}){SPACE}"
            rf"(?:(?:{OF}{SPACE})?{YEAR_SAID}(?:{GAP}[-–/]{GAP}(?P<until>{YEAR}))?"
            rf"|(?P<direction>{DIRECTION}))"
        ),
        _read_season,
    ),
    Rule(
        "date.season",
        THIS,
        re.compile(rf"{one_of(THIS)}{SPACE}(?P<season>{one_of(SEASONS)})"),
        _read_this_season,
    ),
)
