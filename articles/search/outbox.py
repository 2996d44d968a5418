"""Keep the index true: what changed is written down with the change, and read again after it.

A row of the outbox is written in the transaction of the change itself. After the commit whoever
gets the writer's lock drains the rows, in this process or another; who does not get it leaves them
to the one who has it, who looks once more after letting go. A crash loses nothing: rows are deleted
only after the index has committed, and reading an article twice changes nothing.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from math import inf
from time import monotonic
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from articles.models import Article, IndexChange
from articles.search.documents import INDEXED, begin_documents
from articles.search.engine import (
    IndexDocument,
    IndexNotReadyError,
    IndexUnwritableError,
    Store,
    Writer,
    WriterBusyError,
)
from articles.search.indexing import AnalysisPool, Finish, keep_ahead
from articles.search.lemma_memo import Memo, installed_data

_BATCH = 200
#: A commit costs some milliseconds whatever it holds; one per so many articles is enough.
_COMMIT_EVERY = 5000
#: As many changes are drained while an editor waits, and for so many seconds others' besides.
_MOST_AT_ONCE = 200
_PATIENCE = 0.5

logger = logging.getLogger(__name__)


@cache
def open_store() -> Store:
    """The store of this process, at ``INDEX_DIR``."""
    return Store(settings.INDEX_DIR)


def record_change(article_ids: Iterable[int]) -> None:
    """Write down that these articles changed, within the caller's transaction, and drain after it.

    Must be called in the transaction that changes them; deleted articles count as changed.
    """
    changes = [IndexChange(article_id=article_id) for article_id in article_ids]
    IndexChange.objects.bulk_create(changes, batch_size=1000)
    if changes:
        transaction.on_commit(_drain_after_commit, robust=True)


def _drain_after_commit() -> None:
    """Drain what is little; leave what would keep an editor waiting to the background worker."""
    # The worker's task drains with what is in this module.
    from articles.search.upkeep import ask_for_update

    # A web process must load no morphology database, nor rebuild what was made with one.
    has_candidates = installed_data() or open_store().source()
    rows = IndexChange.objects if open_store().is_ready() else Article.objects
    if has_candidates or rows.all()[_MOST_AT_ONCE : _MOST_AT_ONCE + 1].exists():
        ask_for_update()
        return
    until = monotonic() + _PATIENCE
    try:
        drain(until=until)
    except WriterBusyError:
        return
    except IndexUnwritableError as error:
        logger.error("changes wait, the search index cannot be written: %s", error)
        return
    # Else the drain has seen that none is left.
    if monotonic() >= until and IndexChange.objects.exists():
        ask_for_update()


def drain(*, until: float = inf) -> int:
    """Bring every recorded change into the index; returns how many rows were done.

    A missing or outdated index is built anew. ``until`` is when to stop, in seconds of the monotonic
    clock: an import may record changes faster than they are read.

    Raises:
        WriterBusyError: another process is writing, and will bring these changes in as well.
        IndexUnwritableError: the disk is full or closed to us; the changes stay recorded.
        MorphologyDataError: the morphology database cannot be read.
    """
    done = 0
    while monotonic() < until and IndexChange.objects.exists():
        try:
            done += _drain_rows(until)
        except IndexNotReadyError:
            done += rebuild()
        except IndexUnwritableError:
            # The disk may be full, or a file of the index cut short.
            open_store().suspect()
            raise
    return done


def rebuild(report: Callable[[int], object] = lambda _count: None) -> int:
    """Build the index of all articles beside the current one and swap; returns how many.

    ``report`` is told after each batch how many articles it held. Changes recorded meanwhile stay
    in the outbox and are drained afterwards.

    Raises:
        WriterBusyError: another process is writing.
        IndexUnwritableError: the disk is full or closed to us; the current index stays.
        MorphologyDataError: the morphology database cannot be read; the current index stays.
    """
    done = 0
    data = installed_data()
    source = data.source if data else ""
    memo = Memo(source)
    with open_store().rebuilding(source) as writer, AnalysisPool(data) as pool:
        for documents in keep_ahead(_begin_all(pool)):
            memo.add(documents)
            writer.replace((), documents)
            done += len(documents)
            report(len(documents))
    memo.forget_others()
    return done


def _begin_all(pool: AnalysisPool) -> Iterator[Finish[list[IndexDocument]]]:
    last = 0
    while batch := list(INDEXED.filter(pk__gt=last)[:_BATCH]):
        last = batch[-1].pk
        yield begin_documents(batch, pool)


class _Batch(NamedTuple):
    """Rows of the outbox, the articles that they name, and the documents of those that are left."""

    rows: list[int]
    ids: list[int]
    documents: list[IndexDocument]


def _drain_rows(until: float) -> int:
    """Take rows until none is left or it is late, committing the index before deleting them."""
    done = 0
    data = installed_data()
    source = data.source if data else ""
    memo = Memo(source)
    with open_store().writing(source) as writer, AnalysisPool(data) as pool:
        pending: list[int] = []
        for batch in keep_ahead(_begin_changed(pool, until)):
            memo.add(batch.documents)
            writer.replace(batch.ids, batch.documents)
            pending += batch.rows
            if len(pending) >= _COMMIT_EVERY:
                done += _settle(writer, pending)
        done += _settle(writer, pending)
    return done


def _begin_changed(pool: AnalysisPool, until: float) -> Iterator[Finish[_Batch]]:
    last = 0
    changes = IndexChange.objects.order_by("pk")
    while monotonic() < until and (rows := list(changes.filter(pk__gt=last)[:_BATCH])):
        last = rows[-1].pk
        ids = sorted({row.article_id for row in rows})
        articles = list(INDEXED.filter(pk__in=ids))
        documents = begin_documents(articles, pool)
        yield partial(_finish_batch, [row.pk for row in rows], ids, documents)


def _finish_batch(
    rows: list[int], ids: list[int], documents: Finish[list[IndexDocument]]
) -> _Batch:
    return _Batch(rows, ids, documents())


def _settle(writer: Writer, pending: list[int]) -> int:
    """Commit the index, then forget the rows that it now holds."""
    writer.commit()
    done = len(pending)
    for start in range(0, done, _BATCH):
        IndexChange.objects.filter(pk__in=pending[start : start + _BATCH]).delete()
    pending.clear()
    return done
