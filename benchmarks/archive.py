"""The archive that is asked: as many articles as are wanted, and the index of them."""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.corpus import Model, read_corpus, read_seeds
from benchmarks.machine import PeakMemory, folder_megabytes
from benchmarks.site import ROOT


def add_archive_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say which articles."""
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--corpus", type=Path, help="JSON Lines of articles, .gz or not")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="build there, or use what is there"
    )


def read_models(options: argparse.Namespace) -> list[Model]:
    """The articles of the corpus, or the seeds."""
    if options.corpus:
        return read_corpus(options.corpus, options.articles)
    return read_seeds(ROOT / "seeds")


def build(options: argparse.Namespace) -> str:
    """Fill the archive as far as it lacks articles, and say how long that took."""
    from articles.models import Article, Mention
    from benchmarks.building import build_archive

    models = read_models(options)
    begun = time.perf_counter()
    before = build_archive(models, options.articles)
    seconds = time.perf_counter() - begun
    count = Article.objects.count()
    return (
        f"{count:,} articles with {Mention.objects.count():,} mentions, "
        f"{count - before:,} of them made in {seconds:.0f} s; {min(len(models), count):,} are the corpus's own"
    )


def reindex(folder: Path) -> list[str]:
    """Run the real command in a process of its own, unless an index of this version is there."""
    from articles.models import Article
    from articles.search.outbox import open_store

    if open_store().is_ready() and open_store().reader().size == Article.objects.count():
        return [f"index kept, {folder_megabytes(folder / 'index'):.0f} MB"]
    command = [sys.executable, "manage.py", "reindex"]
    begun = time.perf_counter()
    with (
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as job,
        PeakMemory(job.pid) as memory,
    ):
        code = job.wait()
    if code:
        raise SystemExit(f"reindex ended with {code}")
    seconds = time.perf_counter() - begun
    count = open_store().reader().size
    return [
        f"`reindex`: {count / seconds:.0f} articles/s ({seconds:.0f} s), index "
        f"{folder_megabytes(folder / 'index'):.0f} MB, at most {memory.megabytes:.0f} MB of memory"
    ]
