"""Texts as they are compared with a query: folded and split into words, a few of them remembered.

A search reads each of its first hits to rank it and reads those of its page again to mark them; the
next page, or another filter, reads most of them once more.
"""

from functools import lru_cache
from typing import NamedTuple

from articles.language.fold import FoldedText, fold_text
from articles.language.tokens import WORD

#: News says first what it is about: so many characters of a body tell its rank and its copies.
LONGEST_READ = 2_000
_REMEMBERED = 512
#: Longer ones are read whenever they are asked for: those remembered take some tens of megabytes.
_LONGEST = 5_000


class ReadText(NamedTuple):
    """A folded text, its words in order, and each different word once."""

    folded: FoldedText
    words: tuple[str, ...]
    types: frozenset[str]


def read_text(text: str) -> ReadText:
    """Fold a text and split it into words.

    >>> read_text("في حَلب وفي حلب").words
    ('في', 'حلب', 'وفي', 'حلب')
    """
    return _remember(text) if len(text) <= _LONGEST else _read(text)


def _read(text: str) -> ReadText:
    folded = fold_text(text)
    words = tuple(WORD.findall(folded.text))
    return ReadText(folded, words, frozenset(words))


_remember = lru_cache(maxsize=_REMEMBERED)(_read)
