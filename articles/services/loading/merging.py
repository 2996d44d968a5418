"""Bring what a list says into the database, field by field and name by name.

Whatever a person changed, added or deleted stays as it is; see :mod:`settling`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from articles.extraction.gazetteer import Entry, Name
from articles.language.skeletons import arabic_skeleton
from articles.language.tokens import fold_name
from articles.models import Alias, Entity
from articles.services.gazetteer import ENTITY_FIELDS
from articles.services.loading.checking import check_keys, check_parents
from articles.services.loading.settling import is_kept, settle
from articles.services.naming import record_entity_change

BUILTIN = "builtin"
_ALIAS_FIELDS = ("text", "language", "valid_from", "valid_to", "needs_context")
_NAMES = "names"

NamesByKey = Mapping[str, Mapping[str, Name]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: entities new, changed and left as a person had made them, names new."""

    new: int = 0
    changed: int = 0
    kept: int = 0
    names: int = 0

    def __add__(self, other: "Loaded") -> "Loaded":
        """Both loads together."""
        return Loaded(
            self.new + other.new,
            self.changed + other.changed,
            self.kept + other.kept,
            self.names + other.names,
        )


@dataclass(frozen=True, slots=True)
class _Load:
    """A list on its way in: what it says, and what stands in the database."""

    source: str
    overrides: bool
    listed: Mapping[str, Entry]
    names: NamesByKey
    known: dict[str, Entity]
    added: list[Alias] = field(default_factory=list)
    updated: list[Alias] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)


@transaction.atomic
def load_gazetteer(
    *,
    entries: Iterable[Entry],
    names: Iterable[Name],
    source: str = BUILTIN,
    overrides: bool = False,
) -> Loaded:
    """Load a list of entities and names; an entity that has only names here keeps its others.

    A list is known by its ``source``: loaded again, it takes back what it no longer says. One that
    ``overrides`` has its way over what other lists said of an entity; others only add.

    Raises:
        ValueError: a key comes twice, a parent or the entity of a name is unknown, or entities are
            parts of each other.
    """
    listed: dict[str, Entry] = {}
    for entry in entries:
        if listed.setdefault(entry.key, entry) is not entry:
            raise ValueError(f"{entry.key}: the key comes twice")
    by_key: dict[str, dict[str, Name]] = defaultdict(dict)
    for name in names:
        if folded := fold_name(name.text):
            by_key[name.key].setdefault(folded, name)
    known = {entity.slug: entity for entity in Entity.objects.select_related("parent")}
    check_keys(listed, by_key, known)
    load = _Load(source, overrides, listed, by_key, known)
    new = [entry for key, entry in listed.items() if key not in known]
    standing = (listed.keys() | by_key.keys()) & known.keys()
    _merge_names(load, standing)
    _create_entities(load, new)
    changed, kept = _merge_fields(load, standing)
    check_parents(known.values())
    _store(load, changed)
    return Loaded(len(new), len(changed), kept, len(load.added))


def _store(load: _Load, changed: Iterable[Entity]) -> None:
    Alias.objects.filter(pk__in=load.withdrawn).delete()
    Alias.objects.bulk_update(load.updated, _ALIAS_FIELDS, batch_size=500)
    Alias.objects.bulk_create(load.added, batch_size=1000)
    record_entity_change(entity.pk for entity in changed)


def _create_entities(load: _Load, new: list[Entry]) -> None:
    """Create entities with their names, parents before their parts, and add them to the known."""
    waiting = new
    while waiting:
        ready = [entry for entry in waiting if not entry.parent or entry.parent in load.known]
        entities = [
            Entity(
                slug=entry.key,
                kind=entry.kind,
                parent=load.known[entry.parent] if entry.parent else None,
                reference=entry.source,
                loaded={load.source: _says(load, entry.key)},
                **{name: getattr(entry, name) for name in ENTITY_FIELDS},
            )
            for entry in ready
        ]
        Entity.objects.bulk_create(entities, batch_size=500)
        load.known.update((entity.slug, entity) for entity in entities)
        waiting = [entry for entry in waiting if entry.key not in load.known]
    for entry in new:
        load.added.extend(
            _new_alias(load.known[entry.key], folded, _values(name))
            for folded, name in load.names.get(entry.key, {}).items()
        )


def _merge_fields(load: _Load, standing: Iterable[str]) -> tuple[list[Entity], int]:
    """Let known entities follow the list; returns those that changed and how many were kept."""
    changed, heard, kept = [], [], 0
    for key in standing:
        entity, says = load.known[key], _says(load, key)
        if key in load.listed:
            fields = [*ENTITY_FIELDS, "parent"]
            if sum(_merge_field(load, entity, name, says[name]) for name in fields):
                changed.append(entity)
            kept += any(
                is_kept(_current(entity, name), _said(entity, name), says[name]) for name in fields
            )
        if entity.loaded.get(load.source) != says:
            entity.loaded[load.source] = says
            heard.append(entity)
    Entity.objects.bulk_update(heard, [*ENTITY_FIELDS, "parent", "loaded"], batch_size=100)
    return changed, kept


def _merge_field(load: _Load, entity: Entity, name: str, says: Any) -> bool:
    """Let one field follow the list; returns whether it changed."""
    current = _current(entity, name)
    said = _said(entity, name)
    settled = settle(current, said, load.source, says, overrides=load.overrides)
    if settled == current:
        return False
    setattr(entity, name, load.known.get(settled) if name == "parent" else settled)
    return True


def _merge_names(load: _Load, standing: Iterable[str]) -> None:
    """The names of known entities to add, to update and to withdraw, a person's left alone."""
    stored: dict[int, dict[str, Alias]] = defaultdict(dict)
    for row in Alias.objects.all():
        stored[row.entity_id][row.folded] = row
    for key in standing:
        entity, says = load.known[key], load.names.get(key, {})
        before = entity.loaded.get(load.source, {}).get(_NAMES, {})
        for folded in dict.fromkeys((*says, *before)):
            alias = stored[entity.pk].get(folded)
            _merge_name(load, entity, folded, alias, says.get(folded))


def _merge_name(
    load: _Load, entity: Entity, folded: str, alias: Alias | None, name: Name | None
) -> None:
    current = _values(alias) if alias else None
    says = _values(name) if name else None
    said = {source: word[_NAMES].get(folded) for source, word in entity.loaded.items()}
    # That an entity bears its main name says nothing of whether that needs context.
    overrides = load.overrides and not (name and _is_main(load, name))
    settled = settle(current, said, load.source, says, overrides=overrides)
    if settled == current:
        return
    if alias is None:
        load.added.append(_new_alias(entity, folded, settled))
    elif settled is None:
        load.withdrawn.append(alias.pk)
    else:
        _set_values(alias, settled)
        load.updated.append(alias)


def _is_main(load: _Load, name: Name) -> bool:
    entry = load.listed.get(name.key)
    return entry is not None and name.text in {entry.name_ar, entry.name_en}


def _says(load: _Load, key: str) -> dict[str, Any]:
    """What the list says of an entity, to be compared with what it says next time."""
    names = {folded: _values(name) for folded, name in load.names.get(key, {}).items()}
    if entry := load.listed.get(key):
        fields = {name: getattr(entry, name) for name in ENTITY_FIELDS}
        return {**fields, "parent": entry.parent, _NAMES: names}
    before = load.known[key].loaded.get(load.source, {})
    return {**before, _NAMES: names}


def _said(entity: Entity, name: str) -> dict[str, Any]:
    return {source: word[name] for source, word in entity.loaded.items() if name in word}


def _current(entity: Entity, name: str) -> Any:
    if name == "parent":
        return entity.parent.slug if entity.parent else ""
    return getattr(entity, name)


def _new_alias(entity: Entity, folded: str, values: list[Any]) -> Alias:
    alias = Alias(entity=entity, folded=folded, skeleton=arabic_skeleton(folded))
    _set_values(alias, values)
    return alias


def _values(named: Alias | Name) -> list[Any]:
    return [getattr(named, name) for name in _ALIAS_FIELDS]


def _set_values(alias: Alias, values: list[Any]) -> None:
    for name, value in zip(_ALIAS_FIELDS, values, strict=True):
        setattr(alias, name, value)
