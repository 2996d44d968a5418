"""Extraction by itself: how fast, whether linear in the text and flat in the gazetteer.

Only the pure pipeline runs, on one core and without a database. Times are the process's own, the
best of several, so that other work on the machine disturbs little.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from articles.extraction.builtin import builtin_entries, builtin_gazetteer, builtin_names
from articles.extraction.gazetteer import Entry, Gazetteer, Name
from articles.extraction.mention import Kind
from articles.extraction.pipeline import extract
from benchmarks.table import format_table, publish

SEEDS = Path(__file__).parent.parent / "seeds"
_PASSES = 10
_BEST_OF = 3
_LENGTHS = (1, 2, 4, 8)
_FEW, _MANY = 1_500, 100_000
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--output", type=Path, help="write the table there as well")


def run(options: argparse.Namespace) -> None:
    """Measure and print a Markdown table."""
    publish(format_table(["extraction on one core", "figure"], measure_all()), options.output)


def measure_all() -> Iterator[tuple[str, str]]:
    """What was measured and the figure, row by row."""
    texts = read_texts()
    size = sum(len(text.encode()) for text in texts) / 1e6
    seconds = time_extraction(texts * _PASSES, builtin_gazetteer())
    yield (
        f"the seeds, {_PASSES} passes, {len(builtin_names()):,} names",
        f"{size * _PASSES / seconds:.2f} MB/s",
    )
    for length, speed in measure_lengths(texts):
        yield f"one text of {length:.2f} MB", f"{speed:.2f} MB/s"
    few, many = measure_sizes(texts)
    yield f"{_MANY:,} names against {_FEW:,}", f"{many / few:.2f} times the time"


def read_texts() -> list[str]:
    """The seeds."""
    return [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]


def measure_lengths(texts: Sequence[str]) -> Iterator[tuple[float, float]]:
    """Megabytes of one ever longer text, and megabytes a second."""
    whole = "\n".join(texts) * 5
    for times in _LENGTHS:
        text = whole * times
        megabytes = len(text.encode()) / 1e6
        yield megabytes, megabytes / time_extraction([text], builtin_gazetteer())


def measure_sizes(texts: Sequence[str]) -> tuple[float, float]:
    """Seconds with a small gazetteer, and with a large one that has its names and generated ones."""
    gazetteers = [enlarge_gazetteer(size) for size in (_FEW, _MANY)]
    few, many = (time_extraction(list(texts), gazetteer) for gazetteer in gazetteers)
    return few, many


def enlarge_gazetteer(size: int) -> Gazetteer:
    """The first built-in names and as many invented ones as are wanting, the same every time."""
    names = list(builtin_names()[:_FEW])
    rows = random.Random(1)
    words = ["".join(rows.choices(_LETTERS, k=rows.randint(4, 7))) for _ in range(size // 2)]
    entries = list(builtin_entries())
    for number in range(size - len(names)):
        text = " ".join(rows.choices(words, k=rows.choice((1, 1, 2))))
        entries.append(Entry(f"invented-{number}", Kind.PLACE, text, type="village"))
        names.append(Name(text, f"invented-{number}", Kind.PLACE, needs_context=True))
    return Gazetteer(entries, names)


def time_extraction(texts: Sequence[str], gazetteer: Gazetteer) -> float:
    """The least seconds that these texts took, the dictionary and the memo of words being warm."""
    for text in dict.fromkeys(texts):
        extract(text, gazetteer)
    best = float("inf")
    for _ in range(_BEST_OF):
        begun = time.process_time()
        for text in texts:
            extract(text, gazetteer, published="2016-12-13")
        best = min(best, time.process_time() - begun)
    return best
