"""Queries nested as deeply as can be written are answered, on the small stack of a thread too."""

from threading import Thread, stack_size

import pytest

from articles.search import criteria as c
from articles.search.engine import Store
from articles.search.outbox import drain, open_store
from articles.search.planning import make_plan
from articles.search.query import parse
from articles.search.request import SearchRequest
from articles.search.results import Results, search

_SMALL_STACK = 512 * 1024


def _nest(before: str, after: str, inside: str) -> str:
    return before * 99 + inside + after * 99


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("دمشق OR (إدلب (", "))"),
        ("(دمشق OR (إدلب ", "))"),
        ("-(دمشق -(إدلب ", "))"),
        ("-(دمشق OR -(إدلب ", "))"),
    ],
)
def test_deep_queries_find_what_shallow_ones_do(make_article, before: str, after: str) -> None:
    """Each pair of brackets says again what the innermost one says."""
    for words in ("", "دمشق", "إدلب", "حمص", "دمشق إدلب", "إدلب حمص", "دمشق حمص", "دمشق إدلب حمص"):
        make_article(title=f"خبر {words}", body=f"وصل القطار {words}.")
    drain()
    deep = search(SearchRequest(q=_nest(before, after, "حمص")))
    shallow = search(SearchRequest(q=f"{before}حمص{after}"))
    assert deep == search(SearchRequest(q=_nest(before, after, "حمص")))
    assert deep.problems == ()
    assert 0 < deep.total < 8
    assert _ids(deep) == _ids(shallow)


def _ids(results: Results) -> set[int]:
    return {hit.article.pk for hit in results.hits}


def test_a_small_stack_is_enough(make_article, tmp_path) -> None:
    make_article(body="إدلب وحمص")
    drain()
    criterion = make_plan(parse(_nest("حلب OR (إدلب (", "))", "حمص")), expand=False).criterion
    counts = []
    before = stack_size(_SMALL_STACK)
    try:
        thread = Thread(target=lambda: counts.append(_count(open_store(), criterion)))
        thread.start()
        thread.join()
    finally:
        stack_size(before)
    assert counts == [1]


def _count(store: Store, criterion: c.Criterion | None) -> int:
    assert criterion
    return store.reader().count(criterion)
