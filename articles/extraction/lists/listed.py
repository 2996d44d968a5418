"""What a list says, and what is judged alike in every list that others made."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from articles.extraction.gazetteer import Entry, Name
from articles.extraction.places.words import is_unknown
from articles.language.tokens import fold_name

_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_LETTERS = re.compile("[ء-غـ-ي]+")
_SHORTEST_PLAIN = 3
_SHORTEST_LATIN = 5


@dataclass(frozen=True, slots=True)
class Listed:
    """The entries and names of one list; ``left_out`` counts rows that are no use here."""

    entries: tuple[Entry, ...] = ()
    names: tuple[Name, ...] = ()
    left_out: int = 0


def is_arabic(text: str) -> bool:
    """Whether a name is in Arabic letters only, with none of Persian, Kurdish or Urdu.

    >>> is_arabic("دير الزور"), is_arabic("قامیشلو"), is_arabic("Qamishli")
    (True, False, False)
    """
    return bool(_ARABIC_LETTERS.fullmatch("".join(_LETTER.findall(text))))


def needs_context(text: str) -> bool:
    """Whether a name is an ordinary word besides, or too short to be told from one.

    >>> needs_context("جديدة"), needs_context("شخيتر"), needs_context("دير الزور")
    (True, False, False)
    """
    folded = fold_name(text)
    if " " in folded:
        return False
    if folded.isascii():
        return len(folded) < _SHORTEST_LATIN
    return len(folded) < _SHORTEST_PLAIN or not is_unknown(folded)


def latitude(text: str) -> float | None:
    """Degrees north, None for an empty text.

    Raises:
        ValueError: there is no such latitude.
    """
    return _degrees(text, 90)


def longitude(text: str) -> float | None:
    """Degrees east, None for an empty text.

    Raises:
        ValueError: there is no such longitude.
    """
    return _degrees(text, 180)


def _degrees(text: str, most: int) -> float | None:
    if not text.strip():
        return None
    value = float(text)
    if not -most <= value <= most:
        raise ValueError(f"{text} is not between -{most} and {most} degrees")
    return value


def distinct(names: Iterable[Name]) -> tuple[Name, ...]:
    """The names without those that an entity already has in this or another spelling."""
    kept: dict[tuple[str, str], Name] = {}
    for name in names:
        if folded := fold_name(name.text):
            kept.setdefault((name.key, folded), name)
    return tuple(kept.values())
