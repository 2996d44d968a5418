"""The one search: for the page, the command, the export, the feed and the admin."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.extraction.dates.periods import bounds
from articles.models import Article, Mention
from articles.search import criteria as c
from articles.search.engine import Found, IndexNotReadyError, Reader
from articles.search.facets import Counts, Facet, build_facets, date_field
from articles.search.highlight import Snippet, Wanted, cut_snippets, mark_whole, mark_words
from articles.search.naming import Expansion
from articles.search.outbox import open_store
from articles.search.planning import Plan, make_plan
from articles.search.query import parse
from articles.search.request import PAGE_SIZE, STATUSES, DateOf, Order, SearchRequest
from articles.search.rerank import DEPTH, rerank
from articles.search.upkeep import ask_for_update, has_pending_changes

_EXPORT_BATCH = 1000
#: A single word stands near nothing, and the engine's order is as good as any.
_WORTH_READING = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, with what to show of it."""

    article: Article
    score: float
    title: Snippet
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits, the number of all, the facets, and what the reader should know.

    ``partial`` are the best articles that have only some of the words, shown under their own
    heading after the last page of hits and counted apart. ``is_ready`` is False while the index is
    being built.
    """

    request: SearchRequest
    total: int = 0
    hits: tuple[Hit, ...] = ()
    partial_total: int = 0
    partial: tuple[Hit, ...] = ()
    facets: tuple[Facet, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    problems: tuple[str, ...] = ()
    is_ready: bool = True

    @property
    def page_count(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.total // PAGE_SIZE))


def search(request: SearchRequest, *, limit: int = PAGE_SIZE, facets: bool = True) -> Results:
    """Answer a request: ``limit`` hits of its page, facets where wanted."""
    plan = make_plan(parse(request.q), expand=request.expand)
    problems = (*request.problems, *plan.problems)
    try:
        reader = open_store().reader()
    except IndexNotReadyError:
        ask_for_update()
        return Results(request, problems=problems, is_ready=False)
    if has_pending_changes():
        ask_for_update()
    criterion = _all_of([plan.criterion, *filters_of(request)])
    offset = (request.page - 1) * limit
    found = _find(reader, plan, criterion, _order(request, plan), offset, limit)
    partial = Found([], [], 0)
    if plan.some_words and offset + limit >= found.total:
        partial = _find_partial(reader, request, plan, criterion, limit - len(found.ids))
    describe = _Describer(plan, (*found.ids, *partial.ids))
    return Results(
        request=request,
        total=found.total,
        hits=describe.hits(found),
        partial_total=partial.total,
        partial=describe.hits(partial),
        facets=_count_facets(reader, request, plan) if facets else (),
        expansions=tuple(plan.expansions),
        problems=problems,
    )


def find_all(request: SearchRequest) -> Iterator[list[int]]:
    """The ids of every article found, in order, in batches: what an export walks through.

    Raises:
        IndexNotReadyError: the index is being built.
    """
    plan = make_plan(parse(request.q), expand=request.expand)
    criterion = _all_of([plan.criterion, *filters_of(request)])
    reader = open_store().reader()
    order, offset = _order(request, plan), 0
    while ids := _find(reader, plan, criterion, order, offset, _EXPORT_BATCH).ids:
        yield ids
        offset += len(ids)


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
    after = bounds(request.after) if request.after else None
    before = bounds(request.before) if request.before else None
    if (after or before) and without != "published":
        days = (after[0] if after else None, before[1] if before else None)
        is_mentioned = request.date_of == DateOf.MENTIONED
        filters.append(c.MentionsDate(*days) if is_mentioned else c.Published(*days))
    return filters


def _all_of(parts: Sequence[c.Criterion | None]) -> c.Criterion:
    known = tuple(part for part in parts if part)
    return c.AllOf(known) if known else c.Everything()


def _order(request: SearchRequest, plan: Plan) -> str:
    """Relevance where words are asked for, else newest first, unless the reader chose."""
    if request.order in (Order.NEWEST, Order.OLDEST):
        return request.order.value
    return Order.RELEVANCE.value if plan.wanted or plan.expansions else Order.NEWEST.value


def _find_partial(
    reader: Reader, request: SearchRequest, plan: Plan, complete: c.Criterion, limit: int
) -> Found:
    """The best articles that have only some of the words."""
    criterion = c.AllOf((_all_of([plan.some_words, *filters_of(request)]), c.NoneOf(complete)))
    if limit <= 0:
        return Found([], [], reader.count(criterion))
    return _find(reader, plan, criterion, Order.RELEVANCE.value, 0, limit)


def _find(
    reader: Reader, plan: Plan, criterion: c.Criterion, order: str, offset: int, limit: int
) -> Found:
    """A page of hits; by relevance, the first ones are read and put into a better order."""
    asked = plan.asked_terms()
    if order != Order.RELEVANCE or offset >= DEPTH or len(asked) < _WORTH_READING:
        return reader.find(criterion, order=order, offset=offset, limit=limit)
    head = reader.find(criterion, order=order, offset=0, limit=DEPTH)
    bodies = dict(Article.objects.filter(pk__in=head.ids).values_list("pk", "body"))
    scores = rerank(asked, dict(zip(head.ids, head.scores, strict=True)), bodies)
    ids = list(scores)[offset : offset + limit]
    rest = limit - len(ids)
    tail = Found([], [], 0)
    if rest and head.total > DEPTH:
        tail = reader.find(criterion, order=order, offset=DEPTH, limit=rest)
    return Found([*ids, *tail.ids], [*(scores[pk] for pk in ids), *tail.scores], head.total)


def _count_facets(reader: Reader, request: SearchRequest, plan: Plan) -> tuple[Facet, ...]:
    """Counts per facet, each without its own filter; one pass for all that have none selected."""
    # Per field of the index, the filter that its facet sets.
    fields = {name: name for name in ("place", "faction", "source", "status")}
    fields[date_field(request)] = "published"
    selected = [field for field, name in fields.items() if _is_filtered(request, name)]
    shared = tuple(field for field in fields if field not in selected)
    everything = _all_of([plan.criterion, *filters_of(request)])
    counts: dict[str, Counts] = reader.count_values(everything, shared)
    for field in selected:
        narrowed = _all_of([plan.criterion, *filters_of(request, without=fields[field])])
        counts |= reader.count_values(narrowed, (field,))
    return build_facets(request, counts)


def _is_filtered(request: SearchRequest, name: str) -> bool:
    if name == "published":
        return bool(request.after or request.before)
    return bool(getattr(request, name))


class _Describer:
    """Loads the articles of a page at once and shows why each was found."""

    def __init__(self, plan: Plan, ids: Sequence[int]) -> None:
        self._wanted = Wanted.from_leaves(plan.wanted)
        self._articles = Article.objects.for_list().in_bulk(ids)
        self._named: dict[int, list[tuple[int, int]]] = defaultdict(list)
        entities = [pk for expansion in plan.expansions for pk in expansion.entities]
        if entities:
            rows = Mention.objects.standing().filter(article__in=ids, entity__in=entities)
            for article, start, end in rows.values_list("article", "start", "end"):
                self._named[article].append((start, end))

    def hits(self, found: Found) -> tuple[Hit, ...]:
        """The hits in their order; an article deleted this instant is passed over."""
        return tuple(
            self._describe(self._articles[pk], score)
            for pk, score in zip(found.ids, found.scores, strict=True)
            if pk in self._articles
        )

    def _describe(self, article: Article, score: float) -> Hit:
        spans = [*mark_words(article.body, self._wanted), *self._named[article.pk]]
        title = mark_whole(article.title, mark_words(article.title, self._wanted))
        return Hit(article, score, title, cut_snippets(article.body, spans))
