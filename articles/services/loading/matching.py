"""Find the entities that are there already for the places of a list that others made.

An identifier decides (GeoNames id, P-code); else a place of the same name and sort that lies close
by, or in the same governorate where coordinates are missing. Of countries the name is enough.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import asin, cos, radians, sin, sqrt

from articles.extraction.gazetteer import Entry, Name
from articles.extraction.lists import geonames, pcodes
from articles.extraction.lists.listed import Listed
from articles.language.fold import fold
from articles.language.tokens import fold_name
from articles.models import Alias, Entity

_SETTLEMENTS = frozenset(("city", "town", "village"))
_GOVERNORATE = "governorate"
_HEAD = fold("محافظة") + " "
#: Kilometres: two lists seldom agree where the middle of a governorate is.
_CLOSE, _CLOSE_AREA = 10.0, 100.0
_WHOLES = {"country": 0, _GOVERNORATE: 1}
_AREAS = frozenset((_GOVERNORATE, "district", "region"))
_EARTH = 6371.0


@dataclass(slots=True)
class _Places:
    """The places that are there, as a list may mean them; ``taken`` are those already meant."""

    by_id: dict[int, Entity]
    by_key: dict[str, Entity] = field(default_factory=dict)
    by_name: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    taken: set[str] = field(default_factory=set)

    @classmethod
    def read(cls) -> "_Places":
        rows = Entity.objects.current().of_kind(Entity.Kind.PLACE)
        places = cls({entity.pk: entity for entity in rows})
        for entity in places.by_id.values():
            places.by_key.update((key, entity) for key in _identifiers(entity))
        names = Alias.objects.filter(entity__in=rows).order_by("pk")
        for entity_id, folded in names.values_list("entity_id", "folded"):
            places.by_name[folded.removeprefix(_HEAD)].append(places.by_id[entity_id])
        return places

    def governorate_of(self, entity: Entity) -> str:
        """The key of the governorate that an entity is or lies in, or an empty string."""
        above: Entity | None = entity
        passed: set[int] = set()
        while above and above.pk not in passed:
            if above.type == _GOVERNORATE:
                return above.slug
            passed.add(above.pk)
            above = self.by_id.get(above.parent_id or 0)
        return ""


def match_listed(listed: Listed, source: str) -> Listed:
    """The list with the keys of the entities that are there.

    These keep their place in the tree, unless the same list put them there.
    """
    places = _Places.read()
    keys = _match(listed.entries, places)
    entries = []
    for entry in listed.entries:
        key, parent = keys.get(entry.key, entry.key), keys.get(entry.parent, entry.parent)
        there = places.by_key.get(key)
        if there and not there.loaded.get(source, {}).get("parent"):
            parent = ""
        entries.append(replace(entry, key=key, parent=parent))
    names = _names_of(listed.names, keys, {entry.key for entry in listed.entries}, places)
    return replace(listed, entries=tuple(entries), names=tuple(names))


def _names_of(
    names: Iterable[Name], keys: Mapping[str, str], listed: set[str], places: _Places
) -> Iterator[Name]:
    """The names of what is listed or there already."""
    for name in names:
        there = places.by_key.get(name.key)
        key = keys.get(name.key) or (there.slug if there else name.key)
        if there or name.key in listed:
            yield replace(name, key=key)


def _match(entries: Iterable[Entry], places: _Places) -> dict[str, str]:
    """The keys of entities by those of the list; no entity is meant twice."""
    listed = {entry.key: entry for entry in entries}
    keys: dict[str, str] = {}
    for entry in listed.values():
        if (there := places.by_key.get(entry.key)) and there.slug not in places.taken:
            places.taken.add(there.slug)
            keys[entry.key] = there.slug
    for entry in sorted(listed.values(), key=lambda entry: _WHOLES.get(entry.type, len(_WHOLES))):
        if entry.key not in keys:
            is_governorate = entry.type == _GOVERNORATE
            whole = entry.parent if is_governorate else _listed_governorate(entry, listed)
            if there := _find_by_name(entry, keys.get(whole, ""), places):
                places.taken.add(there.slug)
                keys[entry.key] = there.slug
    return keys


def _find_by_name(entry: Entry, whole: str, places: _Places) -> Entity | None:
    name = fold_name(entry.name_ar).removeprefix(_HEAD)
    for there in places.by_name.get(name, ()):
        is_free = there.slug not in places.taken and _lacks_identifier(there, entry)
        if is_free and _are_alike(entry.type, there.type) and _is_near(entry, there, whole, places):
            return there
    return None


def _identifiers(entity: Entity) -> Iterator[str]:
    yield entity.slug
    if entity.geonames_id:
        yield geonames.key_of(entity.geonames_id)
    if entity.pcode:
        yield pcodes.key_of(entity.pcode)


def _lacks_identifier(entity: Entity, entry: Entry) -> bool:
    """Whether the entity does not bear another identifier of the same kind."""
    return not (entity.geonames_id if entry.geonames_id else entity.pcode)


def _are_alike(one: str, other: str) -> bool:
    return one == other or (one in _SETTLEMENTS and other in _SETTLEMENTS)


def _is_near(entry: Entry, there: Entity, whole: str, places: _Places) -> bool:
    if entry.type == "country":
        return True
    here, position = (entry.latitude, entry.longitude), (there.latitude, there.longitude)
    if None not in (*here, *position):
        close = _CLOSE_AREA if entry.type in _AREAS else _CLOSE
        return _distance(*here, *position) <= close  # type: ignore[arg-type]  # none is None
    if entry.type == _GOVERNORATE:
        country = places.by_id.get(there.parent_id or 0)
        return not (whole and country) or whole == country.slug
    return bool(whole) and whole == places.governorate_of(there)


def _distance(north: float, east: float, other_north: float, other_east: float) -> float:
    """Kilometres between two points of the globe (haversine).

    >>> round(_distance(36.2, 37.16, 33.51, 36.29))
    309
    """
    latitude, other = radians(north), radians(other_north)
    half = sin((other - latitude) / 2) ** 2
    half += cos(latitude) * cos(other) * sin(radians(other_east - east) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


def _listed_governorate(entry: Entry, listed: Mapping[str, Entry]) -> str:
    above: Entry | None = entry
    while above and above.type != _GOVERNORATE:
        above = listed.get(above.parent)
    return above.key if above else ""
