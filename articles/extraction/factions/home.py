"""The state that an article is about: it decides whose army «القوات الحكومية» is."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from articles.extraction.document import Document
from articles.extraction.factions.nations import WORDS, State
from articles.extraction.mention import Kind
from articles.language.clitics import cut_proclitics
from articles.language.fold import fold

#: A state named less than this share of the most frequent one is not what the article is about.
_SHARE = 5
#: How far up the parents are asked; a circle of an editor's making must not hold us up.
_GENERATIONS = 4
_LEVELS = 6


class Homeland:
    """What the whole of a document says about its theatre; read once, and only when asked."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words of the document."""
        return frozenset(token.text for token in self._document.tokens)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each state (by its army's key) is named: as country, in an adjective, by its places."""
        document = self._document
        counts = Counter(
            state.army for token in document.tokens if (state := _state_of_word(token.text))
        )
        counts.update(
            army
            for match in document.matches
            if match.kind is Kind.PLACE
            and not match.names[0].needs_context
            and (army := self._army_of_place(match.names[0].key))
        )
        return counts

    def choose(self, keys: Iterable[str]) -> tuple[str | None, str]:
        """Which of these factions belongs to the document's state, and the name of that state.

        A faction tells its state by an adjective or a country in its name or its parents' (الحرس
        الجمهوري السوري). None where the document names no such state, hardly, or two equally often.
        """
        scores = sorted(
            (
                (self.counts[state.army], key, state.names[0])
                for key in keys
                if (state := self._state_of_faction(key))
            ),
            reverse=True,
        )
        if not scores or scores[0][0] * _SHARE < max(self.counts.values(), default=1):
            return None, ""
        if len(scores) > 1 and scores[0][0] == scores[1][0]:
            return None, ""
        return scores[0][1], scores[0][2]

    def _state_of_faction(self, key: str) -> State | None:
        """The state in a faction's name or, that failing, in those of its parents."""
        entries = self._document.gazetteer.entries
        entry = entries.get(key)
        for _ in range(_GENERATIONS):
            if entry is None:
                break
            for word in fold(entry.name_ar).split():
                if state := WORDS.get(word):
                    return state
            entry = entries.get(entry.parent)
        return None

    def _army_of_place(self, key: str) -> str | None:
        """The army of the country that a place lies in; the country itself is counted by its name."""
        entries = self._document.gazetteer.entries
        entry = entries.get(entries[key].parent)
        for _ in range(_LEVELS):
            if entry is None or entry.type == "country":
                break
            entry = entries.get(entry.parent)
        state = WORDS.get(fold(entry.name_ar)) if entry is not None else None
        return state.army if state else None


def _state_of_word(word: str) -> State | None:
    state = WORDS.get(word)
    if state is None and word[0] in "وفبكل":
        state = next((WORDS[cut.word] for cut in cut_proclitics(word) if cut.word in WORDS), None)
    return state
