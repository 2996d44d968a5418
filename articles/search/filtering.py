"""The filters and the order of a request, as the engine understands them."""

from collections.abc import Sequence
from dataclasses import replace

from articles.extraction.dates.periods import bounds
from articles.models import Entity
from articles.search import criteria as c
from articles.search.request import STATUSES, DateOf, SearchRequest


def follow_mergers(request: SearchRequest) -> SearchRequest:
    """The same request with entities that were merged replaced by what they were merged into."""
    asked = (*request.place, *request.faction)
    if not asked:
        return request
    merged = Entity.objects.filter(pk__in=asked).exclude(merged_into=None)
    successors = {entity.pk: entity.merged_into_id or entity.pk for entity in merged}
    place, faction = (
        tuple(dict.fromkeys(successors.get(pk, pk) for pk in ids))
        for ids in (request.place, request.faction)
    )
    return replace(request, place=place, faction=faction)


def filters_of(request: SearchRequest, *, without: str = "") -> list[c.Criterion]:
    """The filters of a request as criteria, the one named ``without`` left out."""
    filters: list[c.Criterion] = [
        c.Mentions(entities)
        for name in ("place", "faction")
        if (entities := getattr(request, name)) and name != without
    ]
    if request.source and without != "source":
        filters.append(c.FromSource(request.source))
    if request.status and without != "status":
        filters.append(c.HasStatus(tuple(STATUSES.index(status) for status in request.status)))
    if request.unresolved and without != "unresolved":
        filters.append(c.HasUnresolvedDate())
    after = bounds(request.after) if request.after else None
    before = bounds(request.before) if request.before else None
    if (after or before) and without != "published":
        days = (after[0] if after else None, before[1] if before else None)
        is_mentioned = request.date_of == DateOf.MENTIONED
        filters.append(c.MentionsDate(*days) if is_mentioned else c.Published(*days))
    return filters


def join_all(parts: Sequence[c.Criterion | None]) -> c.Criterion:
    """All known parts as one criterion; any article where there are none."""
    known = tuple(part for part in parts if part)
    return c.AllOf(known) if known else c.Everything()
