"""What the words around an expression say: whether it is a date and which way it points."""

from articles.extraction.dates.lexicon import fold_words
from articles.extraction.dates.neighbours import (
    CANCELS_FUTURE,
    COUNTED_AFTER,
    FUTURE,
    NOT_FUTURE_STEMS,
    NOT_FUTURE_WORDS,
    NUMBER_BEFORE,
    ONLY,
    REPORTED,
    YEAR_BEFORE,
)
from articles.extraction.dates.rules import Surroundings

_NOW, _FROM, _ABOUT, _ON, _HAND = fold_words("الآن من عن على يد")
_FOLLOWING_LENGTH = 40
_FIRST_PLAUSIBLE, _LAST_PLAUSIBLE = 1900, 2045
_FIRST_YEAR = 950
_CENTURY = 100
_FUTURE_PREFIXES = ("سي", "ست", "سن")
_SHORTEST_FUTURE = 4
_SENTENCE_ENDS = frozenset(".!؟?\n؛")
_WORDS_BACK = 14


def is_plausible_year(digits: str, end: int, around: Surroundings) -> bool:
    """Whether a number without «عام» before it is a year and no count.

    Round hundreds and years far from ours need a word that goes before a year.
    """
    year = int(digits[:4])
    if around.follows(NUMBER_BEFORE) or around.after(end) in COUNTED_AFTER:
        return False
    if around.follows(YEAR_BEFORE) or around.has_preposition:
        return year > _FIRST_YEAR
    return _FIRST_PLAUSIBLE < year <= _LAST_PLAUSIBLE and year % _CENTURY != 0


def is_distance_from_event(end: int, around: Surroundings) -> bool:
    """Whether «بعد شهرين», ending at ``end``, is counted from an event that follows."""
    following = around.text[end : end + _FOLLOWING_LENGTH].split(maxsplit=3)
    if following and following[0] in ONLY:
        following = following[1:]
    if not following or around.text[end : end + 1] != " ":
        return False
    first, second = following[0], following[1] if len(following) > 1 else ""
    if first == _FROM:
        return second != _NOW
    if first == _ON:
        return second != _HAND
    return first == _ABOUT


def points_ahead(around: Surroundings) -> bool:
    """Whether the verb that governs the expression speaks of the future («سيعقد الأربعاء»).

    Looks back in the sentence for the nearest verb of saying or event, or sign of the future.
    """
    tokens, text = around.tokens, around.text
    later = tokens[around.index].start
    for index in range(around.index - 1, max(around.index - _WORDS_BACK, -1), -1):
        token = tokens[index]
        if _SENTENCE_ENDS.intersection(text[token.end : later]):
            return False
        later = token.start
        word = _without_conjunction(token.text)
        if word in REPORTED:
            return False
        if word in FUTURE or is_future_verb(word):
            return index == 0 or tokens[index - 1].text not in CANCELS_FUTURE
    return False


def is_future_verb(word: str) -> bool:
    """Whether a folded word looks like a verb with the future particle سـ.

    >>> is_future_verb("سيعقد"), is_future_verb("سياسيه")
    (True, False)
    """
    return (
        len(word) >= _SHORTEST_FUTURE
        and word.startswith(_FUTURE_PREFIXES)
        and not word.startswith(NOT_FUTURE_STEMS)
        and word not in NOT_FUTURE_WORDS
    )


def _without_conjunction(word: str) -> str:
    return word[1:] if word[0] in "وف" and len(word) >= _SHORTEST_FUTURE else word
