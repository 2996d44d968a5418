"""How much a name is an ordinary word besides: not at all, also one, or above all one."""

from functools import cache

from articles.language.lemmas import is_listed
from articles.language.stopwords import STOP_WORDS

_SHORTEST_PLAIN = 4
_SHORTEST_ORDINARY = 3


@cache
def is_ordinary(text: str) -> bool:
    """Whether a folded name is a word of the dictionary, or too like one, besides a place."""
    if " " in text or text.isascii():
        return True
    return is_listed(text) or is_listed(text.removeprefix("ال")) or len(text) < _SHORTEST_PLAIN


def is_weak(text: str) -> bool:
    """Whether a name is above all a word of grammar or a very short word: كان, اب."""
    return (
        text in STOP_WORDS
        or len(text) < _SHORTEST_ORDINARY
        or (text.isascii() and len(text) <= _SHORTEST_PLAIN)
    )
