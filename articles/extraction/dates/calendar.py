"""Days of the months of the Gregorian calendar.

«13 كانون الأول/ديسمبر 2016», «الثالث من ديسمبر», «5 و7 يناير», «الخامس من الشهر المقبل».
"""

import re
from dataclasses import replace

from articles.extraction.dates.fragments import (
    AND,
    ANY_DAY,
    ARTICLE,
    DAY,
    DIRECTION,
    GAP,
    IN_MONTH,
    LEAD,
    NO_DIGIT_BEFORE,
    OF,
    SPACE,
    THE_MONTH,
    day_number,
    lexicon_key,
    month_number,
    one_of,
    said_direction,
    said_year,
)
from articles.extraction.dates.lexicon import (
    DAY_ORDINALS,
    DAYS,
    DIRECTIONS,
    FIRSTS,
    LEAD_WORDS,
    SAME,
    SHIFTS,
    THIS,
    WEEKDAYS,
    fold_words,
)
from articles.extraction.dates.moments import DayOfMonth, Interval, Moment
from articles.extraction.dates.neighbours import ATTACKS, DATE_NAME_OWNERS, HOURS, MONTH_COMPANIONS
from articles.extraction.dates.rules import DIGITS, NoDate, Rule, Surroundings
from articles.extraction.dates.tense import reach_of
from articles.extraction.dates.yearly import Calendar, Year

DAY_OPENERS = (DIGITS, ARTICLE, *DAY_ORDINALS, *FIRSTS, *LEAD_WORDS, *fold_words("اليوم"))
_OF_THE_MONTH = (
    rf"{SPACE}(?:{OF}{SPACE})?(?:(?P<month_word>{THE_MONTH}{SPACE})?(?P<direction>{DIRECTION})"
    rf"|{one_of(THIS)}{SPACE}{THE_MONTH}"
    rf"|(?P<same>{THE_MONTH}{SPACE}{one_of(SAME)}|{one_of(fold_words('نفس'))}{SPACE}{THE_MONTH}))"
)
_UNTIL = one_of(fold_words("إلى حتى وحتى لغاية ولغاية إلى_غاية"))
_TO = rf"(?:{SPACE}{_UNTIL}{SPACE}|{GAP}[-–/]{GAP})"
_ALSO = rf"(?:{GAP}{AND}{GAP}|{GAP}[،,]{GAP})"
#: «اليوم التاسع من مارس».
_LEAD = rf"(?:{one_of(fold_words('اليوم'))}{SPACE}|{LEAD})"
#: The attacks of 2001 are named by their day alone.
_NINE_ELEVEN = (9, 11)


def _calendar(match: re.Match[str], around: Surroundings, day_name: str) -> Calendar:
    return Calendar(
        year=said_year(match),
        direction=said_direction(match),
        reach=reach_of(match, around),
        month=month_number(match["month"]),
        day=day_number(match[day_name]),
    )


def _read_day(match: re.Match[str], around: Surroundings) -> Moment | NoDate | None:
    moment = _calendar(match, around, "day")
    if not moment.points and around.follows(DATE_NAME_OWNERS):
        return NoDate.NAME
    if not moment.points and around.follows(ATTACKS) and (moment.month, moment.day) == _NINE_ELEVEN:
        return replace(moment, year=Year(2001))
    return moment


def _read_day_range(match: re.Match[str], around: Surroundings) -> Moment | NoDate | None:
    if around.follows(DATE_NAME_OWNERS):
        return NoDate.NAME
    last = _calendar(match, around, "last")
    first = Calendar(month=last.month, day=day_number(match["day"]), reach=last.reach)
    return Interval(first, last)


def _read_listed_day(match: re.Match[str], around: Surroundings) -> Moment | None:
    """The first of two days that share a month: «15 و20 آذار»."""
    return _calendar(match, around, "day")


def _read_day_of_month(match: re.Match[str], around: Surroundings) -> Moment | NoDate | None:
    day = day_number(match["day"])
    if match["same"]:
        return DayOfMonth(day, None)
    if match["direction"] is None:
        return DayOfMonth(day, 0)
    if match["month_word"] is None and around.follows(HOURS):
        return NoDate.NAME
    if match["month_word"] is None and not _is_announced(match, around):
        return None
    return DayOfMonth(day, SHIFTS[DIRECTIONS[lexicon_key(match["direction"])]])


def _is_announced(match: re.Match[str], around: Surroundings) -> bool:
    """Whether «17 الحالي» stands where a day would: the number may be part of a name."""
    lead = match.start() < match.start("day")
    before = around.before()
    return lead or before in WEEKDAYS or before in DAYS or around.follows(MONTH_COMPANIONS)


def _read_range_of_month(match: re.Match[str], around: Surroundings) -> Moment | NoDate | None:
    last = _read_day_of_month(match, around)
    if not isinstance(last, DayOfMonth):
        return last
    first = day_number(match["first"])
    # «13/12 الجاري» is a day and a month, «ليل 25/26 الجاري» are two days.
    return Interval(replace(last, day=first), last) if first < last.day else None


RULES = (
    Rule(
        "date.day_month",
        DAY_OPENERS,
        re.compile(rf"{NO_DIGIT_BEFORE}{_LEAD}(?P<day>{DAY}){IN_MONTH}"),
        _read_day,
    ),
    Rule(
        "date.day_range",
        DAY_OPENERS,
        re.compile(rf"{NO_DIGIT_BEFORE}{LEAD}(?P<day>{ANY_DAY}){_TO}(?P<last>{DAY}){IN_MONTH}"),
        _read_day_range,
    ),
    Rule(
        "date.listed_day",
        DAY_OPENERS,
        re.compile(
            rf"{NO_DIGIT_BEFORE}{LEAD}(?P<day>{ANY_DAY})(?=(?:{_ALSO}{ANY_DAY}){{1,4}}{IN_MONTH})"
        ),
        _read_listed_day,
    ),
    Rule(
        "date.day_of_month",
        DAY_OPENERS,
        re.compile(rf"{NO_DIGIT_BEFORE}{LEAD}(?P<day>{ANY_DAY}){_OF_THE_MONTH}"),
        _read_day_of_month,
    ),
    Rule(
        "date.listed_day",
        DAY_OPENERS,
        re.compile(
            rf"{NO_DIGIT_BEFORE}{LEAD}(?P<day>{ANY_DAY})(?=(?:{_ALSO}{ANY_DAY}){{1,4}}{_OF_THE_MONTH})"
        ),
        _read_day_of_month,
    ),
    Rule(
        "date.day_range",
        DAY_OPENERS,
        re.compile(
            rf"{NO_DIGIT_BEFORE}{LEAD}(?P<first>{ANY_DAY}){_TO}(?P<day>{ANY_DAY}){_OF_THE_MONTH}"
        ),
        _read_range_of_month,
    ),
)
