"""The one search: for the page, the command, the export, the feed and the admin."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from articles.search import criteria as c
from articles.search.counting import begin_counting
from articles.search.describing import Describer, Hit
from articles.search.engine import Found, IndexNotReadyError, Reader
from articles.search.facets import Facet, build_facets
from articles.search.filtering import filters_of, follow_mergers, join_all
from articles.search.naming import Expansion
from articles.search.outbox import open_store
from articles.search.planning import Plan, make_plan
from articles.search.prominence import read_entities
from articles.search.query import parse
from articles.search.ranking import find_ranked
from articles.search.request import PAGE_SIZE, Order, SearchRequest
from articles.search.rerank import DEPTH
from articles.search.spelling import Suggestion, suggest
from articles.search.upkeep import ask_for_rebuild, ask_for_update, has_pending_changes

_EXPORT_BATCH = 1000
#: The engine sorts everything before a page anew, so later batches are larger.
_LARGEST_BATCH = 64_000


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits, the number of all, the facets, and what the reader should know.

    Later pages show the state of the first: ``upto`` is the id by which they know it, ``arrived``
    how many more would be found now. ``partial`` are the best articles that have only some of the
    words, shown under their own heading after the last page of hits and counted apart. ``is_ready``
    is False while the index is being built.
    """

    request: SearchRequest
    total: int = 0
    upto: int = 0
    arrived: int = 0
    hits: tuple[Hit, ...] = ()
    partial_total: int = 0
    partial: tuple[Hit, ...] = ()
    facets: tuple[Facet, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    problems: tuple[str, ...] = ()
    #: Whether articles can be sorted by mentions of what is asked for.
    counts_mentions: bool = False
    understood: str = ""
    repaired: str = ""
    is_ready: bool = True

    @property
    def page_count(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.total // PAGE_SIZE))


def search(request: SearchRequest, *, limit: int = PAGE_SIZE, facets: bool = True) -> Results:
    """Answer a request: ``limit`` hits of its page, facets where wanted."""
    request = follow_mergers(request)
    plan = make_plan(parse(request.q), expand=request.expand, source=open_store().source())
    try:
        return _answer(request, plan, limit=limit, facets=facets)
    except IndexNotReadyError as error:
        ask_for_rebuild(error)
        return Results(request, problems=(*request.problems, *plan.problems), is_ready=False)


def _answer(request: SearchRequest, plan: Plan, *, limit: int, facets: bool) -> Results:
    reader = open_store().reader()
    if has_pending_changes():
        ask_for_update()
    present = join_all([plan.criterion, *filters_of(request)])
    complete = _as_of(request, present)
    counting = begin_counting(reader, request, plan.criterion) if facets else None
    offset = (request.page - 1) * limit
    asked = plan.asked_terms()
    order = _order(request, plan, present)
    found = find_ranked(reader, complete, asked, order=order, offset=offset, limit=limit)
    partial_hits = Found([], [], 0)
    if plan.some_words and offset + limit >= found.total:
        some = join_all([plan.some_words, *filters_of(request)])
        incomplete = c.AllOf((_as_of(request, some), c.NoneOf(complete)))
        # After articles that have all words, fewer of those that have some need be read.
        depth = DEPTH // 2 if found.total else DEPTH
        partial_hits = _find_some(reader, incomplete, plan, limit - len(found.ids), depth)
    describer = Describer(plan, (*found.ids, *partial_hits.ids))
    return Results(
        request=request,
        total=found.total,
        upto=_snapshot(request) or (reader.last_id() if found.total > limit else 0),
        arrived=reader.count(present) - found.total if complete != present else 0,
        hits=describer.hits(found),
        partial_total=partial_hits.total,
        partial=describer.hits(partial_hits),
        facets=build_facets(request, counting.result()) if counting else (),
        expansions=tuple(plan.expansions),
        suggestions=suggest(request, plan, reader, found.total) if facets else (),
        problems=(*request.problems, *plan.problems, *_check_order(request, present)),
        counts_mentions=bool(read_entities(present)),
        understood=plan.understood,
        repaired=plan.repaired,
    )


def find_all(request: SearchRequest) -> Iterator[list[int]]:
    """The ids of every article found, in order, in batches: what an export walks through.

    Raises:
        IndexNotReadyError: the index is being built.
    """
    request = follow_mergers(request)
    plan = make_plan(parse(request.q), expand=request.expand, source=open_store().source())
    criterion = join_all([plan.criterion, *filters_of(request)])
    reader = open_store().reader()
    order = _order(request, plan, criterion)
    find = partial(find_ranked, reader, criterion, plan.asked_terms(), order=order)
    offset, size = 0, _EXPORT_BATCH
    while ids := find(offset=offset, limit=size).ids:
        yield ids
        offset += len(ids)
        size = min(2 * size, _LARGEST_BATCH)


def _as_of(request: SearchRequest, criterion: c.Criterion) -> c.Criterion:
    """Only what was there when the first page was shown, on the pages after it."""
    upto = _snapshot(request)
    return c.AllOf((criterion, c.UpTo(upto))) if upto else criterion


def _snapshot(request: SearchRequest) -> int:
    return request.upto if request.page > 1 else 0


def _find_some(reader: Reader, criterion: c.Criterion, plan: Plan, limit: int, depth: int) -> Found:
    """The best articles that have only some of the words; only their number if none fits."""
    if limit <= 0:
        return Found([], [], reader.count(criterion))
    order = Order.RELEVANCE.value
    asked = plan.asked_terms()
    return find_ranked(reader, criterion, asked, order=order, offset=0, limit=limit, depth=depth)


def _check_order(request: SearchRequest, criterion: c.Criterion) -> tuple[str, ...]:
    """Says so where the order asked for does not apply."""
    if request.order == Order.MENTIONS and not read_entities(criterion):
        return (_("The search asks for no place or faction whose mentions could be counted."),)
    return ()


def _order(request: SearchRequest, plan: Plan, criterion: c.Criterion) -> str:
    """Relevance where words are asked for, else newest first, unless the reader chose."""
    if request.order == Order.MENTIONS and read_entities(criterion):
        return request.order.value
    if request.order in (Order.NEWEST, Order.OLDEST):
        return request.order.value
    return Order.RELEVANCE.value if plan.wanted or plan.expansions else Order.NEWEST.value
