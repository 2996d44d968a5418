"""A page of hits in its order: the engine's, its first hits read and put into a better one."""

from collections.abc import Sequence

from articles.models import Article
from articles.search.analysis import Term
from articles.search.criteria import Criterion
from articles.search.engine import Found, Reader
from articles.search.prominence import find_prominent
from articles.search.request import Order
from articles.search.rerank import DEPTH, idf, rerank


def find_ranked(
    reader: Reader,
    criterion: Criterion,
    asked: Sequence[Term],
    *,
    order: str,
    offset: int,
    limit: int,
    depth: int = DEPTH,
) -> Found:
    """The hits from ``offset`` on, ``limit`` at most; ``asked`` are the words of the query.

    By relevance, the first ``depth`` are read.
    """
    if order == Order.MENTIONS:
        return find_prominent(reader, criterion, offset=offset, limit=limit)
    if order != Order.RELEVANCE or offset >= depth or not asked:
        return reader.find(criterion, order=order, offset=offset, limit=limit)
    head = reader.find(criterion, order=order, offset=0, limit=depth)
    scores = rerank(
        asked,
        dict(zip(head.ids, head.scores, strict=True)),
        _read(head.ids),
        lambda lemma: idf(reader.frequency(lemma), reader.size),
    )
    ids = list(scores)[offset : offset + limit]
    rest = limit - len(ids)
    tail = Found([], [], 0)
    if rest and head.total > depth:
        tail = reader.find(criterion, order=order, offset=depth, limit=rest)
    return Found([*ids, *tail.ids], [*(scores[pk] for pk in ids), *tail.scores], head.total)


def _read(ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """What there is to read of each article: its title, where it has one of its own, and body."""
    rows = Article.objects.filter(pk__in=ids).values_list("pk", "title_derived", "title", "body")
    return {pk: (body,) if derived else (title, body) for pk, derived, title, body in rows}
