"""Where places lie: their ancestors, and whether two of them are near each other."""

from collections.abc import Iterator

from articles.extraction.gazetteer import Entry, Gazetteer

_WHOLE_COUNTRIES = frozenset(("country", "continent"))
_DEEPEST = 8


def ancestors(gazetteer: Gazetteer, key: str) -> Iterator[str]:
    """The keys of what a place lies in, from the nearest to the country or continent."""
    entry = gazetteer.entries.get(key)
    for _ in range(_DEEPEST):
        if entry is None or not entry.parent:
            return
        yield entry.parent
        entry = gazetteer.entries.get(entry.parent)


def country_of(gazetteer: Gazetteer, key: str) -> str:
    """The key of the country that a place is or lies in, or an empty string."""
    for candidate in (key, *ancestors(gazetteer, key)):
        entry = gazetteer.entries.get(candidate)
        if entry and entry.type == "country":
            return candidate
    return ""


def is_country(gazetteer: Gazetteer, key: str) -> bool:
    """Whether a place is a whole country or continent."""
    entry = gazetteer.entries.get(key)
    return entry is not None and entry.type in _WHOLE_COUNTRIES


def is_great(gazetteer: Gazetteer, key: str) -> bool:
    """Whether a place is a city right under its country, as the capitals of the world are."""
    entry = gazetteer.entries.get(key)
    return entry is not None and entry.type == "city" and is_country(gazetteer, entry.parent)


def governorate_of(gazetteer: Gazetteer, entry: Entry) -> Entry | None:
    """The governorate that bears the name of a city (حلب: محافظة حلب), if it lies in one."""
    for key in ancestors(gazetteer, entry.key):
        area = gazetteer.entries.get(key)
        if area and area.type == "governorate" and area.name_ar.endswith(f" {entry.name_ar}"):
            return area
    return None


def surroundings(gazetteer: Gazetteer, key: str) -> set[str]:
    """The areas that naming a place brings to mind: itself, and the governorate of its name."""
    keys = {key}
    entry = gazetteer.entries.get(key)
    if entry and (area := governorate_of(gazetteer, entry)):
        keys.add(area.key)
    return keys
