"""The words around a name, as every rule about places looks at them."""

import re
from functools import lru_cache
from typing import NamedTuple

from articles.extraction.document import Document
from articles.language.clitics import ARTICLE, cut_proclitics, cut_pronouns
from articles.language.fold import fold
from articles.language.lemmas import is_listed

#: Between a word and the name it governs: blanks and opening quotation marks, no punctuation.
_JOINT = re.compile(r"""[^\S\n]*[_#"'«“”„‘’(\[]?[^\S\n]*[_#"'«“”„‘’(\[]?""")
_AFTER = re.compile(r"""[^\S\n]*["'»”“)\]]?[^\S\n]*""")
_SHORTEST = 3
_SHORTEST_STEM = 4


class Neighbours(NamedTuple):
    """The words beside a name: the one before in each of its readings, and the one after."""

    before: tuple[str, ...]
    after: str


def folded_words(text: str) -> frozenset[str]:
    """The words of a list, folded."""
    return frozenset(fold(text).split())


def before(document: Document, index: int) -> tuple[str, ...]:
    """The word right before a token in each reading of its proclitics; none across punctuation."""
    if index == 0:
        return ()
    previous = document.tokens[index - 1]
    gap = document.folded.text[previous.end : document.tokens[index].start]
    if gap != " " and not _JOINT.fullmatch(gap):
        return ()
    return readings_of(previous.text)


@lru_cache(maxsize=1 << 15)
def readings_of(word: str) -> tuple[str, ...]:
    """A word in each reading of its proclitics, itself first."""
    return tuple(cut.word for cut in cut_proclitics(word))


def after(document: Document, last: int) -> str:
    """The word right after the token before ``last``; none across punctuation."""
    tokens = document.tokens
    if last >= len(tokens):
        return ""
    gap = document.folded.text[tokens[last - 1].end : tokens[last].start]
    return tokens[last].text if gap == " " or _AFTER.fullmatch(gap) else ""


@lru_cache(maxsize=1 << 14)
def is_unknown(word: str) -> bool:
    """Whether the dictionary has a folded word in no reading of its clitics and pronouns.

    >>> is_unknown("شخيتر"), is_unknown("كبيره"), is_unknown("بمحافظه")
    (True, False, False)
    """
    if (
        is_listed(word)
        or is_listed(word.removeprefix(ARTICLE))
        or is_listed(word.removesuffix("ه"))
    ):
        return False
    if word.isascii():
        return False
    for reading in cut_proclitics(word):
        stem = reading.word.removeprefix(ARTICLE)
        if reading.offset and len(stem) >= _SHORTEST and is_listed(stem):
            return False
        for bare in cut_pronouns(reading.word):
            shortest = _SHORTEST if len(reading.word) - len(bare) > 1 else _SHORTEST_STEM
            if len(bare) >= shortest and is_listed(bare):
                return False
    return True
