"""The table of mentions."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from articles.models import Article, Mention
from articles.search.request import SearchRequest
from articles.services.exporting.regions import Regions
from articles.services.exporting.selecting import select_articles

_CONTEXT = 30
_PRECISIONS = ((1, "day"), (7, "week"), (31, "month"), (366, "year"))
_MACHINE = "machine"


class MentionRow(TypedDict):
    """The columns of a mention, in their order; offsets are code points of the article's body."""

    mention_id: int
    article_id: int
    text_version: str
    start: int
    end: int
    offset_unit: str
    exact: str
    prefix: str
    suffix: str
    type: str
    entity_id: int | None
    entity_name_ar: str
    entity_name_en: str
    normalized: str
    lat: float | None
    lon: float | None
    admin1: str
    admin2: str
    admin1_pcode: str
    date_start: date | None
    date_end: date | None
    date_precision: str
    confidence: int | None
    method: str
    rule_id: str
    method_version: str
    status: str
    created_by: str
    created_at: str
    updated_by: str
    updated_at: str
    comment: str


def export_mentions(request: SearchRequest) -> Iterator[MentionRow]:
    """A row per standing mention in the articles of a search, in the order of the texts.

    Raises:
        IndexNotReadyError: the index that answers the search is being built.
    """
    regions = Regions()
    for ids in select_articles(request):
        articles = Article.objects.only("body", "content_hash").in_bulk(ids)
        rows = Mention.objects.standing().filter(article__in=ids).select_related("entity", "author")
        by_article: dict[int, list[Mention]] = defaultdict(list)
        for mention in rows.order_by("start", "end", "pk"):
            by_article[mention.article_id].append(mention)
        creators = _find_creators(ids)
        for pk in ids:
            for mention in by_article[pk]:
                creator = creators.get(mention.pk, _MACHINE)
                yield _row(mention, articles[pk], regions, creator)


def _find_creators(articles: list[int]) -> dict[int, str]:
    """Who made the mentions that people made; the machine's first history entry names nobody."""
    made = Mention.history.filter(article__in=articles, history_type="+")
    named = made.exclude(history_user=None).order_by("history_id")
    return dict(named.values_list("id", "history_user__username"))


def _row(mention: Mention, article: Article, regions: Regions, creator: str) -> MentionRow:
    entity, body = mention.entity, article.body
    admin1, admin2, pcode = regions.of(entity.pk) if entity else ("", "", "")
    return {
        "mention_id": mention.pk,
        "article_id": mention.article_id,
        "text_version": article.content_hash,
        "start": mention.start,
        "end": mention.end,
        "offset_unit": "codepoint",
        "exact": body[mention.start : mention.end],
        "prefix": body[max(0, mention.start - _CONTEXT) : mention.start],
        "suffix": body[mention.end : mention.end + _CONTEXT],
        "type": mention.kind,
        "entity_id": mention.entity_id,
        "entity_name_ar": entity.name_ar if entity else "",
        "entity_name_en": entity.name_en if entity else "",
        "normalized": mention.value or (entity.slug if entity else ""),
        "lat": entity.latitude if entity else None,
        "lon": entity.longitude if entity else None,
        "admin1": admin1,
        "admin2": admin2,
        "admin1_pcode": pcode,
        "date_start": mention.first_day,
        "date_end": mention.last_day,
        "date_precision": _precision(mention),
        "confidence": 1 if mention.status == Mention.Status.ACCEPTED else None,
        "method": mention.origin,
        "rule_id": mention.rule,
        "method_version": mention.extractor_version,
        "status": mention.status,
        "created_by": creator,
        "created_at": mention.created_at.isoformat(),
        "updated_by": mention.author.get_username() if mention.author else "",
        "updated_at": mention.updated_at.isoformat(),
        "comment": mention.note,
    }


def _precision(mention: Mention) -> str:
    """How long the period of a date is: day, week, month, year, longer; or that it has none."""
    if not (mention.first_day and mention.last_day):
        return "unresolved" if mention.kind == Mention.Kind.DATE else ""
    days = (mention.last_day - mention.first_day).days + 1
    return next((name for length, name in _PRECISIONS if days <= length), "longer")
