"""The gazetteer in the database, as extraction needs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from articles.extraction.gazetteer import Entry, Gazetteer, Name
from articles.extraction.mention import Kind
from articles.extraction.pipeline import EXTRACTOR_VERSION
from articles.models import Alias, Entity

#: The fields that an entity shares with the entry of a list.
ENTITY_FIELDS = (
    "name_ar",
    "name_en",
    "type",
    "side",
    "latitude",
    "longitude",
    "geonames_id",
    "pcode",
    "active_from",
    "active_to",
)


@dataclass(frozen=True, slots=True)
class StoredGazetteer:
    """The database's gazetteer with its version and the row of each key."""

    entries: tuple[Entry, ...]
    names: tuple[Name, ...]
    version: str
    ids: Mapping[str, int]

    def build(self) -> Gazetteer:
        """Ready to find names."""
        return Gazetteer(self.entries, self.names)


def read_gazetteer() -> StoredGazetteer:
    """The current entities and all their names; those of merged entities name their successors."""
    successors = {
        entity.pk: entity
        for entity in Entity.objects.select_related("parent", "merged_into__parent")
    }
    current = {pk: entity.merged_into or entity for pk, entity in successors.items()}
    entries = tuple(_entry(e) for e in successors.values() if e.merged_into_id is None)
    names = tuple(
        Name(
            text=alias.text,
            key=current[alias.entity_id].slug,
            kind=Kind(current[alias.entity_id].kind),
            language=alias.language,
            needs_context=alias.needs_context,
            valid_from=alias.valid_from,
            valid_to=alias.valid_to,
        )
        for alias in Alias.objects.order_by("pk")
    )
    digest = blake2b(digest_size=6)
    for item in (*sorted(map(repr, entries)), *sorted(map(repr, names))):
        digest.update(item.encode())
    version = f"{EXTRACTOR_VERSION}.{digest.hexdigest()}"
    return StoredGazetteer(entries, names, version, {e.slug: e.pk for e in successors.values()})


def _entry(entity: Entity) -> Entry:
    return Entry(
        key=entity.slug,
        kind=Kind(entity.kind),
        parent=entity.parent.slug if entity.parent else "",
        source=entity.reference,
        **{name: getattr(entity, name) for name in ENTITY_FIELDS},
    )
