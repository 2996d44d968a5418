"""Further mentions of the places that a document's head words gave away."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from articles.extraction.document import Document
from articles.extraction.places.prepositions import WAR_WORDS
from articles.extraction.places.words import before, is_unknown
from articles.language.clitics import ARTICLE

CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
IN = ("ب", "وب")
_SHORTEST = 4


class Find(NamedTuple):
    """A name that no list has: tokens ``[first, last)``, its folded start, what gave it away."""

    first: int
    last: int
    start: int
    evidence: str


def find_repeated(
    document: Document, found: Sequence[Find], covered: Collection[int]
) -> Iterator[Find]:
    """Where discovered names stand again; ordinary words need a word of place before them."""
    tokens, folded = document.tokens, document.folded.text
    evidence = {folded[find.start : tokens[find.last - 1].end]: find.evidence for find in found}
    lengths = sorted({find.last - find.first for find in found}, reverse=True)
    forms = _first_words(evidence)
    done = 0
    for index, token in enumerate(tokens):
        if token.text not in forms or index in covered or index < done:
            continue
        start = token.start + forms[token.text]
        for length in lengths:
            name = _name_at(document, index, start, length)
            if name in evidence and _is_sure(document, index, start, name):
                done = index + length
                yield Find(index, done, start, evidence[name])
                break


def _first_words(names: Mapping[str, str]) -> dict[str, int]:
    """The first word of each long enough name behind each clitic, and where it begins there."""
    return {
        form: offset
        for name in names
        if len(name) >= _SHORTEST
        for offset, form in _with_clitics(name.partition(" ")[0])
    }


def _with_clitics(word: str) -> Iterator[tuple[int, str]]:
    """Where a word begins behind each clitic, and the form they make: للباب of الباب."""
    for clitic in CLITICS:
        is_swallowed = clitic.endswith("ل") and word.startswith(ARTICLE)
        yield len(clitic), clitic + (word[1:] if is_swallowed else word)


def _name_at(document: Document, index: int, start: int, length: int) -> str:
    """The text of so many words, with the alef that ل has swallowed; empty past the end."""
    tokens, folded = document.tokens, document.folded.text
    if index + length > len(tokens):
        return ""
    name = folded[start : tokens[index + length - 1].end]
    return f"ا{name}" if name.startswith("ل") and folded[start - 1 : start] == "ل" else name


def _is_sure(document: Document, index: int, start: int, name: str) -> bool:
    """Whether a name is no ordinary word, or stands after a preposition or a word of war."""
    is_at = document.folded.text[document.tokens[index].start : start] in IN
    if is_at or " " in name or is_unknown(name):
        return True
    return not WAR_WORDS.isdisjoint(before(document, index))
