"""The feed of a search: its newest articles, as Atom."""

import re
from dataclasses import replace
from datetime import UTC, datetime, time

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.search.describing import Hit
from articles.search.request import Order, SearchRequest
from articles.search.results import search

_SUMMARY_LENGTH = 400
#: What XML 1.0 has no way to write.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    asked = replace(SearchRequest.from_query(request.GET), page=1, order=Order.NEWEST)
    query = asked.to_query()
    name = _("Arabic news archive")
    atom = Atom1Feed(
        title=_clean(f"{asked.q} — {name}" if asked.q else name),
        link=request.build_absolute_uri(f"{reverse('search')}?{query}"),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for hit in search(asked, facets=False).hits:
        _add(atom, hit, request)
    response = HttpResponse(content_type=atom.content_type)
    atom.write(response, "utf-8")
    return response


def _add(atom: Atom1Feed, hit: Hit, request: HttpRequest) -> None:
    article = hit.article
    address = request.build_absolute_uri(article.get_absolute_url())
    atom.add_item(
        title=_clean(article.title),
        link=address,
        description=_clean(article.body[:_SUMMARY_LENGTH]),
        author_name=_clean(article.author) or None,
        pubdate=_published(article),
        updateddate=article.created_at,
        unique_id=address,
        categories=[_clean(article.source.name)] if article.source else [],
    )


def _published(article: Article) -> datetime | None:
    if article.published_first is None:
        return None
    return datetime.combine(article.published_first, time(), UTC)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
