"""Days that lie at a distance from publication, weekdays, and either joined to a calendar day.

«أمس الأول», «غدا الأربعاء», «مساء الأحد الماضي», «الثلاثاء 13 كانون الأول».
"""

import re

from articles.extraction.dates.context import points_ahead
from articles.extraction.dates.fragments import (
    DAY,
    DIRECTION,
    GAP,
    IN_MONTH,
    LEAD,
    OF,
    SPACE,
    lexicon_key,
    one_of,
)
from articles.extraction.dates.lexicon import (
    DAYS,
    DIRECTIONS,
    LEAD_WORDS,
    SHIFTS,
    THIS,
    WEEKDAYS,
    fold_words,
)
from articles.extraction.dates.moments import Moment, RelativeDay, Weekday
from articles.extraction.dates.neighbours import (
    DAY_NAME_OWNERS,
    NOT_TODAY_AFTER,
    NOT_TODAY_BEFORE,
    NOT_WEEKDAY_AFTER,
    NOT_YESTERDAY_AFTER,
    TOMORROW_BEFORE,
)
from articles.extraction.dates.rules import Rule, Surroundings
from articles.language.fold import fold

_WEEK = one_of(fold_words("الأسبوع"))
_WEEKDAY = (
    rf"(?P<weekday>{one_of(WEEKDAYS)})"
    rf"(?:{SPACE}(?:{OF}{SPACE})?{_WEEK}{SPACE}(?P<week>{DIRECTION})"
    rf"|{SPACE}{OF}{SPACE}(?P<this_week>{one_of(THIS)}{SPACE}{_WEEK})"
    rf"|{SPACE}(?P<direction>{DIRECTION}))?"
)
_RELATIVE = rf"(?P<relative>{one_of(DAYS)})(?:{GAP}[،,]?{SPACE}{_WEEKDAY})?"
_NIGHT = fold_words("الليلة_الماضية الليلة_الفائتة الليلة_قبل_الماضية الليلة_ما_قبل_الماضية")
_NEEDS_COMPANY = fold_words("غد الغد بعد_الغد")
#: «اليوم التاسع من مارس» is today, «اليوم التاسع من المعركة» is not.
_DATED = re.compile(rf"{SPACE}{DAY}{IN_MONTH}")
_TODAY, _TONIGHT = fold_words("اليوم الليلة")


def read_weekday(match: re.Match[str], around: Surroundings) -> Moment | None:
    """A weekday by itself; what is only part of a name («صلاة الجمعة») is none."""
    named = around.follows(DAY_NAME_OWNERS) or around.after(match.end()) in NOT_WEEKDAY_AFTER
    if named and match.span() == match.span("weekday"):
        return None
    number = WEEKDAYS[lexicon_key(match["weekday"])]
    if match["this_week"]:
        return Weekday(number, weeks=0)
    if match["week"]:
        return Weekday(number, weeks=SHIFTS[DIRECTIONS[lexicon_key(match["week"])]])
    if match["direction"]:
        return Weekday(number, DIRECTIONS[lexicon_key(match["direction"])])
    return Weekday(number, expected=points_ahead(around))


def read_relative(match: re.Match[str], around: Surroundings) -> Moment | None:
    """Yesterday, today, tomorrow, the weekday confirming the day."""
    word = lexicon_key(match["relative"])
    lead = match.start() < match.start("relative")
    if match["weekday"]:
        return RelativeDay(DAYS[word], WEEKDAYS[lexicon_key(match["weekday"])])
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
    Rule("date.last_night", _NIGHT, re.compile(one_of(_NIGHT)), _read_night),
)
