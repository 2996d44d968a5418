"""The leaves of a query's tree: words, phrases, fields and ranges, no more of them than is fast."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.extraction.dates.periods import bounds
from articles.language.fold import fold, fold_text
from articles.language.tokens import WORD
from articles.search.lexing import Lexeme
from articles.search.problems import Problems
from articles.search.syntax import (
    DATE_FIELDS,
    RANGE_FIELDS,
    WORD_FIELDS,
    Field,
    Leaf,
    Phrase,
    Range,
    Word,
)

#: Each costs time in the index and when the best articles are read.
_MOST_WORDS = 200
#: Each walks through the dictionary of the index, and the shorter, the more words it finds there.
_MOST_PREFIXES = 4
_SHORTEST_PREFIX = 2
_LONGEST_SHOWN = 80
#: Words of a phrase further apart than this do not stand together in any sense.
_LARGEST_SLOP = 100


@dataclass(slots=True)
class Marks:
    """What stands before a word or bracket and speaks of it."""

    negative: bool = False
    exact: bool = False
    within: str = ""
    #: As written, the last of them; empty where there is none.
    text: str = ""


class TermReader:
    """Makes leaves of lexemes, and keeps count of what they cost."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._left = _MOST_WORDS
        self._prefixes: set[str] = set()

    @property
    def is_full(self) -> bool:
        """Whether there were more words than are read."""
        return self._left < 0

    def ration(self, lexeme: Lexeme) -> Lexeme | None:
        """What of a lexeme may still be read; a phrase, or a word of many, may be cut short."""
        if lexeme.kind not in ("word", "phrase", "range"):
            return lexeme
        folded = fold_text(lexeme.text)
        words = list(WORD.finditer(folded.text)) if lexeme.kind != "range" else []
        left, self._left = self._left, self._left - max(1, len(words))
        if self._left >= 0:
            return lexeme
        self._problems.add(
            _("Only the first %(count)d words of the query were read."), count=_MOST_WORDS
        )
        if left <= 0 or not words:
            return None
        _start, end = folded.span(*words[left - 1].span())
        return lexeme._replace(text=lexeme.text[:end])

    def read(self, lexeme: Lexeme, marks: Marks, *, within: str) -> Leaf | None:
        """The leaf of a word, phrase or range; None where nothing is asked."""
        if lexeme.kind == "range" and within:
            return self._range(within, lexeme.text.strip())
        if within and within not in WORD_FIELDS:
            return self._field(within, lexeme.text.strip())
        leaf = self._words(lexeme, marks)
        match leaf:
            case Word(text, exact, prefix) if within:
                return Field(within, text, exact, prefix)
            case Phrase(text, exact, slop) if within:
                return Field(within, text.strip(), exact, slop=slop)
        return leaf

    def _words(self, lexeme: Lexeme, marks: Marks) -> Word | Phrase | None:
        if lexeme.kind == "word":
            return self._word(lexeme.text, marks)
        text = lexeme.text.strip("[] \t\n") if lexeme.kind == "range" else lexeme.text
        if not text.strip():
            return None
        return Phrase(text, marks.exact, min(lexeme.slop, _LARGEST_SLOP))

    def _word(self, text: str, marks: Marks) -> Word | None:
        bare = text if marks.exact else text.rstrip("*")
        if bare == text or not bare:
            return Word(bare, exact=marks.exact) if bare else None
        if sum(map(len, WORD.findall(fold(bare)))) < _SHORTEST_PREFIX:
            self._problems.add(
                _("A beginning has %(count)d letters at least; “%(name)s” is a whole word."),
                count=_SHORTEST_PREFIX,
                name=bare,
            )
            return Word(bare)
        if len(self._prefixes | {bare}) > _MOST_PREFIXES:
            self._problems.add(
                _("Only the first %(count)d beginnings with * count; “%(name)s” is a whole word."),
                count=_MOST_PREFIXES,
                name=bare[:_LONGEST_SHOWN],
            )
            return Word(bare)
        self._prefixes.add(bare)
        return Word(bare, prefix=True)

    def _field(self, name: str, text: str) -> Leaf | None:
        if text and name in DATE_FIELDS and bounds(text) is None:
            self._problems.add(_("“%(name)s” is no date."), name=text[:_LONGEST_SHOWN])
            return None
        return Field(name, text) if text else None

    def _range(self, name: str, text: str) -> Leaf | None:
        if not text.endswith("]"):
            self._problems.add(_("An opening bracket has no closing one."))
        ends = text.strip("[]").split()
        if name not in RANGE_FIELDS or len(ends) != 3 or ends[1] not in ("TO", "إلى"):
            self._problems.add(
                _("“%(name)s” is no range; write published:[2016-11 TO 2016-12]."),
                name=f"{name}:{text}"[:_LONGEST_SHOWN],
            )
            return None
        first, last = ("" if end == "*" else end for end in (ends[0], ends[2]))
        wrong = [end for end in (first, last) if end and bounds(end) is None]
        for end in wrong:
            self._problems.add(_("“%(name)s” is no date."), name=end[:_LONGEST_SHOWN])
        if wrong or not (first or last):
            return None
        if (days := bounds(first)) and (other := bounds(last)) and days[0] > other[1]:
            self._problems.add(_("“%(name)s” was turned around."), name=text[:_LONGEST_SHOWN])
            first, last = last, first
        return Range(name, first, last)
