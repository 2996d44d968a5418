"""The names that are known: entries with their aliases, and a token trie that finds them in text.

The trie is the Aho-Corasick idea cut down to words (as in spaCy's PhraseMatcher): a word that
begins no name costs one look-up, so speed does not depend on how many names there are.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from articles.extraction.mention import Kind
from articles.language.clitics import cut_proclitics
from articles.language.fold import fold
from articles.language.tokens import Token, tokenize

_JOINT = re.compile(r"""(?:[^\S\n]|[-_"'«»“”„‘’()\[\]]){1,4}""")
_OPENING = {
    '"': '"',
    "«": "»",
    "“": "”",
    "(": ")",
    "[": "]",
    "„": "“",
    "‘": "’",
    "’": "‘",
    "'": "'",
}
_REMEMBERED_WORDS = 1 << 17


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity of the gazetteer; dates are EDTF, coordinates WGS 84 degrees, parent a key."""

    key: str
    kind: Kind
    name_ar: str
    name_en: str = ""
    type: str = ""
    side: str = ""
    parent: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    pcode: str = ""
    active_from: str = ""
    active_to: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entity. One that needs context is an ordinary word as well (الباب)."""

    text: str
    key: str
    kind: Kind
    language: str = "ar"
    needs_context: bool = False
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a name stands: folded offsets without proclitics, and tokens ``[first, last)``."""

    kind: Kind
    start: int
    end: int
    first: int
    last: int
    names: tuple[Name, ...]


@dataclass(slots=True)
class _Node:
    children: dict[str, "_Node"] = field(default_factory=dict)
    names: dict[Kind, tuple[Name, ...]] = field(default_factory=dict)


class Gazetteer:
    """Entries by key and the trie of their names; immutable once built."""

    def __init__(self, entries: Iterable[Entry], names: Iterable[Name]) -> None:
        self.entries: Mapping[str, Entry] = {entry.key: entry for entry in entries}
        self._root = _Node()
        self._starts: dict[str, tuple[tuple[int, _Node], ...]] = {}
        for name in names:
            self._add(name)

    def _add(self, name: Name) -> None:
        node = self._root
        for token in tokenize(fold(name.text)):
            node = node.children.setdefault(token.text, _Node())
        if node is not self._root:
            node.names[name.kind] = (*node.names.get(name.kind, ()), name)

    def names_of(self, folded: str) -> Mapping[Kind, tuple[Name, ...]]:
        """The names that a folded text is, by kind; none where it is no name as a whole."""
        node: _Node | None = self._root
        for word in folded.split():
            node = node.children.get(word) if node else None
        return node.names if node else {}

    def find_names(self, folded: str, tokens: Sequence[Token]) -> list[Match]:
        """All matches in a tokenised folded text, the longest per starting token and kind."""
        matches: list[Match] = []
        known = self._starts
        for index, token in enumerate(tokens):
            starts = known.get(token.text)
            if starts is None:
                starts = self._remember(token.text)
            if starts:
                matches.extend(_longest(folded, tokens, index, starts))
        return matches

    def _remember(self, word: str) -> tuple[tuple[int, _Node], ...]:
        """The trie nodes that a word leads to, per reading of its proclitics; kept for next time."""
        if len(self._starts) >= _REMEMBERED_WORDS:
            self._starts.clear()
        children = self._root.children
        starts = tuple(
            (cut.offset, children[cut.word]) for cut in cut_proclitics(word) if cut.word in children
        )
        self._starts[word] = starts
        return starts


def _longest(
    folded: str, tokens: Sequence[Token], first: int, starts: tuple[tuple[int, _Node], ...]
) -> Iterable[Match]:
    """The longest match of each kind from one token on; of equal ones the least cut."""
    best: dict[Kind, Match] = {}
    for offset, start_node in starts:
        node: _Node | None = start_node
        last = first
        while node is not None:
            last += 1
            for kind, names in node.names.items():
                if kind not in best or last > best[kind].last:
                    start = tokens[first].start + offset
                    end = close_quotation(folded, start, tokens[last - 1].end)
                    best[kind] = Match(kind, start, end, first, last, names)
            node = _next_node(folded, tokens, last, node)
    return best.values()


def _next_node(folded: str, tokens: Sequence[Token], index: int, node: _Node) -> _Node | None:
    if index >= len(tokens) or not node.children:
        return None
    gap = folded[tokens[index - 1].end : tokens[index].start]
    if gap != " " and not _JOINT.fullmatch(gap):
        return None
    return node.children.get(tokens[index].text)


def close_quotation(folded: str, start: int, end: int) -> int:
    """``end``, or one more where a quotation or bracket opened inside the name closes there.

    >>> close_quotation('تنظيم "الدولة" قال', 0, 13)
    14
    """
    for opening, closing in _OPENING.items():
        is_open = opening in folded[start:end] and folded[end : end + 1] == closing
        if is_open and folded.count(opening, start, end) + (opening == closing) > folded.count(
            closing, start, end
        ):
            return end + 1
    return end
