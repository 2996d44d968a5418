"""Choose the entity of a name that several places bear, and city or governorate by the head word."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

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
_NEAREST = 3


class EntityChooser:
    """Chooses with knowledge of all places that the document names."""

    def __init__(self, gazetteer: Gazetteer, places: Sequence[Place]) -> None:
        self._gazetteer = gazetteer
        self._areas: Counter[str] = Counter()
        self._positions: dict[str, list[int]] = {}
        for place in places:
            if len(place.spot.keys) == 1:
                self._note(place.spot.keys[0], place.spot.start)

    def choose(self, place: Place) -> str | None:
        """The key of the entity that an accepted place denotes."""
        keys = place.spot.keys
        if len(keys) > 1:
            keys = tuple(sorted(keys, key=lambda key: self._score(key, place), reverse=True))
        entry = self._gazetteer.entries.get(keys[0])
        if entry and place.evidence in GOVERNORATES and entry.type != "governorate":
            area = governorate_of(self._gazetteer, entry)
            return area.key if area else entry.key
        return keys[0]

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
        """3: an area it lies in is named close by; 2: in the document; 1: its country is; else 0."""
        if is_country(self._gazetteer, entry.key):
            return int(self._areas[entry.key] > 0)
        best = 0
        for area in ancestors(self._gazetteer, entry.key):
            if is_country(self._gazetteer, area):
                return max(best, int(self._areas[area] > 0))
            if self._is_close(area, spot.start):
                return _NEAREST
            if self._areas[area]:
                best = 2
        return best

    def _is_close(self, area: str, position: int) -> bool:
        """Whether an area is named within a bounded distance; positions are in rising order."""
        positions = self._positions.get(area, [])
        index = bisect_left(positions, position - _CLOSE)
        return index < len(positions) and positions[index] < position + _CLOSE
