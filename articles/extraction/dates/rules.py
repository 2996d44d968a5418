"""What a rule is: the words that open it, a pattern tried there, and a reader of its match."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from articles.extraction.dates.fragments import GAP
from articles.extraction.dates.moments import Moment
from articles.extraction.document import Document
from articles.language.tokens import Token

_WORD = re.compile(rf"{GAP}([^\W\d_]+|\d+)")

_CLITICS = frozenset("وفبلك")

#: Stands among the opening words for any number in digits.
DIGITS = "0"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The folded text around the place where a rule is tried.

    ``index`` is that of the token there, ``start`` the offset behind the token's clitics.
    """

    document: Document
    index: int
    start: int

    @property
    def text(self) -> str:
        """The folded text."""
        return self.document.folded.text

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the folded text."""
        return self.document.tokens

    @property
    def has_preposition(self) -> bool:
        """Whether a clitic preposition was cut off the token («بمارس»)."""
        return self.start > self.tokens[self.index].start and self.text[self.start - 1] in "بل"

    def before(self, distance: int = 1) -> str:
        """The word that many tokens before, empty at the beginning and after a line break."""
        index = self.index - distance
        if index < 0 or "\n" in self.text[self.tokens[index].end : self.tokens[self.index].start]:
            return ""
        return self.tokens[index].text

    def follows(self, words: frozenset[str]) -> bool:
        """Whether the word before is one of these, with or without a clitic of one letter."""
        word = self.before()
        return word in words or (word[:1] in _CLITICS and word[1:] in words)

    def after(self, offset: int) -> str:
        """The word that follows an offset with nothing but spaces between, or empty."""
        match = _WORD.match(self.text, offset)
        return match[1] if match else ""

    def written(self, length: int) -> str:
        """So many characters from ``start``, as the original spells them."""
        start, end = self.document.folded.span(self.start, self.start + length)
        return self.document.text[start:end]


class NoDate(Enum):
    """What only looks like a date: nothing in the match is one («قوى 14 آذار»)."""

    NAME = "name"


Reader = Callable[[re.Match[str], Surroundings], Moment | NoDate | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """``read`` answers what a match says, None where this rule has no date there after all."""

    name: str
    opens: Iterable[str]
    pattern: re.Pattern[str]
    read: Reader
