"""What a list of articles shows of each: the hit and the entities that it speaks of most."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from articles.models import Entity, Mention
from articles.search.describing import Hit

_MOST_ENTITIES = 6


@dataclass(frozen=True, slots=True)
class Card:
    """An article in a list."""

    hit: Hit
    entities: tuple[Entity, ...]


def build_cards(hits: Sequence[Hit]) -> list[Card]:
    """A card for every hit, in two queries for all of them."""
    frequent = _frequent_entities([hit.article.pk for hit in hits])
    entities = Entity.objects.in_bulk({pk for pks in frequent.values() for pk in pks})
    return [
        Card(
            hit,
            tuple(entities[pk] for pk in frequent[hit.article.pk] if pk in entities),
        )
        for hit in hits
    ]


def _frequent_entities(article_ids: list[int]) -> dict[int, list[int]]:
    counted = (
        Mention.objects.standing()
        .filter(article_id__in=article_ids, entity__isnull=False)
        .values_list("article_id", "entity_id")
        .annotate(count=Count("pk"))
        .order_by("-count", "entity_id")
    )
    frequent: dict[int, list[int]] = defaultdict(list)
    for article_id, entity_id, _count in counted:
        if entity_id is not None and len(frequent[article_id]) < _MOST_ENTITIES:
            frequent[article_id].append(entity_id)
    return frequent
