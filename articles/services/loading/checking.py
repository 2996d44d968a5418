"""What no list may do: name what is unknown, change what something is, turn parts into wholes."""

from collections.abc import Iterable, Mapping

from articles.extraction.gazetteer import Entry
from articles.models import Entity


def check_keys(
    listed: Mapping[str, Entry], names: Iterable[str], known: Mapping[str, Entity]
) -> None:
    """Refuse a list with parents or names of nothing, another kind than before, or a circle.

    Raises:
        ValueError: with the key.
    """
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


def check_parents(entities: Iterable[Entity]) -> None:
    """Refuse entities that have come to be parts of each other.

    Raises:
        ValueError: with the key of one of them.
    """
    parents = {entity.pk: entity for entity in entities}
    sound: set[int] = set()
    for entity in parents.values():
        path: dict[int, str] = {}
        above: Entity | None = entity
        while above and above.pk not in sound:
            if above.pk in path:
                raise ValueError(f"{above.slug}: it is part of itself, by its parents")
            path[above.pk] = above.slug
            above = parents.get(above.parent_id) if above.parent_id else None
        sound.update(path)


def _is_inside_itself(entry: Entry, listed: Mapping[str, Entry]) -> bool:
    above: Entry | None = entry
    passed: set[str] = set()
    while above and above.key not in passed:
        passed.add(above.key)
        above = listed.get(above.parent)
    return above is entry
