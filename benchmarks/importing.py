"""Import, extraction and a handful of searches on a corpus, as the README states them.

The corpus is imported into an archive of its own: a temporary SQLite file, or the empty database
that ``BENCH_DATABASE_URL`` names. Without a corpus the seeds' sentences are recombined.
"""

import argparse
import json
import os
import resource
import time
from functools import partial
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from benchmarks.corpus import read_seeds, take_articles
from benchmarks.extraction import measure_all
from benchmarks.machine import describe_machine
from benchmarks.site import ROOT, opened_site, prepare_pages, refuse_articles
from benchmarks.timing import time_all

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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--corpus", type=Path, help="JSON Lines of articles, .gz or not")
    parser.add_argument("--rounds", type=int, default=20, help="answers timed per query")


def run(options: argparse.Namespace) -> None:
    """Set up the archive, measure, print a Markdown table."""
    with opened_site() as folder:
        refuse_articles()
        prepare_pages()
        corpus = options.corpus or _recombine_seeds(folder / "recombined.jsonl")
        print(f"On {describe_machine()}.\n\n| what | figure |\n|---|---|")
        _measure_extraction()
        _measure_import(corpus)
        _measure_search(options.rounds)


def _recombine_seeds(path: Path) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for model in take_articles(read_seeds(ROOT / "seeds"), 0, _RECOMBINED):
            row = {"title": model.title, "body": model.body, "published": model.published}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def _measure_extraction() -> None:
    for what, figure in measure_all():
        print(f"| extraction on one core, {what} | {figure} |")


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
    from django.http import QueryDict
    from django.test import Client

    from articles.search.request import SearchRequest
    from articles.search.results import search

    client = Client()
    for label, query in QUERIES.items():
        request = SearchRequest.from_query(QueryDict(query))
        engine = time_all([partial(search, request)], rounds)
        page = time_all([partial(client.get, f"/?{query}")], rounds)
        total = search(request).total
        print(f"| {label} ({total:,} found): search, page | {engine} ms; {page} ms |")
