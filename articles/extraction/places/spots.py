"""Where a name stands once the generic head word that the gazetteer writes with it is cut off."""

from dataclasses import dataclass

from articles.extraction.document import Document
from articles.extraction.gazetteer import Match, Name
from articles.extraction.mention import Kind
from articles.extraction.places.geography import country_of
from articles.extraction.places.head_words import (
    BORROWING,
    GOVERNORATES,
    OUTSIDE,
    PROPER,
    QUALIFIERS,
    ROADS,
)
from articles.language.tokens import Token


@dataclass(frozen=True, slots=True)
class Spot:
    """A candidate: folded offsets, tokens ``[first, last)``, the names, and a head word cut off."""

    start: int
    end: int
    first: int
    last: int
    names: tuple[Name, ...]
    head: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The entities it may be, each once."""
        if len(self.names) == 1:
            return (self.names[0].key,)
        return tuple(dict.fromkeys(name.key for name in self.names))

    @property
    def needs_context(self) -> bool:
        """Whether every name it may be is an ordinary word as well."""
        return self.names[0].needs_context and all(name.needs_context for name in self.names)


@dataclass(frozen=True, slots=True)
class Place:
    """An accepted name, the rule that accepted it and the word it relied on."""

    spot: Spot
    rule: str
    evidence: str = ""


def find_spots(document: Document) -> list[Spot]:
    """The place matches of a document as candidates, in order, none inside a longer one's head."""
    matches = [match for match in document.matches if match.kind == Kind.PLACE]
    inner = {match.first: match for match in matches}
    taken: set[int] = set()
    spots: list[Spot] = []
    for match in matches:
        is_inner = bool(spots) and match.last <= spots[-1].last and not spots[-1].needs_context
        if match.first in taken or is_inner:
            continue
        head = _head_inside(document, match)
        if not head:
            spot = Spot(match.start, match.end, match.first, match.last, match.names)
            spots.append(_without_and(document, spot, spots[-1]) if spots else spot)
            continue
        bare = _cut_head(document, match, inner.get(match.first + 1), head)
        if bare:
            taken.add(bare.first)
            spots.append(bare)
    return spots


def _without_and(document: Document, spot: Spot, previous: Spot) -> Spot:
    """و and جدة in a list of its country, where وجدة is a town as well: الرياض وجدة."""
    token = document.tokens[spot.first]
    is_joined = spot.start == token.start and token.text.startswith("و")
    if not is_joined or previous.last != spot.first or spot.last - spot.first > 1:
        return spot
    gazetteer = document.gazetteer
    word = Token(token.text[1:], 0, len(token.text) - 1)
    for match in gazetteer.find_names(word.text, [word]):
        if match.kind == Kind.PLACE and match.start == 0:
            shorter = Spot(spot.start + 1, spot.end, spot.first, spot.last, match.names)
            around, whole, cut = (
                {country_of(gazetteer, key) for key in one.keys}
                for one in (previous, spot, shorter)
            )
            if around & cut and not around & whole:
                return shorter
    return spot


def _head_inside(document: Document, match: Match) -> str:
    """The outside head word that a match of several words begins with."""
    if match.last - match.first == 1:
        return ""
    end = document.tokens[match.first].end
    word = document.folded.text[match.start : end]
    if word in PROPER and not all(name.needs_context for name in match.names):
        return ""
    return word if word in OUTSIDE else ""


def _cut_head(document: Document, match: Match, inner: Match | None, head: str) -> Spot | None:
    """The bare name: مطار [المزة] العسكري is the airport, جرود [عرسال] the town.

    A road between two places (طريق حلب دمشق) is two names, which stand for themselves.
    """
    tokens = document.tokens
    first, last = match.first + 1, match.last
    if inner and (head in BORROWING or inner.start != tokens[first].start):
        return None
    if head in ROADS:
        # A road between two places is two names; another is named as a whole (طريق السد).
        whole = Spot(match.start, match.end, match.first, match.last, match.names)
        return None if inner else whole
    while last - first > 1 and tokens[last - 1].text in QUALIFIERS:
        last -= 1
    names = match.names
    if inner:
        last = inner.last
        # What is said of محافظة البيضاء also vouches for the town of that name.
        names = (*names, *inner.names) if head in GOVERNORATES else names
    return Spot(tokens[first].start, tokens[last - 1].end, first, last, names, head)


def name_text(document: Document, spot: Spot) -> str:
    """The folded name at a spot, the article's alef given back (للحراك: الحراك)."""
    text = document.folded.text[spot.start : spot.end]
    is_cut = document.tokens[spot.first].start != spot.start and text.startswith("ل")
    return f"ا{text}" if is_cut and spot.names[0].text.startswith("ال") else text
