"""Turn records into rows: articles with their sources and mentions, a batch a transaction."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Q

from articles.extraction import mention as found
from articles.models import Article, Mention, Source
from articles.search.outbox import record_change
from articles.services.doubting import refresh_doubt
from articles.services.enriching import build_mentions, follow_mergers
from articles.services.gazetteer import StoredGazetteer
from articles.services.importing.records import Record

_TRIES = 3

Pair = tuple[Record, list[found.Mention]]


class Stored(NamedTuple):
    """How many articles were stored, and how many mentions of each kind."""

    articles: int
    mentions: Counter[str]


def identify(record: Record) -> set[str]:
    """What makes a record the same as another: its text, or its identifier at its source."""
    keys = {record.content_hash}
    if record.external_id:
        keys.add(f"{record.source}\n{record.external_id}")
    return keys


def leave_out_known(records: Iterable[Record]) -> list[Record]:
    """The records that the database does not have yet."""
    records = list(records)
    hashes = [record.content_hash for record in records]
    ids = [record.external_id for record in records if record.external_id]
    known: set[str] = set()
    rows = Article.objects.filter(Q(content_hash__in=hashes) | Q(external_id__in=ids))
    for content_hash, source, external_id in rows.values_list(
        "content_hash", "source__name", "external_id"
    ):
        known.add(content_hash)
        if external_id:
            known.add(f"{source or ''}\n{external_id}")
    return [record for record in records if not identify(record) & known]


def store_records(pairs: Sequence[Pair], gazetteer: StoredGazetteer, *, version: str) -> Stored:
    """Store records with what was found in them.

    ``version`` is that of the extraction, empty where there was none. Where another import is
    faster with some of the records, the rest are stored.
    """
    pairs = list(pairs)
    for _ in range(_TRIES - 1):
        try:
            with transaction.atomic():
                return _store(pairs, gazetteer, version)
        except (IntegrityError, OperationalError):
            # The latter: the two stored the same articles in different orders, and PostgreSQL
            # ended the deadlock at our expense.
            fresh = {record.content_hash for record in leave_out_known(r for r, _ in pairs)}
            pairs = [pair for pair in pairs if pair[0].content_hash in fresh]
    with transaction.atomic():
        return _store(pairs, gazetteer, version)


def _store(pairs: list[Pair], gazetteer: StoredGazetteer, version: str) -> Stored:
    sources = _find_sources({record.source for record, _ in pairs if record.source})
    articles = [_article(record, sources, version) for record, _ in pairs]
    Article.objects.bulk_create(articles)
    finds = {article.pk: mentions for article, (_, mentions) in zip(articles, pairs, strict=True)}
    mentions = list(chain.from_iterable(build_mentions(finds, gazetteer).values()))
    Mention.objects.bulk_create(mentions, batch_size=2000)
    follow_mergers(mentions)
    refresh_doubt([article.pk for article in articles])
    record_change(article.pk for article in articles)
    return Stored(len(articles), Counter(row.kind for row in mentions))


def _find_sources(names: set[str]) -> dict[str, Source]:
    Source.objects.bulk_create([Source(name=name) for name in sorted(names)], ignore_conflicts=True)
    return {source.name: source for source in Source.objects.filter(name__in=names)}


def _article(record: Record, sources: dict[str, Source], version: str) -> Article:
    article = Article(
        source=sources.get(record.source),
        title=record.title,
        title_derived=record.title_derived,
        body=record.body,
        author=record.author,
        url=record.url,
        published_estimated=record.published_estimated,
        external_id=record.external_id,
        content_hash=record.content_hash,
        extracted_with=version,
    )
    article.set_published(record.published)
    return article
