"""Which articles an export is about: those of a search, in its order, some at a time."""

from collections.abc import Iterator

from articles.search.request import SearchRequest
from articles.search.results import find_all

_CHUNK = 500


def select_articles(request: SearchRequest) -> Iterator[list[int]]:
    """The ids of the articles found, a chunk at a time.

    Raises:
        IndexNotReadyError: the index that answers the search is being built.
    """
    for batch in find_all(request):
        for first in range(0, len(batch), _CHUNK):
            yield batch[first : first + _CHUNK]
