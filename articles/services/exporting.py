"""Tables for researchers: articles, mentions, entities as streams of rows.

Column names follow what researchers know from ACLED, Recogito and W3C annotations; ids are stable,
offsets are code points, several values stand in one cell with ``|`` between them.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count

from articles.models import Alias, Article, Entity, Mention
from articles.search.request import SearchRequest
from articles.search.results import find_all

Row = dict[str, Any]

ARTICLE_COLUMNS = (
    "article_id url outlet title author published_at language word_count text_sha256"
    " places factions dates published_first published_last published_estimated status external_id"
).split()
MENTION_COLUMNS = (
    "mention_id article_id text_version start end offset_unit exact prefix suffix type entity_id"
    " entity_name_ar entity_name_en normalized lat lon admin1 admin2 admin1_pcode date_start"
    " date_end date_precision confidence method rule_id method_version status created_by created_at"
    " updated_by updated_at comment"
).split()
ENTITY_COLUMNS = (
    "entity_id key type name_ar name_en subtype side parent_id parent_name_ar lat lon geonames_id"
    " pcode active_from active_to aliases mention_count"
).split()

_CONTEXT = 30
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_CHUNK = 500
_PRECISIONS = ((1, "day"), (7, "week"), (31, "month"), (366, "year"))


def export_articles(request: SearchRequest) -> Iterator[Row]:
    """A row per article of a search, in its order.

    Raises:
        IndexNotReadyError: the index that answers the search is being built.
    """
    for ids in _article_ids(request):
        articles = Article.objects.select_related("source").in_bulk(ids)
        mentions = _names_by_article(ids)
        for pk in ids:
            if article := articles.get(pk):
                yield _article_row(article, mentions.get(pk, {}))


def export_mentions(request: SearchRequest) -> Iterator[Row]:
    """A row per standing mention in the articles of a search, in the order of the texts.

    Raises:
        IndexNotReadyError: the index that answers the search is being built.
    """
    regions = _Regions()
    for ids in _article_ids(request):
        articles = Article.objects.only("body", "content_hash").in_bulk(ids)
        rows = Mention.objects.standing().filter(article__in=ids).select_related("entity", "author")
        by_article: dict[int, list[Mention]] = {}
        for mention in rows.order_by("start", "end", "pk"):
            by_article.setdefault(mention.article_id, []).append(mention)
        for pk in ids:
            for mention in by_article.get(pk, []):
                yield _mention_row(mention, articles[pk], regions)


def export_entities(_request: SearchRequest) -> Iterator[Row]:
    """A row per current entity."""
    aliases: dict[int, list[str]] = {}
    for owner, text in Alias.objects.order_by("pk").values_list("entity", "text"):
        aliases.setdefault(owner, []).append(text)
    mentions = Mention.objects.standing().order_by()
    counts = dict(mentions.values_list("entity").annotate(Count("pk")))
    for entity in Entity.objects.current().select_related("parent").order_by("pk"):
        yield {
            "entity_id": entity.pk,
            "key": entity.slug,
            "type": entity.kind,
            "name_ar": entity.name_ar,
            "name_en": entity.name_en,
            "subtype": entity.type,
            "side": entity.side,
            "parent_id": entity.parent_id,
            "parent_name_ar": entity.parent.name_ar if entity.parent else "",
            "lat": entity.latitude,
            "lon": entity.longitude,
            "geonames_id": entity.geonames_id,
            "pcode": entity.pcode,
            "active_from": entity.active_from,
            "active_to": entity.active_to,
            "aliases": _join(aliases.get(entity.pk, [])),
            "mention_count": counts.get(entity.pk, 0),
        }


#: What can be exported: the rows and their columns.
TABLES: Mapping[str, tuple[Callable[[SearchRequest], Iterator[Row]], Sequence[str]]] = {
    "articles": (export_articles, ARTICLE_COLUMNS),
    "mentions": (export_mentions, MENTION_COLUMNS),
    "entities": (export_entities, ENTITY_COLUMNS),
}


def write_csv(
    rows: Iterable[Row], columns: Sequence[str], *, excel: bool = False, raw: bool = False
) -> Iterator[str]:
    """Lines of CSV (RFC 4180); ``excel`` puts a byte order mark first.

    Text that a spreadsheet would run as a formula gets an apostrophe before it, unless ``raw``.
    """
    writer = csv.writer(_Echo())
    yield ("\ufeff" if excel else "") + writer.writerow(columns)
    for row in rows:
        cells = [_cell(row[column]) for column in columns]
        yield writer.writerow(cells if raw else map(guard_cell, cells))


def write_jsonl(rows: Iterable[Row]) -> Iterator[str]:
    """Lines of JSON, the columns as keys, empty values null."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, default=str) + "\n"


def guard_cell(value: Any) -> Any:
    """Text that begins like a formula, made harmless; numbers stay numbers.

    >>> guard_cell("=1+1"), guard_cell(-3.5)
    ("'=1+1", -3.5)
    """
    if isinstance(value, str) and value.startswith(_DANGEROUS):
        return f"'{value}"
    return value


class _Echo:
    """A file that hands back what is written to it, so that CSV can be streamed."""

    def write(self, line: str) -> str:
        return line


def _article_ids(request: SearchRequest) -> Iterator[list[int]]:
    for batch in find_all(request):
        for first in range(0, len(batch), _CHUNK):
            yield batch[first : first + _CHUNK]


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


def _article_row(article: Article, names: Mapping[str, Iterable[str]]) -> Row:
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
        "places": _join(names.get("place", ())),
        "factions": _join(names.get("faction", ())),
        "dates": _join(names.get("date", ())),
        "published_first": article.published_first,
        "published_last": article.published_last,
        "published_estimated": article.published_estimated,
        "status": article.status,
        "external_id": article.external_id,
    }


def _mention_row(mention: Mention, article: Article, regions: "_Regions") -> Row:
    entity, body = mention.entity, article.body
    is_person = mention.origin == Mention.Origin.PERSON
    decided_by = _user_name(mention.author)
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
        "created_by": decided_by if is_person else "machine",
        "created_at": mention.created_at.isoformat(),
        "updated_by": decided_by,
        "updated_at": mention.updated_at.isoformat(),
        "comment": mention.note,
    }


class _Regions:
    """The first and second administrative level of each place: governorate and district."""

    def __init__(self) -> None:
        rows = Entity.objects.values_list("pk", "name_ar", "type", "parent", "pcode")
        self._rows = {pk: (name, kind, parent, pcode) for pk, name, kind, parent, pcode in rows}

    def of(self, entity: int) -> tuple[str, str, str]:
        """Names of governorate and district and the governorate's P-code, empty where unknown."""
        admin1 = admin2 = code = ""
        seen: set[int] = set()
        current: int | None = entity
        while current in self._rows and current not in seen:
            seen.add(current)
            name, kind, parent, pcode = self._rows[current]
            if kind == "governorate":
                admin1, code = name, pcode
            elif kind == "district":
                admin2 = name
            current = parent
        return admin1, admin2, code


def _precision(mention: Mention) -> str:
    """How long the period of a date is: day, week, month, year, or longer."""
    if not (mention.first_day and mention.last_day):
        return ""
    days = (mention.last_day - mention.first_day).days + 1
    return next((name for length, name in _PRECISIONS if days <= length), "longer")


def _user_name(user: AbstractBaseUser | None) -> str:
    return user.get_username() if user else ""


def _join(values: Iterable[str]) -> str:
    return "|".join(value.replace("|", "¦") for value in values)


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value
