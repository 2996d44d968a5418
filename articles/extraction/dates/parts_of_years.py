"""Numbered parts of a year or a century.

«الربع الأول من 2015», «النصف الثاني من العام», «الأشهر الستة الأولى من 2016», «آخر يوم من عام 2016»,
«النصف الأول من القرن العشرين», «العقد الأول من القرن الحادي والعشرين».
"""

import re

from articles.extraction.dates.fragments import (
    ARTICLE,
    CENTURY,
    COUNT,
    OF,
    SPACE,
    YEAR_SAID,
    century_number,
    lexicon_key,
    one_of,
    said_year,
)
from articles.extraction.dates.lexicon import fold_words
from articles.extraction.dates.moments import Fixed, Moment
from articles.extraction.dates.neighbours import MISPLACED_UNIT_AFTER
from articles.extraction.dates.parts import Part
from articles.extraction.dates.rules import Rule, Surroundings
from articles.extraction.dates.yearly import Calendar, Months, Year
from articles.language.fold import fold
from articles.language.numbers import ORDINALS, parse_number, parse_ordinal

_NUMBERS = dict(
    zip(
        fold_words("الأول الثاني الثالث الرابع الأخير"),
        (1, 2, 3, 4, -1),
        strict=True,
    )
)
#: Parts of a year by the months that each has.
_LENGTHS = {
    part: months
    for months, parts in {3: "الربع الثلاثي الفصل", 4: "الثلث", 6: "النصف السداسي"}.items()
    for part in fold_words(parts)
}
_YEARS_OF_CENTURY = {
    part: years
    for years, parts in {25: "الربع", 50: "النصف", 10: "العقد"}.items()
    for part in fold_words(parts)
}
_OTHER_ERA = frozenset(fold_words("الهجري للهجرة قبل"))
_MONTHS, _CENTURY_YEARS, _DECADE_YEARS = 12, 100, 10
_OF = rf"{SPACE}(?:{one_of((OF, fold('في')))}{SPACE}|{fold('ل')})?"
_OF_YEAR = rf"{_OF}(?:{YEAR_SAID}|(?P<bare>{one_of(fold_words('العام السنة'))}))"
_PART = rf"(?P<part>{one_of(_LENGTHS)}){SPACE}(?P<number>{one_of(_NUMBERS)})"
_PART_OF_CENTURY = (
    rf"(?P<part>{one_of(_YEARS_OF_CENTURY)}){SPACE}(?P<number>{one_of((*_NUMBERS, *ORDINALS))})"
)
_MONTHS_PLURAL = fold_words("الأشهر الشهور")
_OPENING, _CLOSING = fold_words("أول"), fold_words("آخر")
_FIRST, _LAST = fold_words("الأولى"), fold_words("الأخيرة")
_FIRST_DAY, _LAST_DAY = fold_words("أول_يوم اليوم_الأول"), fold_words("آخر_يوم اليوم_الأخير")


def _year(match: re.Match[str]) -> Year:
    year = said_year(match)
    return year if year.said else Year(shift=0)


def _is_another_year(match: re.Match[str], around: Surroundings) -> bool:
    """Whether «العام» is one of another kind: «العام المالي الحالي»."""
    return bool(match["bare"]) and around.after(match.end()) in MISPLACED_UNIT_AFTER


def _slice(number: int, length: int, whole: int) -> int | None:
    """The place, from 0, at which the part of a number begins, None if there are fewer."""
    if number < 0:
        return whole - length
    start = (number - 1) * length
    return start if start < whole else None


def _read_part(match: re.Match[str], around: Surroundings) -> Moment | None:
    length = _LENGTHS[lexicon_key(match["part"])]
    start = _slice(_NUMBERS[lexicon_key(match["number"])], length, _MONTHS)
    if start is None or _is_another_year(match, around):
        return None
    return Months(first=start + 1, count=length, year=_year(match))


def _read_months(match: re.Match[str], around: Surroundings) -> Moment | None:
    """«الأشهر الستة الأولى من 2016», «أول ستة أشهر من 2016»."""
    count = parse_number(lexicon_key(match["count"]).removeprefix(ARTICLE).strip())
    if not count or count >= _MONTHS or _is_another_year(match, around):
        return None
    last = lexicon_key(match["edge"]) in (*_LAST, *_CLOSING)
    return Months(first=_MONTHS - count + 1 if last else 1, count=count, year=_year(match))


def _read_edge_day(match: re.Match[str], around: Surroundings) -> Moment | None:
    if _is_another_year(match, around):
        return None
    day = 1 if lexicon_key(match["edge"]) in _FIRST_DAY else -1
    return Part(Calendar(year=_year(match)), day, day)


def _read_part_of_century(match: re.Match[str], around: Surroundings) -> Moment | None:
    century = century_number(match)
    number = _NUMBERS.get(lexicon_key(match["number"])) or parse_ordinal(match["number"])
    length = _YEARS_OF_CENTURY[lexicon_key(match["part"])]
    start = _slice(number, length, _CENTURY_YEARS) if number else None
    if not century or start is None:
        return None
    if around.after(match.end()) in _OTHER_ERA:
        return Fixed(None)
    first = (century - 1) * _CENTURY_YEARS + start
    if length == _DECADE_YEARS:
        return Fixed(f"{first // _DECADE_YEARS:03}X")
    return Fixed(f"{first:04}/{first + length - 1:04}")


_THE_COUNT = rf"(?P<count>ا?ل[ـ ]?{COUNT})"
RULES = (
    Rule("date.part_of_year", tuple(_LENGTHS), re.compile(_PART + _OF_YEAR), _read_part),
    Rule(
        "date.months_of_year",
        _MONTHS_PLURAL,
        re.compile(
            rf"{one_of(_MONTHS_PLURAL)}{SPACE}{_THE_COUNT}{SPACE}"
            rf"(?P<edge>{one_of((*_FIRST, *_LAST))}){_OF_YEAR}"
        ),
        _read_months,
    ),
    Rule(
        "date.months_of_year",
        (*_OPENING, *_CLOSING),
        re.compile(
            rf"(?P<edge>{one_of((*_OPENING, *_CLOSING))}){SPACE}(?P<count>{COUNT}){SPACE}"
            rf"{one_of(fold_words('أشهر شهور'))}{_OF_YEAR}"
        ),
        _read_months,
    ),
    Rule(
        "date.day_of_year",
        (*_FIRST_DAY, *_LAST_DAY),
        re.compile(rf"(?P<edge>{one_of((*_FIRST_DAY, *_LAST_DAY))}){_OF_YEAR}"),
        _read_edge_day,
    ),
    Rule(
        "date.part_of_century",
        tuple(_YEARS_OF_CENTURY),
        re.compile(rf"{_PART_OF_CENTURY}{SPACE}{OF}{SPACE}{CENTURY}"),
        _read_part_of_century,
    ),
)
