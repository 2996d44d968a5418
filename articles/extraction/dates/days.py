"""Days that lie at a distance from publication, weekdays, and either joined to a calendar day.

«أمس الأول», «غدا الأربعاء», «مساء الأحد الماضي», «الثلاثاء 13 كانون الأول».
"""

import re

from articles.extraction.dates.anchor import Direction
from articles.extraction.dates.fragments import (
    AND,
    DAY,
    DIRECTION,
    GAP,
    IN_MONTH,
    LEAD,
    OF,
    SPACE,
    TWICE,
    lexicon_key,
    one_of,
    said_direction,
)
from articles.extraction.dates.lexicon import (
    DAYS,
    DIRECTIONS,
    DUAL_DIRECTIONS,
    LEAD_WORDS,
    SHIFTS,
    THIS,
    WEEKDAYS,
    fold_words,
)
from articles.extraction.dates.moments import Moment, RelativeDay, Weekday
from articles.extraction.dates.neighbours import (
    BOTH_BEFORE,
    DAY_NAME_OWNERS,
    NOT_TODAY_AFTER,
    NOT_TODAY_BEFORE,
    NOT_WEEKDAY_AFTER,
    NOT_YESTERDAY_AFTER,
    TOMORROW_BEFORE,
)
from articles.extraction.dates.rules import NoDate, Rule, Surroundings
from articles.extraction.dates.tense import verb_direction
from articles.language.fold import fold

_WEEK = one_of(fold_words("الأسبوع"))
_WEEKDAY = (
    rf"(?P<weekday>{one_of(WEEKDAYS)})"
    rf"(?:{SPACE}(?:{OF}{SPACE})?{_WEEK}{SPACE}(?P<week>{DIRECTION})"
    rf"|{SPACE}{OF}{SPACE}(?P<this_week>{one_of(THIS)}{SPACE}{_WEEK})"
    rf"|{SPACE}(?P<twice>{TWICE}){SPACE}(?P<far_direction>{DIRECTION})"
    rf"|{SPACE}(?P<direction>{one_of((*DIRECTIONS, *DUAL_DIRECTIONS))}))?"
)
_DAYS_OF = re.compile(one_of(fold_words("أيام")))
_ANOTHER_DAY = re.compile(rf"{GAP}(?:[،,]|{AND}){GAP}{one_of(WEEKDAYS)}")
_MONDAY = 0
_RELATIVE = rf"(?P<relative>{one_of(DAYS)})(?:{GAP}[،,]?{SPACE}{_WEEKDAY})?"
_NIGHT = fold_words("الليلة_الماضية الليلة_الفائتة الليلة_قبل_الماضية الليلة_ما_قبل_الماضية")
_MIDDLE = fold_words("منتصف")
_NEEDS_COMPANY = fold_words("غد الغد بعد_الغد")
#: «اليوم التاسع من مارس» is today, «اليوم التاسع من المعركة» is not.
_DATED = re.compile(rf"{SPACE}{DAY}{IN_MONTH}")
#: «صباح اليوم التالي»: a day told of before.
_OTHER = frozenset(fold_words("التالي التالية نفسه نفسها ذاته السابق الموالي اللاحق"))
_LIKE = frozenset(fold_words("مثل"))
(_THIS_DAY,) = fold_words("هذا_اليوم")
_TODAY, _TONIGHT = fold_words("اليوم الليلة")


def read_weekday(match: re.Match[str], around: Surroundings) -> Moment | NoDate | None:
    """A weekday by itself; what is only part of a name («صلاة الجمعة») is none."""
    number = WEEKDAYS[lexicon_key(match["weekday"])]
    if match.span() == match.span("weekday") and _is_name(number, match.end(), around):
        return None
    if _DAYS_OF.match(match.group()) and not _ANOTHER_DAY.match(around.text, match.end()):
        # «أيام الجمعة» are Fridays, «أيام الجمعة والسبت» are two days.
        return NoDate.NAME
    if match["this_week"]:
        return Weekday(number, weeks=0)
    if match["week"]:
        return Weekday(number, weeks=SHIFTS[DIRECTIONS[lexicon_key(match["week"])]])
    if match["direction"]:
        return Weekday(number, said_direction(match))
    if match["twice"]:
        return Weekday(number, DIRECTIONS[lexicon_key(match["far_direction"])], further=1)
    ahead = verb_direction(around, match.end()) is Direction.AHEAD
    return Weekday(number, expected=ahead)


def _is_name(number: int, end: int, around: Surroundings) -> bool:
    both = number == _MONDAY and around.follows(BOTH_BEFORE)
    return both or around.follows(DAY_NAME_OWNERS) or around.after(end) in NOT_WEEKDAY_AFTER


def read_relative(match: re.Match[str], around: Surroundings) -> Moment | NoDate | None:
    """Yesterday, today, tomorrow, the weekday confirming the day."""
    word = lexicon_key(match["relative"])
    lead = match.start() < match.start("relative")
    if word == _THIS_DAY and around.follows(_LIKE):
        # «في مثل هذا اليوم من عام 2013»
        return NoDate.NAME
    if match["weekday"]:
        return RelativeDay(DAYS[word], WEEKDAYS[lexicon_key(match["weekday"])])
    if around.after(match.end()) in _OTHER and word in {_TODAY, _TONIGHT}:
        return None
    if not lead and _is_another_day(word, match.end(), around):
        return None
    return RelativeDay(DAYS[word])


def _is_another_day(word: str, end: int, around: Surroundings) -> bool:
    """Whether «اليوم», «الأمس», «الغد» without a lead means no certain day."""
    after = around.after(end)
    if word in _NEEDS_COMPANY:
        return not around.follows(TOMORROW_BEFORE)
    if word in {_TODAY, _TONIGHT}:
        undated = not _DATED.match(around.text, end)
        return around.follows(NOT_TODAY_BEFORE) or (after in NOT_TODAY_AFTER and undated)
    return after in NOT_YESTERDAY_AFTER


def _read_night(match: re.Match[str], around: Surroundings) -> Moment:
    return RelativeDay(-2 if fold("قبل") in match.group() else -1)


RULES = (
    Rule(
        "date.weekday",
        (*LEAD_WORDS, *WEEKDAYS),
        re.compile(rf"{LEAD}{_WEEKDAY}"),
        read_weekday,
    ),
    Rule(
        "date.relative_day",
        (*LEAD_WORDS, *DAYS),
        re.compile(rf"{LEAD}{_RELATIVE}"),
        read_relative,
    ),
    Rule(
        "date.last_night",
        (*_MIDDLE, *_NIGHT),
        re.compile(rf"(?:{one_of(_MIDDLE)}{SPACE})?{one_of(_NIGHT)}"),
        _read_night,
    ),
)
