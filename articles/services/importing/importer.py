"""Store records as articles, their mentions beside them: in batches, each whole or not at all.

What is already there is skipped and counted, so an import that was killed is simply run again.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import islice

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Q

from articles.extraction import mention as found
from articles.extraction.parallel import ExtractionPool, Text
from articles.models import Article, Mention, Source
from articles.search.outbox import record_change
from articles.services.enriching import build_mentions
from articles.services.gazetteer import StoredGazetteer, read_gazetteer
from articles.services.importing.records import BadRow, Record

BATCH = 250
#: Batches that may wait for the other processes: enough to keep them busy, few enough to stay small.
_AHEAD = 4
_TRIES = 3

Reading = tuple[list[Record], "Future[list[list[found.Mention]]] | None"]


class BadRowError(Exception):
    """A strict import met a bad row."""

    def __init__(self, row: BadRow) -> None:
        super().__init__(f"{row.where}: {row.reason}")


@dataclass(slots=True)
class Imported:
    """What an import did."""

    new: int = 0
    duplicate: int = 0
    bad: list[BadRow] = field(default_factory=list)
    mentions: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Options:
    """How to import; ``expected`` is the number of records, where it is known."""

    extract: bool = True
    dry_run: bool = False
    strict: bool = False
    expected: int | None = None


def import_records(
    rows: Iterable[Record | BadRow],
    options: Options,
    *,
    report: Callable[[int], object] = lambda _count: None,
) -> Imported:
    """Import rows; ``report`` is told how many rows each step has dealt with.

    Raises:
        BadRowError: in a strict import, at the first bad row; nothing is written then.
    """
    imported = Imported()
    # A strict import is one transaction: a bad row at the end takes everything back.
    whole: AbstractContextManager[None] = transaction.atomic() if options.strict else nullcontext()
    with whole, _Reader(options) as reader:
        seen: set[str] = set()
        waiting: deque[tuple[Reading, int]] = deque()
        for batch in _batches(rows):
            records = _sift(batch, imported, options, seen)
            waiting.append(((records, reader.begin(records)), len(batch)))
            if len(waiting) > _AHEAD:
                _finish(waiting.popleft(), reader.gazetteer, imported, options, report, seen)
        while waiting:
            _finish(waiting.popleft(), reader.gazetteer, imported, options, report, seen)
    return imported


class _Reader:
    """Begins to extract batches in other processes, unless nothing is to be extracted."""

    def __init__(self, options: Options) -> None:
        self.gazetteer = read_gazetteer()
        self._pool: ExtractionPool | None = None
        if options.extract and not options.dry_run:
            self._pool = ExtractionPool(
                self.gazetteer.entries, self.gazetteer.names, expected=options.expected
            )

    def __enter__(self) -> "_Reader":
        if self._pool:
            self._pool.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        if self._pool:
            self._pool.__exit__(None, None, None)

    def begin(self, records: list[Record]) -> "Future[list[list[found.Mention]]] | None":
        if self._pool is None:
            return None
        return self._pool.submit([Text(record.body, record.published) for record in records])


def _sift(
    batch: list[Record | BadRow], imported: Imported, options: Options, seen: set[str]
) -> list[Record]:
    """The records of a batch that are neither bad nor known."""
    records: list[Record] = []
    for row in batch:
        if isinstance(row, BadRow):
            if options.strict:
                raise BadRowError(row)
            imported.bad.append(row)
            continue
        keys = _identity(row)
        if keys & seen:
            imported.duplicate += 1
        else:
            seen |= keys
            records.append(row)
    fresh = _without_known(records)
    imported.duplicate += len(records) - len(fresh)
    return fresh


def _identity(record: Record) -> set[str]:
    """What makes a record the same as another: its text, or its identifier at its source."""
    keys = {record.content_hash}
    if record.external_id:
        keys.add(f"{record.source}\n{record.external_id}")
    return keys


def _without_known(records: list[Record]) -> list[Record]:
    """The records that the database does not have yet."""
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
    return [record for record in records if not _identity(record) & known]


def _finish(
    step: tuple[Reading, int],
    gazetteer: StoredGazetteer,
    imported: Imported,
    options: Options,
    report: Callable[[int], object],
    seen: set[str],
) -> None:
    """Store a batch whose mentions are being found."""
    (records, reading), size = step
    mentions = reading.result() if reading else [[] for _ in records]
    if options.dry_run:
        imported.new += len(records)
    elif records:
        _store_patiently(list(zip(records, mentions, strict=True)), gazetteer, imported, options)
        # The database knows them now: what is remembered here stays small.
        seen.difference_update(*map(_identity, records))
    report(size)


def _store_patiently(
    pairs: list[tuple[Record, list[found.Mention]]],
    gazetteer: StoredGazetteer,
    imported: Imported,
    options: Options,
) -> None:
    """Store a batch; where another import was faster with some of it, store the rest."""
    for attempt in range(1, _TRIES + 1):
        try:
            with transaction.atomic():
                rows = _store(pairs, gazetteer, options)
        except (IntegrityError, OperationalError):
            # The latter: the two stored the same articles in different orders, and PostgreSQL
            # ended the deadlock at our expense.
            if attempt == _TRIES:
                raise
            fresh = {record.content_hash for record in _without_known([r for r, _ in pairs])}
            remaining = [pair for pair in pairs if pair[0].content_hash in fresh]
            imported.duplicate += len(pairs) - len(remaining)
            pairs = remaining
        else:
            imported.new += len(pairs)
            imported.mentions.update(row.kind for row in rows)
            return


def _store(
    pairs: list[tuple[Record, list[found.Mention]]], gazetteer: StoredGazetteer, options: Options
) -> list[Mention]:
    sources = _find_sources({record.source for record, _ in pairs if record.source})
    version = gazetteer.version if options.extract else ""
    articles = [_article(record, sources, version) for record, _ in pairs]
    Article.objects.bulk_create(articles)
    mentions = [
        row
        for article, (_, finds) in zip(articles, pairs, strict=True)
        for row in build_mentions(article.pk, finds, gazetteer)
    ]
    Mention.objects.bulk_create(mentions, batch_size=2000)
    record_change(article.pk for article in articles)
    return mentions


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


def _batches(rows: Iterable[Record | BadRow]) -> Iterator[list[Record | BadRow]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch
