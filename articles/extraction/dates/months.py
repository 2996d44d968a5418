"""Months of the Gregorian calendar by themselves.

«كانون الأول/ديسمبر 2016», «مطلع آذار الماضي», «شهر 8/2013», «الشهر الثامن من عام 2013».
"""

import re

from articles.extraction.dates.fragments import (
    AND,
    GAP,
    MONTH,
    MONTH_WORD,
    OF,
    PHASE,
    SPACE,
    TAIL,
    YEAR_SAID,
    lexicon_key,
    month_number,
    one_of,
    said_direction,
    said_year,
)
from articles.extraction.dates.lexicon import MONTH_WORDS, PHASES, fold_words
from articles.extraction.dates.moments import Moment
from articles.extraction.dates.neighbours import (
    DATE_NAME_OWNERS,
    MONTH_COMPANIONS,
    NAME_PARTS_AFTER,
    NAME_PARTS_BEFORE,
)
from articles.extraction.dates.rules import NoDate, Rule, Surroundings
from articles.extraction.dates.tense import reach_of
from articles.extraction.dates.yearly import Calendar
from articles.language.fold import fold
from articles.language.months import AMBIGUOUS, GREGORIAN
from articles.language.numbers import ORDINALS, parse_ordinal

_AUGUST, _WRITTEN_AUGUST = fold("آب"), "آب"
#: Short names that need a day or a year beside them.
_NEVER_ALONE = frozenset(fold_words("ماي ك_1 ك1 ك_2 ك2 ت_1 ت1 ت_2 ت2"))
_TWO_WORDED = frozenset(name.split()[0] for name in GREGORIAN if " " in name)
_AND_A_MONTH = re.compile(
    rf"{SPACE}(?:{AND}{GAP}|{fold('أو')}{SPACE}|{fold('إلى')}{SPACE}){one_of(GREGORIAN)}"
)
_THE_MONTH = fold_words("الشهر")
_ORDINALS = tuple(word for word, number in ORDINALS.items() if number <= 12)


def _read_month(match: re.Match[str], around: Surroundings) -> Moment | NoDate | None:
    moment = Calendar(
        year=said_year(match),
        direction=said_direction(match),
        reach=reach_of(match, around),
        month=month_number(match["month"]),
    )
    if match.span() != match.span("month"):
        return moment
    name = lexicon_key(match.group())
    if around.follows(DATE_NAME_OWNERS) or _is_part_of_name(match.end(), around):
        return NoDate.NAME
    if name in AMBIGUOUS and not _is_surely_month(name, match.end(), around):
        return None
    return moment


def _is_part_of_name(end: int, around: Surroundings) -> bool:
    return around.follows(NAME_PARTS_BEFORE) or around.after(end) in NAME_PARTS_AFTER


def _is_surely_month(name: str, end: int, around: Surroundings) -> bool:
    """Whether a month's name that is also another word stands for the month here."""
    before = around.before()
    listed = before in GREGORIAN or around.before(2) in _TWO_WORDED
    if listed or _AND_A_MONTH.match(around.text, end):
        return True
    if name in _NEVER_ALONE:
        return False
    # Folding makes one of «آب» August, «أب» a father and the city «إب».
    if name == _AUGUST and around.written(len(name)) != _WRITTEN_AUGUST:
        return False
    return around.has_preposition or around.follows(MONTH_COMPANIONS)


def _read_numbered(match: re.Match[str], around: Surroundings) -> Moment | None:
    """«شهر 8/2013»: a month by its number needs a year or a direction beside it."""
    month = int(match["number"]) if match["number"].isdigit() else parse_ordinal(match["number"])
    year, direction = said_year(match), said_direction(match)
    moment = Calendar(year=year, direction=direction, month=month)
    return moment if moment.points else None


RULES = (
    Rule(
        "date.month",
        (*PHASES, *MONTH_WORDS, *GREGORIAN),
        re.compile(rf"{PHASE}?{MONTH_WORD}?{MONTH}{TAIL}"),
        _read_month,
    ),
    Rule(
        "date.numbered_month",
        (*PHASES, *MONTH_WORDS),
        re.compile(
            rf"{PHASE}?{one_of(fold_words('شهر'))}{GAP}(?P<number>0?[1-9]|1[0-2])(?!\d|[.,]\d){TAIL}"
        ),
        _read_numbered,
    ),
    Rule(
        "date.numbered_month",
        (*PHASES, *_THE_MONTH),
        re.compile(
            rf"{PHASE}?{one_of(_THE_MONTH)}{SPACE}(?P<number>{one_of(_ORDINALS)}){SPACE}{OF}{SPACE}"
            rf"{YEAR_SAID}"
        ),
        _read_numbered,
    ),
)
