"""Which words of a text match those of a query, how closely, and where.

A match is told by the same analysis as the index's, so what is marked is what was found.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from articles.language.tokens import WORD
from articles.search.analysis import LONGEST_KEY, Term, find_lemma, prefix_pattern, write
from articles.search.criteria import HasPhrase, HasWord, Match
from articles.search.texts import ReadText, read_text


class Tier(IntEnum):
    """How a word of a text answers one of the query, the closest first."""

    EXACT = 0
    SPELLING = 1
    INFLECTION = 2
    ALIAS = 3


class Mark(NamedTuple):
    """A matching word: its span in the text (code points), how it matches, and which word."""

    start: int
    end: int
    tier: Tier
    word: str


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A word of the query, and how closely a word of a text must agree."""

    term: Term
    match: Match

    def accepts(self, folded: str) -> bool:
        """Whether a folded word may be the one that is wanted; of exact ones the spelling tells."""
        if self.match == Match.EXACT:
            return folded == self.term.folded
        if self.match == Match.PREFIX:
            return _compile_prefix(self.term.folded).fullmatch(folded) is not None
        lemma = find_lemma(folded)
        return lemma == self.term.lemma or lemma in self.term.lemmas or folded in self.term.forms

    def compare(self, folded: str, written: str) -> Tier | None:
        """How closely an accepted word agrees; None where it is not the wanted one after all."""
        if written == self.term.written:
            return Tier.EXACT
        if self.match == Match.EXACT:
            return None
        return Tier.SPELLING if folded == self.term.folded else Tier.INFLECTION


@lru_cache(maxsize=256)
def _compile_prefix(folded: str) -> re.Pattern[str]:
    return re.compile(prefix_pattern(folded))


class _Text(NamedTuple):
    """A text, and how it is compared."""

    text: str
    read: ReadText

    def mark(self, match: re.Match[str], wanted: _Wanted) -> Mark | None:
        """The mark of an accepted word; None where it is spelled otherwise than asked for."""
        start, end = self.read.folded.span(*match.span())
        tier = wanted.compare(match.group()[:LONGEST_KEY], write(self.text[start:end]))
        return None if tier is None else Mark(start, end, tier, wanted.term.written)


class _Phrase:
    """Words that follow each other; remembers which words it may begin with."""

    def __init__(self, words: Sequence[_Wanted]) -> None:
        self._words = words
        self._begins: dict[str, bool] = {}

    def find(self, text: _Text) -> Iterator[Mark]:
        """The words that follow each other as in the phrase."""
        begins = {word for word in text.read.types if self._may_begin(word)}
        if not begins:
            return
        starts = [place for place, word in enumerate(text.read.words) if word in begins]
        matches = list(WORD.finditer(text.read.folded.text))
        for start in starts:
            run = matches[start : start + len(self._words)]
            if len(run) < len(self._words) or not all(
                wanted.accepts(match.group()[:LONGEST_KEY])
                for match, wanted in zip(run[1:], self._words[1:], strict=True)
            ):
                continue
            marks = [text.mark(*pair) for pair in zip(run, self._words, strict=True)]
            yield from (mark for mark in marks if mark and None not in marks)

    def _may_begin(self, word: str) -> bool:
        if (known := self._begins.get(word)) is None:
            known = self._begins[word] = self._words[0].accepts(word[:LONGEST_KEY])
        return known


class Matcher:
    """Finds the words of a query in texts; remembers which words it has seen."""

    def __init__(self, leaves: Iterable[HasWord | HasPhrase]) -> None:
        self._inflected: dict[str, list[_Wanted]] = {}
        self._by_form: dict[str, list[_Wanted]] = {}
        self._prefixes: list[_Wanted] = []
        self._phrases: list[_Phrase] = []
        self._added: set[tuple[str, Match]] = set()
        for leaf in leaves:
            if isinstance(leaf, HasWord):
                self._add(_Wanted(leaf.term, leaf.match))
            elif leaf.slop:
                # Words that stand near each other are marked wherever they stand.
                for term in leaf.terms:
                    self._add(_Wanted(term, leaf.match))
            elif self._note(" ".join(term.written for term in leaf.terms), leaf.match):
                self._phrases.append(_Phrase([_Wanted(term, leaf.match) for term in leaf.terms]))
        self._seen: set[str] = set()
        #: Of the words seen, the few that any single word of the query accepts.
        self._accepted: dict[str, list[_Wanted]] = {}

    def _add(self, wanted: _Wanted) -> None:
        term, match = wanted.term, wanted.match
        if not self._note(term.written, match):
            return
        if match == Match.PREFIX:
            self._prefixes.append(wanted)
        elif match == Match.EXACT:
            self._by_form.setdefault(term.folded, []).append(wanted)
        else:
            for key in {term.lemma, *term.lemmas}:
                self._inflected.setdefault(key, []).append(wanted)
            for form in term.forms:
                self._by_form.setdefault(form, []).append(wanted)

    def _note(self, written: str, match: Match) -> bool:
        """Note a word or phrase; returns whether it was not asked for before."""
        is_new = (written, match) not in self._added
        self._added.add((written, match))
        return is_new

    def find(self, text: str) -> list[Mark]:
        """The words of a text that match, in its order."""
        searched = _Text(text, read_text(text))
        marks = set(self._find_words(searched))
        for phrase in self._phrases:
            marks.update(phrase.find(searched))
        return sorted(marks)

    def _find_words(self, text: _Text) -> Iterator[Mark]:
        types = text.read.types
        for word in self._look_closer(types - self._seen):
            if accepting := self._accepting(word[:LONGEST_KEY]):
                self._accepted[word] = accepting
        self._seen |= types
        # Most words of most texts are none of the query's: only the others need a place.
        for word in types.intersection(self._accepted):
            for match in _occurrences(text.read.folded.text, word):
                for wanted in self._accepted[word]:
                    if mark := text.mark(match, wanted):
                        yield mark

    def _look_closer(self, words: Iterable[str]) -> Iterable[str]:
        """The few words that one of the query may accept; where a prefix is asked for, all."""
        if self._prefixes:
            return words
        lemmas, forms = self._inflected, self._by_form
        return [
            word
            for word in words
            if find_lemma(key := word[:LONGEST_KEY]) in lemmas or key in forms
        ]

    def _accepting(self, word: str) -> list[_Wanted]:
        """The words of the query that accept a folded word."""
        by_lemma = self._inflected.get(find_lemma(word), [])
        by_form = [one for one in self._by_form.get(word, []) if one not in by_lemma]
        return [*by_lemma, *by_form, *(one for one in self._prefixes if one.accepts(word))]


def _occurrences(folded: str, word: str) -> Iterator[re.Match[str]]:
    """Where a word stands in a text, not as a part of another."""
    start = folded.find(word)
    while start >= 0:
        match = WORD.match(folded, start)
        before = WORD.match(folded, start - 1) if start else None
        is_inside = before is not None and before.end() > start
        if match and match.group() == word and not is_inside:
            yield match
        start = folded.find(word, start + 1)
