"""Whole weeks, months, years, decades and centuries placed against publication.

«الأسبوع الماضي», «مطلع الشهر الجاري», «هذا العام», «نهاية الشهر», «القرن الماضي».
"""

import re

from articles.extraction.dates.fragments import (
    DIRECTION,
    GAP,
    PHASE,
    SPACE,
    TWICE,
    YEAR,
    lexicon_key,
    one_of,
)
from articles.extraction.dates.lexicon import (
    DIRECTIONS,
    PHASES,
    SHIFTS,
    THE_UNITS,
    THIS,
    fold_words,
)
from articles.extraction.dates.moments import Interval, Moment
from articles.extraction.dates.neighbours import HOLIDAYS, MISPLACED_UNIT_AFTER, OFFICES
from articles.extraction.dates.rules import Rule, Surroundings
from articles.extraction.dates.units import Unit, UnitPeriod
from articles.extraction.dates.yearly import Calendar, NewYear, Year

_NEW = fold_words("العام_الجديد السنة_الجديدة")
_HEADS = frozenset(fold_words("رأس برأس لرأس"))
_OUR_ERA = rf"(?:{SPACE}{one_of(fold_words('الميلادي الميلادية'))})?"
#: «آخر الشهر», «أول العام».
_EDGES = fold_words("أول آخر")


def _read_unit(match: re.Match[str], around: Surroundings) -> Moment | None:
    unit = THE_UNITS[lexicon_key(match["unit"])]
    if unit is Unit.YEAR and around.follows(OFFICES) and match.start() == match.start("unit"):
        # «المدير العام الحالي»
        return None
    shift = SHIFTS[DIRECTIONS[lexicon_key(match["direction"])]]
    if unit is Unit.DECADE and shift == 0:
        # «العقد الحالي» is a contract.
        return None
    if match["twice"]:
        shift *= 2
    if match["year"] and unit is Unit.YEAR:
        first = Calendar(year=Year(int(match["year"][:4])))
        if not match["until"]:
            return first
        return Interval(first, Calendar(year=Year(int(match["until"][:4]))))
    return UnitPeriod(unit, shift)


def _read_this_unit(match: re.Match[str], around: Surroundings) -> Moment | None:
    if around.after(match.end()) in MISPLACED_UNIT_AFTER:
        return None
    return UnitPeriod(THE_UNITS[lexicon_key(match["unit"])], 0)


def _read_phase(match: re.Match[str], around: Surroundings) -> Moment | None:
    return None if around.follows(HOLIDAYS) else _read_this_unit(match, around)


def _read_new_year(match: re.Match[str], around: Surroundings) -> Moment | None:
    # «رأس السنة الجديدة» is a feast, «القائد العام الجديد» a man.
    return None if around.before() in _HEADS or around.follows(OFFICES) else NewYear()


RULES = (
    Rule(
        "date.unit",
        (*PHASES, *THE_UNITS),
        re.compile(
            rf"{PHASE}?(?P<unit>{one_of(THE_UNITS)}){_OUR_ERA}{SPACE}(?P<twice>{TWICE}{SPACE})?"
            rf"(?P<direction>{DIRECTION})"
            rf"(?:{SPACE}(?P<year>{YEAR})(?:{GAP}[-–/]{GAP}(?P<until>{YEAR}))?)?"
        ),
        _read_unit,
    ),
    Rule(
        "date.this_unit",
        (*PHASES, *THIS),
        re.compile(rf"{PHASE}?{one_of(THIS)}{SPACE}(?P<unit>{one_of(THE_UNITS)})"),
        _read_this_unit,
    ),
    Rule(
        "date.new_year",
        (*PHASES, *_NEW),
        re.compile(rf"{PHASE}?{one_of(_NEW)}"),
        _read_new_year,
    ),
    Rule(
        "date.phase_of_unit",
        (*PHASES, *_EDGES),
        re.compile(
            rf"(?:{PHASE}|{one_of(_EDGES)}{SPACE})(?P<unit>{one_of(fold_words('الأسبوع الشهر العام السنة'))})"
        ),
        _read_phase,
    ),
)
