"""Split folded text into word tokens with offsets.

A token is a run of letters of one kind or a run of digits, as in Unicode's word rules (UAX #29)
but for one thing that newspapers need: a number glued to a word («6صباحا», «نحو82») is two tokens.
"""

import re
from typing import NamedTuple

from articles.language.fold import fold

WORD = re.compile(r"[ء-يٱ-ۓ]+|[0-9]+|[^\W\d_]+")


class Token(NamedTuple):
    """A word of a folded text; ``start`` and ``end`` are code points into the folded text."""

    text: str
    start: int
    end: int


def tokenize(folded: str) -> list[Token]:
    """The tokens of a folded text, in order.

    >>> [token.text for token in tokenize("الساعه 6صباحا, al-bab")]
    ['الساعه', '6', 'صباحا', 'al', 'bab']
    """
    return [Token(match.group(), *match.span()) for match in WORD.finditer(folded)]


def fold_name(name: str) -> str:
    """A name as it is compared: its folded words, one blank between them.

    >>> fold_name("Deir ez-Zor"), fold_name("دَير الزُّور")
    ('deir ez zor', 'دير الزور')
    """
    return " ".join(WORD.findall(fold(name)))
