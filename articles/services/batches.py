"""Long lists of rows, cut into pieces that one statement and one transaction bear."""

from collections.abc import Iterator, Sequence

SIZE = 500


def batches(ids: Sequence[int], size: int = SIZE) -> Iterator[Sequence[int]]:
    """The ids in their order, ``size`` at a time.

    >>> list(batches([1, 2, 3], size=2))
    [[1, 2], [3]]
    """
    for first in range(0, len(ids), size):
        yield ids[first : first + size]
