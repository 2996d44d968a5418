"""Names beside each other: X وY وZ, X، Y. One that is surely a place vouches for the next."""

import re

from articles.extraction.document import Document
from articles.extraction.places.geography import ancestors, country_of, is_country, is_great
from articles.extraction.places.ordinary import is_weak
from articles.extraction.places.spots import Spot, name_text
from articles.extraction.places.words import after
from articles.language.stopwords import STOP_WORDS

LIST_JOINT = re.compile(r"""\s*[،,\-–_"'«»“”()]{0,3}\s*(?:و|او |ثم )?["'«“(]?""")
_BIRTHPLACE = "راس"


def are_siblings(document: Document, one: Spot, other: Spot) -> bool:
    """Whether two names stand in one list and can be of places in one country."""
    text = name_text(document, one)
    left, right = sorted((one, other), key=lambda spot: spot.start)
    gap = document.folded.text[left.end : right.start]
    if not gap.strip() or not LIST_JOINT.fullmatch(gap):
        return False
    if is_weak(text) and not _goes_on(document, one, text, gap):
        return False
    if right is one and document.tokens[one.first].start == one.start and "و" in gap:
        return False
    return _are_alike(document, one, other)


def are_pair(document: Document, one: Spot, other: Spot) -> bool:
    """Whether a second name follows with و that may lie in a region of the first."""
    gap = document.folded.text[one.end : other.start]
    if gap != " و" or is_weak(name_text(document, other)):
        return False
    return not _regions(document, one).isdisjoint(_regions(document, other))


def is_birthplace(document: Document, spot: Spot) -> bool:
    """مسقط رأسه is where he was born."""
    return after(document, spot.last).startswith(_BIRTHPLACE)


def _goes_on(document: Document, spot: Spot, text: str, gap: str) -> bool:
    """Whether a very short name goes on a list of places: وشيراز وقم, not وقم ب."""
    following = after(document, spot.last)
    return text not in STOP_WORDS and gap.endswith(" و") and not following.startswith("ب")


def _regions(document: Document, spot: Spot) -> set[str]:
    """What the places of a name may lie in, short of their countries."""
    gazetteer = document.gazetteer
    return {
        area
        for key in spot.keys
        for area in ancestors(gazetteer, key)
        if not is_country(gazetteer, area)
    }


def _are_alike(document: Document, one: Spot, other: Spot) -> bool:
    """Whether two names can be of places in one country, or of two countries."""
    gazetteer = document.gazetteer
    for key in one.keys:
        for sibling in other.keys:
            whole = is_country(gazetteer, key)
            if whole != is_country(gazetteer, sibling):
                continue
            if whole or country_of(gazetteer, key) == country_of(gazetteer, sibling):
                return True
            if is_great(gazetteer, key) and is_great(gazetteer, sibling):
                is_definite = name_text(document, one).startswith("ال")
                return not is_definite and not is_birthplace(document, one)
    return False
