"""How long things take: samples in milliseconds, and what is said of them."""

import statistics
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Times(NamedTuple):
    """Median and 95th percentile, in milliseconds."""

    p50: float
    p95: float

    def __str__(self) -> str:
        return f"{self.p50:.1f} ({self.p95:.1f})"


def time_all(acts: Sequence[Callable[[], object]], rounds: int) -> Times:
    """Do all of these once to warm up, then ``rounds`` times, one after the other.

    So none is timed with nothing between it and the last time that it was done.
    """
    samples = []
    for number in range(rounds + 1):
        for act in acts:
            begun = time.perf_counter()
            act()
            if number:
                samples.append((time.perf_counter() - begun) * 1000)
    return summarise(samples)


def summarise(samples: Sequence[float]) -> Times:
    """Median and 95th percentile of the samples.

    >>> print(summarise([3.0, 1.0, 2.0]))
    2.0 (3.0)
    """
    return Times(statistics.median(samples), percentile(samples, 95))


def percentile(samples: Sequence[float], percent: int) -> float:
    """The smallest sample that ``percent`` of them do not exceed.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 50)
    2.0
    """
    ordered = sorted(samples)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
