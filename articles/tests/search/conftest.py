"""What the tests of the search share: short ways to ask and to name what was found."""

from collections.abc import Callable

import pytest

from articles.search.request import SearchRequest
from articles.search.results import Results, search

Find = Callable[..., list[str]]


def ask(**fields) -> Results:
    return search(SearchRequest(**fields))


@pytest.fixture
def find(db) -> Find:
    """The identifiers of the articles that a request finds, in order."""

    def find(q: str = "", **fields) -> list[str]:
        return [hit.article.external_id for hit in ask(q=q, **fields).hits]

    return find
