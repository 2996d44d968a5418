"""The gazetteer in the database, as extraction needs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

from articles.extraction.camel.installed import find_installed
from articles.extraction.gazetteer import Entry, Gazetteer, Name
from articles.extraction.mention import Kind
from articles.extraction.parallel import ExtractionPool
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
    models: Path | None = None

    def build(self) -> Gazetteer:
        """Ready to find names."""
        return Gazetteer(self.entries, self.names)

    def open_pool(self) -> ExtractionPool:
        """Processes that read texts with these names, and with the models that are installed."""
        return ExtractionPool(self.entries, self.names, models=self.models)


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
    installed = find_installed(settings.CAMELTOOLS_DATA).version
    versions = filter(None, (EXTRACTOR_VERSION, digest.hexdigest(), installed))
    return StoredGazetteer(
        entries,
        names,
        ".".join(versions),
        {entity.slug: entity.pk for entity in successors.values()},
        settings.CAMELTOOLS_DATA if installed else None,
    )


def _entry(entity: Entity) -> Entry:
    return Entry(
        key=entity.slug,
        kind=Kind(entity.kind),
        parent=entity.parent.slug if entity.parent else "",
        source=entity.reference,
        **{name: getattr(entity, name) for name in ENTITY_FIELDS},
    )
