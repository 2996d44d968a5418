"""What a list of articles shows of each: the hit and the entities that it speaks of most."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from articles.models import Article, Entity, Mention
from articles.search.describing import Hit
from articles.search.duplicates import fold_copies

_MOST_ENTITIES = 6


@dataclass(frozen=True, slots=True)
class Chip:
    """An entity as a list names it: made once for all the articles that speak of it."""

    kind: str
    kind_name: str
    name: str
    address: str


#: The entities of each article, by its id.
Chips = Mapping[int, Sequence[Chip]]


@dataclass(frozen=True, slots=True)
class Card:
    """An article in a list, with those of the list that print the same text."""

    hit: Hit
    chips: Sequence[Chip]
    copies: tuple[Article, ...] = ()


def read_chips(hits: Sequence[Hit]) -> Chips:
    """The entities that each article speaks of most, in two queries for all hits."""
    frequent = _frequent_entities([hit.article.pk for hit in hits])
    entities = Entity.objects.named().in_bulk({pk for pks in frequent.values() for pk in pks})
    # Translated once for all.
    kinds = {kind.value: str(kind.label) for kind in Entity.Kind}
    chips = {
        pk: Chip(entity.kind, kinds[entity.kind], entity.name, entity.get_absolute_url())
        for pk, entity in entities.items()
    }
    return {article: [chips[pk] for pk in pks if pk in chips] for article, pks in frequent.items()}


def build_cards(hits: Sequence[Hit], chips: Chips) -> list[Card]:
    """A card for every text, its copies under the first of them."""
    copies = fold_copies([hit.article for hit in hits])
    return [
        Card(hit, chips.get(hit.article.pk, ()), tuple(copies[hit.article.pk]))
        for hit in hits
        if hit.article.pk in copies
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
