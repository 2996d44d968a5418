"""Downloads: the tables of a search, streamed."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.search.engine import IndexNotReadyError
from articles.search.request import SearchRequest
from articles.search.upkeep import ask_for_rebuild
from articles.services.exporting import TABLES, write_csv

Row = TypeVar("Row")


@require_safe
def export_articles(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The articles of a search as CSV."""
    return _export(request, "articles")


@require_safe
def export_mentions(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The mentions in the articles of a search as CSV."""
    return _export(request, "mentions")


def _export(request: HttpRequest, table: str) -> HttpResponse | StreamingHttpResponse:
    """Refuse a request that makes no sense: a table of something else would pass for the answer."""
    wanted = SearchRequest.from_query(request.GET)
    if wanted.problems:
        return render(request, "400.html", {"problems": wanted.problems}, status=400)
    rows, columns = TABLES[table]
    try:
        found = _begin(rows(wanted))
    except IndexNotReadyError as error:
        ask_for_rebuild(error)
        problem = _("The search index is being built; try again in a moment.")
        return render(request, "400.html", {"problems": (problem,)}, status=503)
    lines = write_csv(
        found,
        columns,
        excel=request.GET.get("excel") == "1",
        raw=request.GET.get("raw") == "1",
    )
    return StreamingHttpResponse(
        lines,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{table}.csv"'},
    )


def _begin(rows: Iterator[Row]) -> Iterator[Row]:
    """The same rows, the first found already: later it is too late to say what is wrong."""
    return chain(list(islice(rows, 1)), rows)
