"""Choose the entity of a name that several places bear, and city or governorate by the head word."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from articles.extraction.gazetteer import Entry, Gazetteer
from articles.extraction.places.geography import (
    ancestors,
    governorate_of,
    is_country,
    surroundings,
)
from articles.extraction.places.head_words import GOVERNORATES, TYPES
from articles.extraction.places.spots import Place, Spot

_PROMINENCE = {
    "continent": 9,
    "country": 9,
    "city": 6,
    "region": 5,
    "governorate": 5,
    "town": 4,
    "camp": 3,
    "village": 3,
    "neighbourhood": 1,
}
_OTHERS = 2
_CLOSE = 300
_NEXT = 18


class Choice(NamedTuple):
    """The key of an entity, and the name of the area that told it from its homonyms."""

    key: str
    area: str = ""


class EntityChooser:
    """Chooses with knowledge of all places that the document names."""

    def __init__(self, gazetteer: Gazetteer, places: Sequence[Place]) -> None:
        self._gazetteer = gazetteer
        self._areas: Counter[str] = Counter()
        self._positions: dict[str, list[int]] = {}
        for place in places:
            if len(place.spot.keys) == 1:
                self._note(place.spot.keys[0], place.spot.start)

    def choose(self, place: Place) -> Choice:
        """The entity that an accepted place denotes, and the area whose mention decided."""
        keys = place.spot.keys
        area = ""
        if len(keys) > 1:
            keys = tuple(sorted(keys, key=lambda key: self._score(key, place), reverse=True))
            area = self._near_area(keys)
        entry = self._gazetteer.entries.get(keys[0])
        if entry and place.evidence in GOVERNORATES and entry.type != "governorate":
            governorate = governorate_of(self._gazetteer, entry)
            return Choice(governorate.key if governorate else entry.key, area)
        return Choice(keys[0], area)

    def _note(self, key: str, position: int) -> None:
        for area in surroundings(self._gazetteer, key):
            self._areas[area] += 1
            self._positions.setdefault(area, []).append(position)
        for area in ancestors(self._gazetteer, key):
            self._areas[area] += 1

    def _score(self, key: str, place: Place) -> tuple[bool, int, bool, int]:
        """How well an entity fits: the head word, what is named nearby, how usual the name is."""
        entry = self._gazetteer.entries.get(key)
        if entry is None:
            return False, 0, False, 0
        fits = entry.type in TYPES.get(place.evidence, frozenset())
        is_plain = any(name.key == key and not name.needs_context for name in place.spot.names)
        # A quarter is no rival of a city of its name, unless حي stands before it.
        is_rival = fits or is_plain or place.spot.needs_context or entry.type != "neighbourhood"
        nearness = self._nearness(entry, place.spot) if is_rival else 0
        return fits, nearness, is_plain, _PROMINENCE.get(entry.type, _OTHERS)

    def _nearness(self, entry: Entry, spot: Spot) -> int:
        """4, 3: an area it lies in is named right after it, close by; 2: anywhere; 1: its country."""
        if is_country(self._gazetteer, entry.key):
            return int(self._areas[entry.key] > 0)
        best = 0
        for area in ancestors(self._gazetteer, entry.key):
            if is_country(self._gazetteer, area):
                return max(best, int(self._areas[area] > 0))
            if self._is_named(area, spot.end, spot.end + _NEXT):
                best = 4
            elif self._is_named(area, spot.start - _CLOSE, spot.start + _CLOSE):
                best = max(best, 3)
            elif self._areas[area]:
                best = max(best, 2)
        return best

    def _near_area(self, keys: Sequence[str]) -> str:
        """The smallest named area around the first of several places that is not around all."""
        shared = set.intersection(*({*ancestors(self._gazetteer, key)} for key in keys[1:]))
        for area in ancestors(self._gazetteer, keys[0]):
            entry = self._gazetteer.entries.get(area)
            if entry and self._areas[area] and area not in shared:
                return entry.name_ar
        return ""

    def _is_named(self, area: str, start: int, end: int) -> bool:
        """Whether an area is named between two positions; its own are in rising order."""
        positions = self._positions.get(area, [])
        index = bisect_left(positions, start)
        return index < len(positions) and positions[index] < end
