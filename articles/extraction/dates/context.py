"""What the words around an expression say: whether it is a date at all."""

import re

from articles.extraction.dates.fragments import AND, GAP
from articles.extraction.dates.lexicon import fold_words
from articles.extraction.dates.neighbours import (
    ALSO_VERBS,
    COUNTED_AFTER,
    NUMBER_BEFORE,
    ONLY,
    TAKES_ON,
    YEAR_BEFORE,
)
from articles.extraction.dates.rules import Surroundings

_NOW = frozenset(fold_words("الآن اليوم"))
_FROM, _ABOUT, _ON, _HAND, _SINCE = fold_words("من عن على يد منذ")
_WORDS_BACK = 6
#: After «من» that does not count from an event: «من الزمن», «من أجل».
_NO_EVENT = frozenset(fold_words("الزمن الزمان أجل دون خلال قبل جانب"))
_FOLLOWING_LENGTH = 40
_FIRST_PLAUSIBLE, _LAST_PLAUSIBLE = 1900, 2045
_FIRST_YEAR = 950
_CENTURY = 100
_YEAR_AND = re.compile(rf"(?<!\d)(?:1\d|20)(?!00)\d\d{GAP}[،,]?{GAP}{AND}{GAP}")
_LONGEST_YEAR_AND = 14


def is_plausible_year(digits: str, end: int, around: Surroundings) -> bool:
    """Whether a number without «عام» before it is a year and no count.

    Round hundreds and years far from ours need a word that goes before a year, brackets or
    another year before.
    """
    year = int(digits[:4])
    led = around.follows(YEAR_BEFORE) or around.has_preposition
    after = around.after(end)
    if around.follows(NUMBER_BEFORE) or (after in COUNTED_AFTER and after not in ALSO_VERBS):
        return False
    if after in ALSO_VERBS and not led:
        return False
    if led or _is_listed(around):
        return year > _FIRST_YEAR
    first = _FIRST_YEAR if is_bracketed(end, around) else _FIRST_PLAUSIBLE
    return first < year <= _LAST_PLAUSIBLE and year % _CENTURY != 0


def is_bracketed(end: int, around: Surroundings) -> bool:
    """Whether an expression that ends at ``end`` stands alone in brackets: «(1869)»."""
    return around.text[around.start - 1 : around.start] == "(" and around.text[end : end + 1] == ")"


def _is_listed(around: Surroundings) -> bool:
    """Whether another year stands before: «1998 و2000»."""
    before = around.text[max(0, around.start - _LONGEST_YEAR_AND) : around.start]
    match = _YEAR_AND.search(before)
    return match is not None and match.end() == len(before)


def is_distance_from_event(end: int, around: Surroundings, *, past: bool) -> bool:
    """Whether «بعد شهرين», ending at ``end``, is counted from an event that follows.

    ``past`` says that the words count back: «وافق قبل شهرين على النص» is no distance.
    """
    following = around.text[end : end + _FOLLOWING_LENGTH].split(maxsplit=3)
    if following and following[0] in ONLY:
        following = following[1:]
    if not following or around.text[end : end + 1] != " ":
        return False
    first, second = following[0], following[1] if len(following) > 1 else ""
    if first == _FROM:
        return second not in _NOW and second not in _NO_EVENT
    if first == _ON:
        return second != _HAND and not (past and _governs(around))
    return first == _ABOUT and not past


def _governs(around: Surroundings) -> bool:
    """Whether a verb shortly before takes «على»: «وافق قبل شهرين على», or «منذ» stands here."""
    if around.text.startswith(_SINCE, around.start):
        return True
    words = (around.before(distance) for distance in range(1, _WORDS_BACK))
    return any(word.removeprefix(AND) in TAKES_ON for word in words)
