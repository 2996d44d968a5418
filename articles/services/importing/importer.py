"""Import articles: leave out what is known, extract in other processes, store batch by batch.

Each batch is stored whole or not at all, and what is already there is skipped and counted: an
import that was killed is simply run again.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import islice

from articles.extraction import mention as found
from articles.extraction.parallel import ExtractionPool, Text
from articles.services.gazetteer import StoredGazetteer, read_gazetteer
from articles.services.importing.records import BadRow, Record
from articles.services.importing.storing import identify, leave_out_known, store_records

BATCH = 250
#: Batches that may wait for the other processes: enough to keep them busy, few enough to stay small.
_AHEAD = 4


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
    """How to import: with extraction or without, or only to count."""

    extract: bool = True
    dry_run: bool = False


def refuse_bad_rows(rows: Iterable[Record | BadRow]) -> None:
    """Read all rows to see whether they are good: what a strict import does before it writes.

    Raises:
        BadRowError: at the first bad row.
    """
    for row in rows:
        if isinstance(row, BadRow):
            raise BadRowError(row)


def import_records(
    rows: Iterable[Record | BadRow],
    options: Options,
    *,
    report: Callable[[int], object] = lambda _count: None,
) -> Imported:
    """Import rows; ``report`` is told how many rows each step has dealt with."""
    gazetteer = read_gazetteer()
    with gazetteer.open_pool() as pool:
        steps = _Import(options, pool)
        for batch in _batches(rows):
            steps.begin(batch)
            while len(steps.waiting) > _AHEAD:
                report(steps.finish(gazetteer))
        while steps.waiting:
            report(steps.finish(gazetteer))
    return steps.imported


@dataclass(frozen=True, slots=True)
class _Batch:
    """Records whose mentions are being found, and how many rows they came from."""

    records: list[Record]
    size: int
    reading: "Future[list[list[found.Mention]]] | None"


class _Import:
    """An import on its way: what waits to be stored, and what was done so far."""

    def __init__(self, options: Options, pool: ExtractionPool) -> None:
        self.options = options
        self.imported = Imported()
        self.waiting: deque[_Batch] = deque()
        self._pool = pool
        self._seen: set[str] = set()

    def begin(self, rows: list[Record | BadRow]) -> None:
        """Sort out a batch of rows and begin to read those that are new."""
        records = self._sift(rows)
        reading = None
        if self.options.extract and not self.options.dry_run:
            texts = [Text(record.body, record.published) for record in records]
            reading = self._pool.submit(texts)
        self.waiting.append(_Batch(records, len(rows), reading))

    def finish(self, gazetteer: StoredGazetteer) -> int:
        """Store the batch that waits the longest; returns how many rows it came from."""
        batch = self.waiting.popleft()
        if self.options.dry_run:
            self.imported.new += len(batch.records)
            return batch.size
        finds = batch.reading.result() if batch.reading else [[] for _ in batch.records]
        stored = store_records(
            list(zip(batch.records, finds, strict=True)),
            gazetteer,
            version=gazetteer.version if self.options.extract else "",
        )
        self.imported.new += stored.articles
        self.imported.duplicate += len(batch.records) - stored.articles
        self.imported.mentions += stored.mentions
        # The database knows them now: what is remembered here stays small.
        self._seen.difference_update(*map(identify, batch.records))
        return batch.size

    def _sift(self, rows: list[Record | BadRow]) -> list[Record]:
        """The records of a batch that are neither bad nor known."""
        records: list[Record] = []
        for row in rows:
            if isinstance(row, BadRow):
                self.imported.bad.append(row)
            elif identify(row) & self._seen:
                self.imported.duplicate += 1
            else:
                self._seen |= identify(row)
                records.append(row)
        fresh = leave_out_known(records)
        self.imported.duplicate += len(records) - len(fresh)
        return fresh


def _batches(rows: Iterable[Record | BadRow]) -> Iterator[list[Record | BadRow]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch
