"""Compare index and database: which articles are missing, surplus or stale in the index.

Both are walked once in the order of the ids, so that an archive of any size takes the same memory.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from articles.models import IndexChange
from articles.search.documents import INDEXED, read_fingerprints
from articles.search.engine import Reader
from articles.search.outbox import open_store

_BATCH = 500


class Fault(StrEnum):
    """How the index is wrong about an article."""

    MISSING = "missing"
    SURPLUS = "surplus"
    STALE = "stale"


class Difference(NamedTuple):
    """An article of which index and database say different things."""

    article_id: int
    fault: Fault


def find_differences() -> Iterator[Difference]:
    """What the index is wrong about, by id; changes that are recorded and wait do not count.

    Raises:
        IndexNotReadyError: there is no index to compare with, or it cannot be read.
    """
    found = _compare(_walk_database(), _walk_index(open_store().reader()))
    batch: list[Difference] = []
    for difference in found:
        batch.append(difference)
        if len(batch) == _BATCH:
            yield from _look_again(batch)
            batch = []
    yield from _look_again(batch)


def _compare(
    expected: Iterator[tuple[int, int]], indexed: Iterator[tuple[int, int]]
) -> Iterator[Difference]:
    """Merge two walks in the order of the ids.

    >>> list(_compare(iter([(1, 7), (2, 7)]), iter([(2, 8), (3, 7)])))  # doctest: +ELLIPSIS
    [...(article_id=1, fault=<Fault.MISSING...), ...(article_id=2, ...STALE...), ...SURPLUS...)]
    """
    here, there = next(expected, None), next(indexed, None)
    while here or there:
        if here and (not there or here[0] < there[0]):
            yield Difference(here[0], Fault.MISSING)
            here = next(expected, None)
        elif there and (not here or there[0] < here[0]):
            yield Difference(there[0], Fault.SURPLUS)
            there = next(indexed, None)
        elif here and there:
            if here != there:
                yield Difference(here[0], Fault.STALE)
            here, there = next(expected, None), next(indexed, None)


def _look_again(differences: list[Difference]) -> Iterator[Difference]:
    """Leave out what changed while the walk went on."""
    ids = [difference.article_id for difference in differences]
    indexed = (
        dict(_pick(_walk_index(open_store().reader(), after=min(ids) - 1), ids)) if ids else {}
    )
    expected = dict(read_fingerprints(list(INDEXED.filter(pk__in=ids))))
    waiting = set(
        IndexChange.objects.filter(article_id__in=ids).values_list("article_id", flat=True)
    )
    for difference in differences:
        pk = difference.article_id
        if pk not in waiting and indexed.get(pk) != expected.get(pk):
            yield difference


def _pick(walk: Iterator[tuple[int, int]], ids: Iterable[int]) -> Iterator[tuple[int, int]]:
    wanted = set(ids)
    last = max(wanted)
    for pk, fingerprint in walk:
        if pk > last:
            return
        if pk in wanted:
            yield pk, fingerprint


def _walk_database() -> Iterator[tuple[int, int]]:
    last = 0
    while batch := list(INDEXED.filter(pk__gt=last)[:_BATCH]):
        last = batch[-1].pk
        yield from read_fingerprints(batch)


def _walk_index(reader: Reader, after: int = 0) -> Iterator[tuple[int, int]]:
    while page := reader.fingerprints(after=after, limit=10 * _BATCH):
        after = page[-1][0]
        yield from page
