"""Count the values of the facets, each facet without its own filter."""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from typing import Any

from articles.search import criteria as c
from articles.search.engine import Reader
from articles.search.facets import Counts, date_field
from articles.search.filtering import filters_of, join_all
from articles.search.request import SearchRequest

_MOST_COUNTED = 50
#: The engine counts without Python's lock, while the request's own thread ranks.
_COUNTERS = ThreadPoolExecutor(thread_name_prefix="facets")


def begin_counting(
    reader: Reader, request: SearchRequest, words: c.Criterion | None
) -> Future[Mapping[str, Counts]]:
    """Count in another thread, which asks no database; ``words`` is what the query asks for."""
    return _COUNTERS.submit(count_values, reader, request, words)


def count_values(
    reader: Reader, request: SearchRequest, words: c.Criterion | None
) -> Mapping[str, Counts]:
    """The values of each field that a facet shows; one pass for all that have none selected."""
    # Per field of the index, the filter that its facet sets.
    fields = {name: name for name in ("place", "faction", "source", "status", "unresolved")}
    fields[date_field(request)] = "published"
    selected = [field for field, name in fields.items() if _is_filtered(request, name)]
    shared = tuple(field for field in fields if field not in selected)
    everything = join_all([words, *filters_of(request)])
    counts: dict[str, Counts] = reader.count_values(everything, shared)
    for field in selected:
        narrowed = join_all([words, *filters_of(request, without=fields[field])])
        counts |= reader.count_values(narrowed, (field,))
    for field in ("place", "faction", "source"):
        counts[field] += _count_rare(reader, request, words, field, counts[field])
    return counts


def _is_filtered(request: SearchRequest, name: str) -> bool:
    if name == "published":
        return bool(request.after or request.before)
    return bool(getattr(request, name))


def _count_rare(
    reader: Reader, request: SearchRequest, words: c.Criterion | None, name: str, counted: Counts
) -> Counts:
    """The selected values that the engine left out, since it counts the most frequent only."""
    known = {value for value, _count in counted}
    rare = islice((pk for pk in getattr(request, name) if pk not in known), _MOST_COUNTED)
    counts = []
    for pk in rare:
        only: dict[str, Any] = {name: (pk,)}
        if count := reader.count(join_all([words, *filters_of(replace(request, **only))])):
            counts.append((pk, count))
    return counts
