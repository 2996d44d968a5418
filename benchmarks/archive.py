"""Measure what the README states: import, extraction and search on a corpus.

    python -m benchmarks.archive [--corpus FILE.jsonl[.gz]] [--rounds N]

The corpus is imported into an archive of its own: a temporary SQLite file, or the empty database
that ``BENCH_DATABASE_URL`` names. Without a corpus the seeds' sentences are recombined.
"""

import argparse
import json
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from io import StringIO
from pathlib import Path

import django
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
QUERIES = {
    "rare word": "q=البوكمال",
    "common word": "q=الرئيس",
    "name with aliases": "q=ISIS",
    "two words": "q=السعودية إيران",
    "either of two": "q=دمشق OR بغداد",
    "phrase": 'q="مجلس الأمن"',
    "question": "q=ما هي أسباب الحرب في سوريا",
    "filtered": "q=قوات&after=2018-03&before=2018-06",
    "no words": "",
}
_RECOMBINED = 2000
_SENTENCES = (6, 18)


def main() -> None:
    """Set up the archive, measure, print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, help="JSON Lines of articles, .gz or not")
    parser.add_argument("--rounds", type=int, default=20, help="answers timed per query")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _set_up(folder)
        corpus = options.corpus or _recombine_seeds(folder / "recombined.jsonl")
        print("| what | figure |\n|---|---|")
        _measure_extraction()
        _measure_import(corpus)
        _measure_search(options.rounds)


def _set_up(folder: Path) -> None:
    os.environ |= {
        "SECRET_KEY": "of a benchmark",
        "DEBUG": "false",
        "HTTPS": "false",
        "DATABASE_URL": os.environ.get("BENCH_DATABASE_URL") or f"sqlite:///{folder}/db.sqlite3",
        "INDEX_DIR": str(folder / "index"),
        "LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "newsarchive.settings",
    }
    django.setup()
    call_command("migrate", verbosity=0)
    from articles.models import Article

    if Article.objects.exists():
        raise SystemExit("BENCH_DATABASE_URL: the database holds articles; name an empty one")
    call_command("load_gazetteer", stdout=StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("messages", "--compile", verbosity=0)


def _recombine_seeds(path: Path) -> Path:
    """Articles of the seeds' sentences in random order, the same on every run."""
    chance = random.Random(2016)
    texts = (file.read_text("utf-8") for file in sorted((ROOT / "seeds").glob("*.txt")))
    sentences = [part.strip() for text in texts for part in text.split(".") if part.strip()]
    with path.open("w", encoding="utf-8") as file:
        for number in range(_RECOMBINED):
            body = ". ".join(chance.choices(sentences, k=chance.randint(*_SENTENCES)))
            day = f"2018-{1 + number % 12:02}-{1 + number % 28:02}"
            row = {"title": body[:80], "body": f"{body}. {number}", "published": day}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def _measure_extraction() -> None:
    from articles.extraction.builtin import builtin_gazetteer
    from articles.extraction.pipeline import extract

    seeds = [file.read_text("utf-8") for file in sorted((ROOT / "seeds").glob("*.txt"))]
    texts = seeds * 10
    gazetteer = builtin_gazetteer()
    for text in seeds:
        # Once for the dictionary, which is read when it is first asked for.
        extract(text, gazetteer)
    begun = time.process_time()
    for text in texts:
        extract(text, gazetteer)
    seconds = time.process_time() - begun
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"| extraction on one core, the seeds ten times | {size / seconds:.2f} MB of text/s |")


def _measure_import(corpus: Path) -> None:
    from articles.models import Article

    begun = time.perf_counter()
    call_command("import_articles", str(corpus), verbosity=0, stdout=StringIO())
    seconds = time.perf_counter() - begun
    count = Article.objects.count()
    print(
        f"| import with extraction and indexing, {os.cpu_count()} cores | {count / seconds:.0f} articles/s ({count:,} articles) |"
    )
    own, children = (
        resource.getrusage(who).ru_maxrss // 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(
        f"| memory at its highest: main process, largest of the others | {own} MB, {children} MB |"
    )


def _measure_search(rounds: int) -> None:
    from django.conf import settings
    from django.http import QueryDict
    from django.test import Client

    from articles.search.request import SearchRequest
    from articles.search.results import search

    settings.ALLOWED_HOSTS.append("testserver")
    client = Client()
    for label, query in QUERIES.items():
        request = SearchRequest.from_query(QueryDict(query))
        engine = list(_time(partial(search, request), rounds))
        page = list(_time(partial(client.get, f"/?{query}"), rounds))
        total = search(request).total
        print(
            f"| {label} ({total:,} found): search, page | {_describe(engine)}; {_describe(page)} |"
        )


def _time(act: Callable[[], object], rounds: int) -> Iterator[float]:
    act()
    for _ in range(rounds):
        begun = time.perf_counter()
        act()
        yield (time.perf_counter() - begun) * 1000


def _describe(milliseconds: list[float]) -> str:
    p95 = statistics.quantiles(milliseconds, n=20)[-1]
    return f"p50 {statistics.median(milliseconds):.0f} ms, p95 {p95:.0f} ms"


if __name__ == "__main__":
    main()
