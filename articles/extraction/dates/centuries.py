"""Decades and centuries.

«تسعينيات القرن الماضي», «عقد الستينيات», «مطلع الثمانينات», «القرن التاسع عشر», «القرن الـ21».
"""

import re

from articles.extraction.dates.fragments import (
    CENTURY,
    GAP,
    OF,
    PHASE,
    SPACE,
    century_number,
    lexicon_key,
    one_of,
)
from articles.extraction.dates.lexicon import DECADES, PHASES, fold_words
from articles.extraction.dates.moments import Fixed, Moment
from articles.extraction.dates.rules import Rule, Surroundings
from articles.language.fold import fold

_AFTER_CHRIST = one_of(fold_words("الميلادية"))
_OF_CENTURY = rf"{SPACE}(?:{one_of(fold_words('من في'))}{SPACE})?{CENTURY}"
#: After or before decades that are somebody's age: «في الثلاثينيات من العمر».
_AGE = re.compile(rf"{GAP}\)?{GAP}(?:{OF}|{fold('في')}){SPACE}(?:{fold('ال')})?{fold('عمر')}")
_YOUNGEST_DECADE = 50
_LAST_CENTURY = 20
_DECADE = fold_words("عقد")
_ERA = one_of(fold_words("الميلادي للميلاد بعد_الميلاد الهجري للهجرة قبل_الميلاد"))
_OUR_ERA = fold_words("الميلادي للميلاد بعد")


def _read_decade(match: re.Match[str], around: Surroundings) -> Moment | None:
    """A decade; without its century the last one, unless it may be somebody's age."""
    tens = DECADES[lexicon_key(match["decade"])]
    century = century_number(match)
    if not century and (tens < _YOUNGEST_DECADE or _AGE.match(around.text, match.end())):
        return None
    return Fixed(f"{(century or _LAST_CENTURY) - 1:02}{tens // 10}X")


def _read_century(match: re.Match[str], around: Surroundings) -> Moment | None:
    number = century_number(match)
    if not number or (match["era"] and match["era"].split()[0] not in _OUR_ERA):
        return Fixed(None)
    return Fixed(f"{number - 1:02}XX")


RULES = (
    Rule(
        "date.decade",
        (*PHASES, *_DECADE, *DECADES),
        re.compile(
            rf"{PHASE}?(?:{one_of(_DECADE)}{SPACE})?(?P<decade>{one_of(DECADES)})"
            rf"(?:{SPACE}{_AFTER_CHRIST})?(?:{_OF_CENTURY})?"
        ),
        _read_decade,
    ),
    Rule(
        "date.century",
        (*PHASES, *fold_words("القرن")),
        re.compile(
            rf"{PHASE}?{CENTURY}"
            rf"(?:{SPACE}(?P<era>{_ERA}))?"
        ),
        _read_century,
    ),
)
