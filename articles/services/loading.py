"""Load lists of entities and names into the database.

A load is a three-way merge per field: what the last load said, what the list says now, what stands
in the database. Only a field that still says what the last load said follows the list; whatever a
person changed, added or deleted stays as it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from articles.extraction.gazetteer import Entry, Name
from articles.language.skeletons import arabic_skeleton
from articles.language.tokens import fold_name
from articles.models import Alias, Entity
from articles.services.gazetteer import ENTITY_FIELDS
from articles.services.naming import record_entity_change

_ALIAS_FIELDS = ("text", "language", "valid_from", "valid_to", "needs_context")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: entities new, changed and left as a person had made them, names new."""

    new: int
    changed: int
    kept: int
    names: int


@transaction.atomic
def load_gazetteer(*, entries: Iterable[Entry], names: Iterable[Name]) -> Loaded:
    """Load entities and their names; an entity that has only names here keeps its others.

    Raises:
        ValueError: a key comes twice, a parent or the entity of a name is unknown, or entities are
            parts of each other.
    """
    listed: dict[str, Entry] = {}
    for entry in entries:
        if listed.setdefault(entry.key, entry) is not entry:
            raise ValueError(f"{entry.key}: the key comes twice")
    names_by_key: dict[str, dict[str, Name]] = defaultdict(dict)
    for name in names:
        if folded := fold_name(name.text):
            names_by_key[name.key].setdefault(folded, name)
    known = {entity.slug: entity for entity in Entity.objects.select_related("parent")}
    _check_keys(listed, names_by_key, known)

    added, updated, withdrawn = _merge_names(listed, known, names_by_key)
    new = [entry for key, entry in listed.items() if key not in known]
    _create_entities(new, known, names_by_key)
    touched, kept = _merge_fields(listed, known, names_by_key)
    for entry in new:
        added += [
            _new_alias(known[entry.key], folded, name)
            for folded, name in names_by_key[entry.key].items()
        ]
    Alias.objects.filter(pk__in=withdrawn).delete()
    Alias.objects.bulk_update(updated, _ALIAS_FIELDS, batch_size=500)
    Alias.objects.bulk_create(added, batch_size=1000)
    record_entity_change(entity.pk for entity in touched)
    return Loaded(len(new), len(touched), kept, len(added))


def _check_keys(
    listed: Mapping[str, Entry], names: Mapping[str, object], known: Mapping[str, Entity]
) -> None:
    for entry in listed.values():
        if entry.parent and entry.parent not in listed and entry.parent not in known:
            raise ValueError(f"{entry.key}: its parent “{entry.parent}” is unknown")
        if entry.key in known and known[entry.key].kind != entry.kind:
            raise ValueError(f"{entry.key}: already there as a {known[entry.key].kind}")
        if _is_inside_itself(entry, listed):
            raise ValueError(f"{entry.key}: it is part of itself, by its parents")
    for key in names:
        if key not in listed and key not in known:
            raise ValueError(f"a name belongs to “{key}”, which no list has")


def _is_inside_itself(entry: Entry, listed: Mapping[str, Entry]) -> bool:
    above: Entry | None = entry
    passed: set[str] = set()
    while above and above.key not in passed:
        passed.add(above.key)
        above = listed.get(above.parent)
    return above is entry


def _create_entities(
    new: list[Entry], known: dict[str, Entity], names: Mapping[str, Mapping[str, Name]]
) -> None:
    """Create entities, parents before their parts, and add them to ``known``."""
    waiting = new
    while waiting:
        ready = [entry for entry in waiting if not entry.parent or entry.parent in known]
        entities = [
            Entity(
                slug=entry.key,
                kind=entry.kind,
                parent=known[entry.parent] if entry.parent else None,
                reference=entry.source,
                loaded=_snapshot(entry, names.get(entry.key, {})),
                **{name: getattr(entry, name) for name in ENTITY_FIELDS},
            )
            for entry in ready
        ]
        Entity.objects.bulk_create(entities, batch_size=500)
        known.update((entity.slug, entity) for entity in entities)
        waiting = [entry for entry in waiting if entry.key not in known]


def _merge_fields(
    listed: Mapping[str, Entry],
    known: Mapping[str, Entity],
    names: Mapping[str, Mapping[str, Name]],
) -> tuple[list[Entity], int]:
    """Let known entities follow the list; returns those that changed and how many were kept."""
    touched, heard, kept_count = [], [], 0
    for key, entry in listed.items():
        entity, said = known[key], known[key].loaded
        says = _snapshot(entry, names.get(key, {}))
        changed = kept = False
        for field in (*ENTITY_FIELDS, "parent"):
            current = _current(entity, field)
            if current == says[field]:
                continue
            if current == said.get(field):
                value = known.get(says[field]) if field == "parent" else says[field]
                setattr(entity, field, value)
                changed = True
            else:
                kept = True
        kept_count += kept
        touched += [entity] if changed else []
        if says != said:
            entity.loaded = says
            heard.append(entity)
    Entity.objects.bulk_update(heard, [*ENTITY_FIELDS, "parent", "loaded"], batch_size=100)
    return touched, kept_count


def _merge_names(
    listed: Mapping[str, Entry],
    known: Mapping[str, Entity],
    names_by_key: Mapping[str, Mapping[str, Name]],
) -> tuple[list[Alias], list[Alias], list[int]]:
    """The names of known entities to add, to update and to withdraw, a person's left alone."""
    stored: dict[int, dict[str, Alias]] = defaultdict(dict)
    for row in Alias.objects.all():
        stored[row.entity_id][row.folded] = row
    added: list[Alias] = []
    updated: list[Alias] = []
    withdrawn: list[int] = []
    for key, names in names_by_key.items():
        if key not in known:
            continue
        entity, said = known[key], known[key].loaded.get("names", {})
        aliases = stored[entity.pk]
        for folded, name in names.items():
            alias = aliases.get(folded)
            if alias is None and folded not in said:
                added.append(_new_alias(entity, folded, name))
            elif alias and _values(alias) == said.get(folded) != _values(name):
                _set_values(alias, name)
                updated.append(alias)
        withdrawn += [
            aliases[folded].pk
            for folded, values in (said.items() if key in listed else ())
            if folded not in names and folded in aliases and _values(aliases[folded]) == values
        ]
    return added, updated, withdrawn


def _snapshot(entry: Entry, names: Mapping[str, Name]) -> dict[str, Any]:
    """What a list says of an entity, to be compared with what it says next time."""
    values = asdict(entry)
    return {
        **{name: values[name] for name in ENTITY_FIELDS},
        "parent": entry.parent,
        "names": {folded: _values(name) for folded, name in names.items()},
    }


def _current(entity: Entity, field: str) -> Any:
    if field == "parent":
        return entity.parent.slug if entity.parent else ""
    return getattr(entity, field)


def _new_alias(entity: Entity, folded: str, name: Name) -> Alias:
    alias = Alias(entity=entity, folded=folded, skeleton=arabic_skeleton(folded))
    _set_values(alias, name)
    return alias


def _values(named: Alias | Name) -> list[Any]:
    return [getattr(named, field) for field in _ALIAS_FIELDS]


def _set_values(alias: Alias, name: Name) -> None:
    for field in _ALIAS_FIELDS:
        setattr(alias, field, getattr(name, field))
