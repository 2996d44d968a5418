"""Put hundreds of thousands of articles and their mentions into the tables in a few minutes.

Each distinct paragraph is read once by the real extractor, and what it found is shifted to where
the paragraph stands in each article. So a date that is told relative to the day of publication
stays unresolved, and a name that only another paragraph would decide is decided by its own.
Building can be broken off and taken up again: an article's number decides all of it.
"""

import sys
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Field
from django.utils import timezone
from tqdm import tqdm

from articles.extraction.mention import Mention as Find
from articles.extraction.parallel import ExtractionPool, Text
from articles.models import Article, Mention, Source
from articles.models.article import day_range, hash_content
from articles.services.enriching import build_mentions
from articles.services.gazetteer import StoredGazetteer, read_gazetteer
from benchmarks.corpus import Model, distinct_paragraphs, take_articles

_BATCH = 2000
_TEXTS_AT_ONCE = 200
_BATCHES_UNDER_WAY = 8

#: Start and end within the paragraph, and the values of all columns.
Row = tuple[int, int, list[Any]]


def build_archive(models: Sequence[Model], wanted: int) -> int:
    """Fill the archive up to ``wanted`` articles; returns how many were there before."""
    present = Article.objects.count()
    if present >= wanted:
        return present
    gazetteer = read_gazetteer()
    finds = _extract(distinct_paragraphs(models[:wanted]), gazetteer)
    known = set(Article.objects.values_list("content_hash", flat=True))
    number = present
    with tqdm(total=wanted, initial=present, unit=" articles", file=sys.stderr) as bar:
        while len(known) < wanted:
            chosen: dict[str, Model] = {}
            while len(chosen) < min(_BATCH, wanted - len(known)):
                (model,) = take_articles(models[:wanted], number, number + 1)
                number += 1
                digest = hash_content(model.body)
                if digest not in known:
                    chosen[digest] = model
            with transaction.atomic():
                _store(chosen, finds, gazetteer.version)
            known.update(chosen)
            bar.update(len(chosen))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return present


def _extract(paragraphs: list[str], gazetteer: StoredGazetteer) -> dict[str, list[Row]]:
    """The rows of mentions of each paragraph, with no article yet."""
    rows: dict[str, list[Row]] = {}
    with ExtractionPool(gazetteer.entries, gazetteer.names) as pool:
        for texts, found in _read_all(pool, paragraphs):
            built = build_mentions(dict(enumerate(found)), gazetteer)
            for text, mentions in zip(texts, built.values(), strict=True):
                rows[text] = [(each.start, each.end, _values(each)) for each in mentions]
    return rows


def _read_all(
    pool: ExtractionPool, paragraphs: list[str]
) -> Iterator[tuple[list[str], list[list[Find]]]]:
    """Batches in order, a few of them under way at a time."""
    waiting: deque[Any] = deque()
    rest = iter(tqdm(paragraphs, unit=" paragraphs", file=sys.stderr))
    while True:
        while len(waiting) < _BATCHES_UNDER_WAY and (texts := list(islice(rest, _TEXTS_AT_ONCE))):
            waiting.append((texts, pool.submit([Text(text, "") for text in texts])))
        if not waiting:
            return
        texts, future = waiting.popleft()
        yield texts, future.result()


@cache
def _fields() -> tuple[Field[Any, Any], ...]:
    """The columns of a mention but its key, article, start and end."""
    placed = {"id", "article_id", "start", "end"}
    return tuple(f for f in Mention._meta.concrete_fields if f.attname not in placed)


def _values(mention: Mention) -> list[Any]:
    mention.created_at = mention.updated_at = timezone.now()
    return [
        field.get_db_prep_save(getattr(mention, field.attname), connection) for field in _fields()
    ]


def _store(chosen: Mapping[str, Model], finds: Mapping[str, list[Row]], version: str) -> None:
    sources = _sources({model.source for model in chosen.values()})
    articles = []
    for digest, model in chosen.items():
        first, last = day_range(model.published)
        article = Article(
            title=model.title[:500],
            body=model.body,
            source_id=sources[model.source],
            published=model.published,
            published_first=first,
            published_last=last,
            content_hash=digest,
            extracted_with=version,
        )
        articles.append(article)
    Article.objects.bulk_create(articles, batch_size=500)
    _insert_mentions(
        (article.pk, offset + start, offset + end, *values)
        for article, model in zip(articles, chosen.values(), strict=True)
        for offset, paragraph in _place(model)
        for start, end, values in finds[paragraph]
    )


def _place(model: Model) -> Iterator[tuple[int, str]]:
    offset = 0
    for paragraph in model.paragraphs:
        yield offset, paragraph
        offset += len(paragraph) + len(model.glue)


def _sources(names: set[str]) -> dict[str, int]:
    return {name: Source.objects.get_or_create(name=name[:200])[0].pk for name in names}


def _insert_mentions(rows: Iterator[tuple[Any, ...]]) -> None:
    """As ``bulk_create`` would, without an object per row: there are millions."""
    names = ("article_id", "start", "end", *(field.attname for field in _fields()))
    columns = ", ".join(connection.ops.quote_name(name) for name in names)
    table = connection.ops.quote_name(Mention._meta.db_table)
    if connection.vendor == "postgresql":
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as out,
        ):
            for row in rows:
                out.write_row(row)
        return
    marks = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(rows))
