"""The table of articles."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypedDict

from articles.models import Article, Mention
from articles.search.request import SearchRequest
from articles.services.exporting.selecting import select_articles
from articles.services.exporting.writing import join_values


class ArticleRow(TypedDict):
    """The columns of an article, in their order."""

    article_id: int
    url: str
    outlet: str
    title: str
    author: str
    published_at: str
    language: str
    word_count: int
    text_sha256: str
    places: str
    factions: str
    dates: str
    published_first: date | None
    published_last: date | None
    published_estimated: bool
    status: str
    external_id: str


def export_articles(request: SearchRequest) -> Iterator[ArticleRow]:
    """A row per article of a search, in its order.

    Raises:
        IndexNotReadyError: the index that answers the search is being built.
    """
    for ids in select_articles(request):
        articles = Article.objects.select_related("source").in_bulk(ids)
        names = _names_by_article(ids)
        for pk in ids:
            if article := articles.get(pk):
                yield _row(article, names.get(pk, {}))


def _names_by_article(ids: list[int]) -> dict[int, dict[str, dict[str, None]]]:
    """Per article and kind, the different entities and dates in the order of the text."""
    names: dict[int, dict[str, dict[str, None]]] = {}
    rows = Mention.objects.standing().filter(article__in=ids).order_by("start")
    for article, kind, name, value, surface in rows.values_list(
        "article", "kind", "entity__name_ar", "value", "surface"
    ):
        text = value if kind == Mention.Kind.DATE else name or surface
        if text:
            names.setdefault(article, {}).setdefault(kind, {})[text] = None
    return names


def _row(article: Article, names: Mapping[str, Iterable[str]]) -> ArticleRow:
    return {
        "article_id": article.pk,
        "url": article.url,
        "outlet": article.source.name if article.source else "",
        "title": article.title,
        "author": article.author,
        "published_at": article.published,
        "language": "ar",
        "word_count": len(article.body.split()),
        "text_sha256": article.content_hash,
        "places": join_values(names.get("place", ())),
        "factions": join_values(names.get("faction", ())),
        "dates": join_values(names.get("date", ())),
        "published_first": article.published_first,
        "published_last": article.published_last,
        "published_estimated": article.published_estimated,
        "status": article.status,
        "external_id": article.external_id,
    }
