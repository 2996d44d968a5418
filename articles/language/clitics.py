"""Cut the clitics that Arabic writes as one with the word: و ف ب ك ل, the article, the pronouns.

The inventory and order are those of the Penn Arabic Treebank's segmentation (conjunction,
preposition, article, stem, pronoun). Every cut is only a candidate: who asks must check it against
a word list, since وليد is no «and + ليد».
"""

from collections.abc import Iterator
from typing import NamedTuple

CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ك", "ل")
ARTICLE = "ال"
PRONOUNS = ("كما", "هما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_SHORTEST_STEM = 2


class Cut(NamedTuple):
    """A word without its proclitics; ``offset`` says how many characters were cut off."""

    offset: int
    word: str


def cut_proclitics(word: str) -> tuple[Cut, ...]:
    """Every reading of a folded word without its leading conjunction and preposition.

    The whole word comes first. Where the preposition ل has swallowed the alef of the article, it
    is given back: the span then starts at the second ل.

    >>> [cut.word for cut in cut_proclitics("وبحلب")]
    ['وبحلب', 'بحلب', 'حلب']
    >>> cut_proclitics("للتحالف")[1:]
    (Cut(offset=1, word='لتحالف'), Cut(offset=1, word='التحالف'), Cut(offset=1, word='اللتحالف'))
    """
    return tuple(dict.fromkeys(_readings(word)))


def _readings(word: str) -> Iterator[Cut]:
    yield Cut(0, word)
    yield from _without_preposition(0, word)
    if word.startswith(CONJUNCTIONS) and len(word) > _SHORTEST_STEM:
        yield Cut(1, word[1:])
        yield from _without_preposition(1, word[1:])


def _without_preposition(offset: int, word: str) -> Iterator[Cut]:
    if not word.startswith(PREPOSITIONS) or len(word) <= _SHORTEST_STEM:
        return
    yield Cut(offset + 1, word[1:])
    if word.startswith("لل") and len(word) > _SHORTEST_STEM + 1:
        yield Cut(offset + 1, ARTICLE + word[2:])
        # ل + اللاذقية is written للاذقية: the article's own ل has gone too.
        yield Cut(offset + 1, ARTICLE + word[1:])


def cut_pronouns(word: str) -> Iterator[str]:
    """The readings of a folded word without an attached pronoun, a hidden ta marbuta given back.

    >>> list(cut_pronouns("مدينتهم"))
    ['مدينت', 'مدينه']
    """
    for pronoun in PRONOUNS:
        stem = word.removesuffix(pronoun)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            yield stem
            if stem.endswith("ت"):
                yield stem[:-1] + "ه"
