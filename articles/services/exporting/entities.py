"""The table of entities."""

from collections.abc import Iterator
from typing import TypedDict

from django.db.models import Count

from articles.models import Alias, Entity, Mention
from articles.search.request import SearchRequest
from articles.services.exporting.writing import join_values


class EntityRow(TypedDict):
    """The columns of an entity, in their order."""

    entity_id: int
    key: str
    type: str
    name_ar: str
    name_en: str
    subtype: str
    side: str
    parent_id: int | None
    parent_name_ar: str
    lat: float | None
    lon: float | None
    geonames_id: int | None
    pcode: str
    active_from: str
    active_to: str
    aliases: str
    mention_count: int


def export_entities(_request: SearchRequest) -> Iterator[EntityRow]:
    """A row per current entity."""
    aliases: dict[int, list[str]] = {}
    for owner, text in Alias.objects.order_by("pk").values_list("entity", "text"):
        aliases.setdefault(owner, []).append(text)
    mentions = Mention.objects.standing().order_by()
    counts = dict(mentions.values_list("entity").annotate(Count("pk")))
    for entity in Entity.objects.current().select_related("parent").order_by("pk"):
        yield {
            "entity_id": entity.pk,
            "key": entity.slug,
            "type": entity.kind,
            "name_ar": entity.name_ar,
            "name_en": entity.name_en,
            "subtype": entity.type,
            "side": entity.side,
            "parent_id": entity.parent_id,
            "parent_name_ar": entity.parent.name_ar if entity.parent else "",
            "lat": entity.latitude,
            "lon": entity.longitude,
            "geonames_id": entity.geonames_id,
            "pcode": entity.pcode,
            "active_from": entity.active_from,
            "active_to": entity.active_to,
            "aliases": join_values(aliases.get(entity.pk, [])),
            "mention_count": counts.get(entity.pk, 0),
        }
