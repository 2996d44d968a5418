"""Numbered parts of a month, of either calendar.

«الأسبوع الأول من آذار», «النصف الثاني من الشهر الجاري», «العشر الأواخر من رمضان», «آخر أيام رمضان»,
«الثلاثاء الأول من نوفمبر».
"""

import re
from collections.abc import Callable, Mapping

from articles.extraction.dates.fragments import (
    DIRECTION,
    HIJRI_MONTH,
    LEAD,
    MONTH,
    MONTH_WORD,
    OF,
    SPACE,
    TAIL,
    THE_MONTH,
    lexicon_key,
    month_number,
    one_of,
    said_direction,
    said_year,
)
from articles.extraction.dates.islamic import HIJRI_TAIL, said_hijri
from articles.extraction.dates.lexicon import LEAD_WORDS, SHIFTS, THIS, WEEKDAYS, fold_words
from articles.extraction.dates.moments import Moment
from articles.extraction.dates.parts import NthWeekday, Part
from articles.extraction.dates.rules import Rule, Surroundings
from articles.extraction.dates.tense import reach_of
from articles.extraction.dates.units import Unit, UnitPeriod
from articles.extraction.dates.yearly import Calendar
from articles.language.fold import fold

#: First and last day, counted from the end where negative.
_PIECES: Mapping[str, tuple[int, int]] = {
    piece: days
    for days, pieces in {
        (1, 7): "الأسبوع_الأول",
        (8, 14): "الأسبوع_الثاني",
        (15, 21): "الأسبوع_الثالث",
        (22, 28): "الأسبوع_الرابع",
        (-7, -1): "الأسبوع_الأخير",
        (1, 15): "النصف_الأول",
        (16, -1): "النصف_الثاني النصف_الأخير",
        (1, 10): "الثلث_الأول العشر_الأوائل العشر_الأولى العشر_الأول",
        (11, 20): "الثلث_الثاني العشر_الأواسط العشر_الوسطى",
        (21, -1): "الثلث_الأخير الثلث_الثالث العشر_الأواخر العشر_الأخيرة العشر_الأخير",
        (1, 1): "أول_يوم أول_أيام اليوم_الأول",
        (-1, -1): "آخر_يوم آخر_أيام اليوم_الأخير",
    }.items()
    for piece in fold_words(pieces)
}
_NUMBERS = dict(
    zip(
        fold_words("الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة الأخير الأخيرة"),
        (1, 1, 2, 2, 3, 3, 4, 4, -1, -1),
        strict=True,
    )
)
_SUPERLATIVES = dict(zip(fold_words("أول ثاني ثالث رابع آخر"), (1, 2, 3, 4, -1), strict=True))
_INDEFINITE = {day.removeprefix(fold("ال")): number for day, number in WEEKDAYS.items()}
_OF = rf"{SPACE}(?:{one_of((OF, fold('في')))}{SPACE}|{fold('ل')})?"

WholeReader = Callable[[re.Match[str], Surroundings], Moment]


def _read_gregorian(match: re.Match[str], around: Surroundings) -> Moment:
    return Calendar(
        year=said_year(match),
        direction=said_direction(match),
        reach=reach_of(match, around),
        month=month_number(match["month"]),
    )


def _read_shifted(match: re.Match[str], around: Surroundings) -> Moment:
    return UnitPeriod(Unit.MONTH, SHIFTS[said_direction(match)])


def _read_hijri(match: re.Match[str], around: Surroundings) -> Moment:
    return said_hijri(match, None)


_WHOLES: tuple[tuple[str, WholeReader], ...] = (
    (rf"{MONTH_WORD}?{MONTH}{TAIL}", _read_gregorian),
    (
        rf"(?:{one_of(THIS)}{SPACE})?{THE_MONTH}(?:{SPACE}(?P<direction>{DIRECTION}))?",
        _read_shifted,
    ),
    (rf"{MONTH_WORD}?{HIJRI_MONTH}{HIJRI_TAIL}", _read_hijri),
)


def _piece_rule(pattern: str, read_whole: WholeReader) -> Rule:
    def read(match: re.Match[str], around: Surroundings) -> Moment:
        return Part(read_whole(match, around), *_PIECES[lexicon_key(match["piece"])])

    return Rule(
        "date.part_of_month",
        tuple(_PIECES),
        re.compile(rf"(?P<piece>{one_of(_PIECES)}){_OF}{pattern}"),
        read,
    )


def _weekday_rule(pattern: str, read_whole: WholeReader) -> Rule:
    def read(match: re.Match[str], around: Surroundings) -> Moment:
        whole = read_whole(match, around)
        if match["definite"]:
            weekday = WEEKDAYS[lexicon_key(match["definite"])]
            return NthWeekday(weekday, _NUMBERS[lexicon_key(match["number"])], whole)
        weekday = _INDEFINITE[lexicon_key(match["indefinite"])]
        return NthWeekday(weekday, _SUPERLATIVES[match["superlative"]], whole)

    return Rule(
        "date.weekday_of_month",
        (*LEAD_WORDS, *WEEKDAYS, *_SUPERLATIVES),
        re.compile(
            rf"(?:{LEAD}(?P<definite>{one_of(WEEKDAYS)}){SPACE}(?P<number>{one_of(_NUMBERS)})"
            rf"|(?P<superlative>{one_of(_SUPERLATIVES)}){SPACE}"
            rf"(?:{one_of(fold_words('يوم'))}{SPACE})?(?P<indefinite>{one_of(_INDEFINITE)}))"
            rf"{_OF}{pattern}"
        ),
        read,
    )


RULES = (
    *(_piece_rule(*whole) for whole in _WHOLES),
    *(_weekday_rule(*whole) for whole in _WHOLES),
)
