"""Long lists of rows, cut into pieces that one statement and one transaction bear."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

SIZE = 500

Item = TypeVar("Item")


def batches(ids: Sequence[Item], size: int = SIZE) -> Iterator[Sequence[Item]]:
    """The ids in their order, ``size`` at a time.

    >>> list(batches([1, 2, 3], size=2))
    [[1, 2], [3]]
    """
    for first in range(0, len(ids), size):
        yield ids[first : first + size]
