"""Whether the site can answer: for load balancers and monitors."""

import logging
from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.search.request import SearchRequest
from articles.search.results import search

_logger = logging.getLogger(__name__)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when database and index answer, 503 when one does not."""
    state = {"database": _state(_ask_database), "index": _state(_ask_index)}
    is_well = "error" not in state.values()
    return JsonResponse(state, status=200 if is_well else 503)


def _state(ask: Callable[[], str]) -> str:
    try:
        return ask()
    except Exception:
        # Whatever went wrong, the monitor wants a word and the log the story.
        _logger.exception("Health check failed")
        return "error"


def _ask_database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def _ask_index() -> str:
    return "ok" if search(SearchRequest(), limit=1, facets=False).is_ready else "building"
