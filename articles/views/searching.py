"""The search page, which is also the front page."""

from dataclasses import replace
from urllib.parse import parse_qsl

from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, Entity
from articles.search.loosening import find_loosenings
from articles.search.request import PAGE_SIZE, Order, SearchRequest
from articles.search.results import Results, search
from articles.views.cards import build_cards, read_chips
from articles.views.filters import active_filters
from articles.views.pages import build_pages

_SEPARATE_INPUTS = {"q", "after", "before", "date_of", "page", "upto"}


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    asked = SearchRequest.from_query(request.GET)
    results = search(asked)
    chips = read_chips([*results.hits, *results.partial])
    context = {
        "asked": asked,
        "results": results,
        "cards": build_cards(results.hits, chips),
        "partial_cards": build_cards(results.partial, chips),
        "filters": active_filters(asked),
        "pages": build_pages(
            asked.page,
            results.total,
            PAGE_SIZE,
            lambda page: asked.on_page(page, upto=results.upto).to_query(),
        ),
        "orders": _orders(asked, results),
        "hidden_inputs": [
            pair for pair in parse_qsl(asked.to_query()) if pair[0] not in _SEPARATE_INPUTS
        ],
        "query": asked.on_page(1).to_query(),
        "query_unexpanded": replace(asked, page=1, expand=False).to_query(),
        "query_expanded": replace(asked, page=1, expand=True).to_query(),
        "query_repaired": replace(asked, page=1, q=results.repaired).to_query(),
    }
    if results.is_ready and not results.total:
        context["loosenings"] = find_loosenings(asked)
        context["is_empty"] = not Article.objects.exists()
    if not asked.q and not asked.has_filters and asked.page == 1:
        context["archive"] = _describe_archive(results)
    return render(request, "articles/search.html", context)


def _orders(asked: SearchRequest, results: Results) -> list[tuple[str, str, bool]]:
    """Label, query string and whether it is the present one, for each order that makes sense."""
    default = Order.RELEVANCE if asked.q else Order.NEWEST
    choices = [(Order.NEWEST, _("newest first")), (Order.OLDEST, _("oldest first"))]
    if asked.q:
        choices.insert(0, (Order.RELEVANCE, _("most relevant")))
    if results.counts_mentions:
        choices.append((Order.MENTIONS, _("most mentions")))
    offered = [order for order, _label in choices]
    present = asked.order if asked.order in offered else default
    return [
        (
            label,
            replace(asked, page=1, order=Order.DEFAULT if order == default else order).to_query(),
            order == present,
        )
        for order, label in choices
    ]


def _describe_archive(results: Results) -> dict[str, object]:
    """What the front page says of the archive: how much it holds, of what and from when."""
    known = dict(
        Entity.objects.current().values_list("kind").annotate(count=Count("pk")).order_by()
    )
    # Each by itself: the database answers one end from the index, but both by reading every row.
    first = Article.objects.aggregate(day=Min("published_first"))["day"]
    last = Article.objects.aggregate(day=Max("published_first"))["day"]
    return {"articles": results.total, "known": known, "first": first, "last": last}
