"""Years, parts of years, decades and centuries.

«عام 2014», «2011», «2017-2018», «مطلع العام الماضي», «الربع الأول من 2015», «صيف 2015»,
«تسعينيات القرن الماضي», «القرن التاسع عشر».
"""

import re

from articles.extraction.dates.context import is_plausible_year
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
    day_number,
    lexicon_key,
    one_of,
    said_direction,
    said_year,
)
from articles.extraction.dates.lexicon import (
    DECADES,
    PHASES,
    SEASONS,
    THIS,
    YEAR_WORDS,
    fold_words,
)
from articles.extraction.dates.moments import Fixed, Interval, Moment
from articles.extraction.dates.rules import DIGITS, Rule, Surroundings
from articles.extraction.dates.yearly import Calendar, Months, Winter, Year
from articles.language.fold import fold
from articles.language.numbers import ORDINALS, parse_number

_CENTURY = one_of(fold_words("القرن"))
_ORDINAL = rf"{one_of(ORDINALS)}|ا?ل{GAP}\d{{1,2}}(?!\d)"
_AFTER_CHRIST = one_of(fold_words("الميلادية"))
_OF_CENTURY = (
    rf"{SPACE}(?:{one_of(fold_words('من في'))}{SPACE})?"
    rf"{_CENTURY}{SPACE}(?:(?P<last>{one_of(fold_words('الماضي المنصرم الفائت'))})"
    rf"|(?P<century>{_ORDINAL}))"
)
#: After or before decades that are somebody's age: «في الثلاثينيات من العمر».
_AGE = re.compile(rf"{GAP}\)?{GAP}(?:{OF}|{fold('في')}){SPACE}(?:{fold('ال')})?{fold('عمر')}")
_YOUNGEST_DECADE = 50
_THIS_YEAR = one_of(fold_words("العام السنة"))
_THOUSAND = one_of(fold_words("ألف ألفين ألفي"))
_YEAR_IN_WORDS = rf"{_THOUSAND}{SPACE}{AND}{COUNT}"
_HIJRI_TODAY = range(1400, 1451)
_ERA = one_of(fold_words("الميلادي للميلاد بعد_الميلاد الهجري للهجرة قبل_الميلاد"))
_OUR_ERA = fold_words("الميلادي للميلاد بعد")
_DECEMBER = 12
_QUARTERS = dict(
    zip(fold_words("الأول الثاني الثالث الرابع الأخير"), (1, 4, 7, 10, 10), strict=True)
)
_HALVES = dict(zip(fold_words("الأول الثاني الأخير"), (1, 7, 7), strict=True))
_QUARTER, _HALF = fold_words("الربع النصف")


def _read_year(match: re.Match[str], around: Surroundings) -> Moment | None:
    if match["words"]:
        return Calendar(year=Year(parse_number(match["words"])))
    year = int(match["year"][:4])
    # «عام 1436» without هـ may be of either calendar.
    return Fixed(None) if year in _HIJRI_TODAY else Calendar(year=Year(year))


def _read_bare_year(match: re.Match[str], around: Surroundings) -> Moment | None:
    if not is_plausible_year(match["year"], match.end(), around):
        return None
    return Calendar(year=Year(int(match["year"][:4])))


def _read_year_pair(match: re.Match[str], around: Surroundings) -> Moment | None:
    first, last = int(match["first"]), int(match["last"])
    if len(match["last"]) == 2:  # «2017/18»
        last += first // 100 * 100
    if not first < last or not is_plausible_year(match["first"], match.end(), around):
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


def _read_part_of_year(match: re.Match[str], around: Surroundings) -> Moment | None:
    ordinal = lexicon_key(match["ordinal"])
    quarter = lexicon_key(match["part"]) == _QUARTER
    first = (_QUARTERS if quarter else _HALVES).get(ordinal)
    if first is None:
        return None
    year = said_year(match)
    return Months(first=first, count=3 if quarter else 6, year=year if year.said else Year(shift=0))


def _read_decade(match: re.Match[str], around: Surroundings) -> Moment | None:
    """A decade; without its century the last one, unless it may be somebody's age."""
    tens = DECADES[lexicon_key(match["decade"])]
    said = match["last"] or match["century"]
    if not said and (tens < _YOUNGEST_DECADE or _AGE.match(around.text, match.end())):
        return None
    century = day_number(match["century"]) if match["century"] else 20
    return Fixed(f"{century - 1:02}{tens // 10}X")


def _read_century(match: re.Match[str], around: Surroundings) -> Moment | None:
    number = day_number(match["ordinal"])
    if not number or (match["era"] and match["era"].split()[0] not in _OUR_ERA):
        return Fixed(None)
    return Fixed(f"{number - 1:02}XX")


RULES = (
    Rule(
        "date.year",
        (*PHASES, *YEAR_WORDS),
        re.compile(
            rf"{PHASE}?{one_of(YEAR_WORDS)}{SPACE}(?:(?P<year>{YEAR})|(?P<words>{_YEAR_IN_WORDS}))"
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
        "date.year_pair",
        (*YEAR_WORDS, DIGITS),
        re.compile(
            rf"{NO_DIGIT_BEFORE}(?:{one_of(YEAR_WORDS)}{SPACE})?"
            rf"(?P<first>(?:19|20)\d\d){GAP}[-–/]{GAP}(?P<last>(?:(?:19|20)\d\d)|\d\d)(?!\d|[/.\-]\d)"
        ),
        _read_year_pair,
    ),
    Rule(
        "date.season",
        (*PHASES, *SEASONS),
        re.compile(
            rf"{PHASE}?(?:{one_of(fold_words('فصل'))}{SPACE})?(?P<season>{one_of(SEASONS)}){SPACE}"
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
    Rule(
        "date.part_of_year",
        (_QUARTER, _HALF),
        re.compile(
            rf"(?P<part>{one_of((_QUARTER, _HALF))}){SPACE}(?P<ordinal>{one_of(_QUARTERS)})"
            rf"{SPACE}{OF}{SPACE}(?:{YEAR_SAID}|{_THIS_YEAR})"
        ),
        _read_part_of_year,
    ),
    Rule(
        "date.decade",
        (*PHASES, *DECADES),
        re.compile(
            rf"{PHASE}?(?P<decade>{one_of(DECADES)})(?:{SPACE}{_AFTER_CHRIST})?(?:{_OF_CENTURY})?"
        ),
        _read_decade,
    ),
    Rule(
        "date.century",
        (*PHASES, *fold_words("القرن")),
        re.compile(
            rf"{PHASE}?{_CENTURY}{SPACE}(?P<ordinal>{_ORDINAL})"
            rf"(?:{SPACE}(?P<era>{_ERA}))?"
        ),
        _read_century,
    ),
)
