"""Days and months of the Gregorian calendar.

«13 كانون الأول/ديسمبر 2016», «الثالث من ديسمبر», «مطلع آذار الماضي», «الخامس من الشهر المقبل».
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
    MONTH,
    MONTH_WORD,
    NO_DIGIT_BEFORE,
    OF,
    PHASE,
    SPACE,
    TAIL,
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
    MONTH_WORDS,
    PHASES,
    SHIFTS,
    THIS,
    WEEKDAYS,
    fold_words,
)
from articles.extraction.dates.moments import DayOfMonth, Interval, Moment
from articles.extraction.dates.neighbours import ATTACKS, DATE_NAME_OWNERS, HOURS, MONTH_COMPANIONS
from articles.extraction.dates.rules import DIGITS, NoDate, Rule, Surroundings
from articles.extraction.dates.yearly import Calendar, Year
from articles.language.fold import fold
from articles.language.months import AMBIGUOUS, GREGORIAN

DAY_OPENERS = (DIGITS, ARTICLE, *DAY_ORDINALS, *FIRSTS, *LEAD_WORDS)
_THE_MONTH = one_of(fold_words("الشهر"))
_OF_THE_MONTH = (
    rf"{SPACE}(?:{OF}{SPACE})?(?:(?P<month_word>{_THE_MONTH}{SPACE})?(?P<direction>{DIRECTION})"
    rf"|{one_of(THIS)}{SPACE}{_THE_MONTH})"
)
_TO = rf"(?:{SPACE}{one_of(fold_words('إلى حتى وحتى'))}{SPACE}|{GAP}[-–]{GAP})"
_ALSO = rf"(?:{SPACE}{AND}{GAP}|{GAP}[،,]{GAP})"
#: The attacks of 2001 are named by their day alone.
_NINE_ELEVEN = (9, 11)
_MAY, _AUGUST, _WRITTEN_AUGUST = fold("ماي"), fold("آب"), "آب"


def _calendar(match: re.Match[str], day_name: str | None = None) -> Calendar:
    return Calendar(
        year=said_year(match),
        direction=said_direction(match),
        month=month_number(match["month"]),
        day=day_number(match[day_name]) if day_name else None,
    )


def _read_day(match: re.Match[str], around: Surroundings) -> Moment | NoDate | None:
    moment = _calendar(match, "day")
    if not moment.points and around.follows(DATE_NAME_OWNERS):
        return NoDate.NAME
    if not moment.points and around.follows(ATTACKS) and (moment.month, moment.day) == _NINE_ELEVEN:
        return replace(moment, year=Year(2001))
    return moment


def _read_day_range(match: re.Match[str], around: Surroundings) -> Moment | NoDate | None:
    if around.follows(DATE_NAME_OWNERS):
        return NoDate.NAME
    last = _calendar(match, "last")
    first = Calendar(month=last.month, day=day_number(match["day"]))
    return Interval(first, last)


def _read_listed_day(match: re.Match[str], around: Surroundings) -> Moment | None:
    """The first of two days that share a month: «15 و20 آذار»."""
    return _calendar(match, "day")


def _read_day_of_month(match: re.Match[str], around: Surroundings) -> Moment | NoDate | None:
    day = day_number(match["day"])
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
    return Interval(replace(last, day=day_number(match["first"])), last)


def _read_month(match: re.Match[str], around: Surroundings) -> Moment | NoDate | None:
    moment = _calendar(match)
    alone = match.start() == match.start("month") and match.end() == match.end("month")
    if not alone:
        return moment
    name = lexicon_key(match.group())
    if around.follows(DATE_NAME_OWNERS):
        return NoDate.NAME
    if name in AMBIGUOUS and not _is_surely_month(name, around):
        return None
    return moment


def _is_surely_month(name: str, around: Surroundings) -> bool:
    """Whether a month's name that is also another word stands for the month here."""
    if name == _MAY:
        return False
    if name == _AUGUST:
        # Folding makes one of «آب» August, «أب» a father and the city «إب».
        return around.written(len(name)) == _WRITTEN_AUGUST
    return around.has_preposition or around.follows(MONTH_COMPANIONS)


RULES = (
    Rule(
        "date.day_month",
        DAY_OPENERS,
        re.compile(rf"{NO_DIGIT_BEFORE}{LEAD}(?P<day>{DAY}){IN_MONTH}"),
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
    Rule(
        "date.month",
        (*PHASES, *MONTH_WORDS, *GREGORIAN),
        re.compile(rf"{PHASE}?{MONTH_WORD}?{MONTH}{TAIL}"),
        _read_month,
    ),
)
