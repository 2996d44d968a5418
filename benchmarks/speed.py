"""Search on any number of articles: every class of question, peers side by side.

For each class: how many articles are found (median of its questions), and median and 95th
percentile in milliseconds of the engine alone (hits, total and five facets), of ``search()`` with
passages and facets, and of the whole page through Django's test client, or with ``--server`` from
a granian server by a connection that stays open.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from benchmarks.archive import add_archive_arguments, build, reindex
from benchmarks.machine import describe_machine
from benchmarks.server import served
from benchmarks.site import opened_site, prepare_pages
from benchmarks.table import format_table, publish
from benchmarks.timing import time_all

if TYPE_CHECKING:
    from articles.search.request import SearchRequest
    from benchmarks.peers.peer import Peer
    from benchmarks.questions import Question

Questions = dict[str, list["Question"]]
_FACETS = ("place", "faction", "source", "status", "year")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_archive_arguments(parser)
    parser.add_argument("--rounds", type=int, default=5, help="answers timed per question")
    parser.add_argument("--each", type=int, default=5, help="questions per class")
    parser.add_argument("--peers", action="store_true", help="SQLite FTS5 and plain tantivy too")
    parser.add_argument("--postgres", metavar="URL", help="PostgreSQL too, tables of its own there")
    parser.add_argument("--server", action="store_true", help="pages from a real server")
    parser.add_argument("--build-only", action="store_true", help="the articles, no index yet")
    parser.add_argument("--output", type=Path, metavar="FILE.md", help="the tables, to keep")


def run(options: argparse.Namespace) -> None:
    """Build, index, ask, and print Markdown."""
    with opened_site(options.keep) as folder:
        built = build(options)
        if options.build_only:
            print(built)
            return
        prepare_pages()
        facts = [built, *reindex(folder)]
        from benchmarks.questions import choose_questions

        questions = choose_questions(options.each)
        begun = time.perf_counter()
        peers = _fill_peers(options, folder)
        if peers:
            facts.append(f"peers filled or found in {time.perf_counter() - begun:.0f} s")
        rows = _measure_site(options, questions)
        text = [f"On {describe_machine()}.", "", *(f"- {fact}" for fact in facts)]
        text += ["", format_table(["query", "found", "engine", "search()", "page"], rows)]
        if peers:
            text += ["", *_compare(questions, peers, options.rounds)]
        publish("\n".join(text), options.output)


def _measure_site(options: argparse.Namespace, questions: Questions) -> list[list[object]]:
    from articles.search.request import SearchRequest
    from articles.search.results import search

    rows: list[list[object]] = []
    with _pages(in_server=options.server) as get:
        for kind, asked in questions.items():
            requests = [SearchRequest.from_query(question.to_query()) for question in asked]
            found = statistics.median(search(request).total for request in requests)
            times = [
                time_all([_ask_engine(request) for request in requests], options.rounds),
                time_all([partial(search, request) for request in requests], options.rounds),
                time_all([partial(get, q.to_query()) for q in asked], options.rounds),
            ]
            rows.append([kind, f"{found:,.0f}", *times])
    return rows


def _ask_engine(request: "SearchRequest") -> Callable[[], object]:
    """Hits, total and facets for a plan that is made already."""
    from articles.search.filtering import filters_of, join_all
    from articles.search.outbox import open_store
    from articles.search.planning import make_plan
    from articles.search.query import parse

    plan = make_plan(parse(request.q), expand=request.expand)
    criterion = join_all([plan.criterion, *filters_of(request)])
    order = "relevance" if request.q else "newest"

    def ask() -> None:
        reader = open_store().reader()
        reader.find(criterion, order=order, offset=0, limit=20)
        reader.count_values(criterion, _FACETS)

    return ask


@contextmanager
def _pages(*, in_server: bool) -> Iterator[Callable[[str], object]]:
    """What gets a page of results, given its query string."""
    from django.test import Client

    if not in_server:
        client = Client()
        yield lambda query: client.get(f"/?{query}")
        return
    with served() as (url, _process):
        connection = HTTPConnection(urlsplit(url).netloc)

        def get(query: str) -> None:
            connection.request("GET", f"/?{query}")
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise SystemExit(f"/?{query}: {answer.status}")

        yield get
        connection.close()


def _fill_peers(options: argparse.Namespace, folder: Path) -> list["Peer"]:
    from articles.models import Article

    size = Article.objects.count()
    peers: list[Peer] = []
    if options.postgres:
        from benchmarks.peers.postgres import Postgres

        peers.append(Postgres(options.postgres, size))
    if options.peers:
        from benchmarks.peers.plain_tantivy import PlainTantivy
        from benchmarks.peers.sqlite import Fts5

        peers.append(Fts5(folder / "peer.sqlite3", size))
        peers.append(PlainTantivy(folder / "peer-index", size))
    return peers


def _compare(questions: Questions, peers: list["Peer"], rounds: int) -> Iterator[str]:
    """Each peer beside ``search()``, asked in turn, question by question."""
    from articles.search.request import SearchRequest
    from articles.search.results import search

    rows: list[list[object]] = []
    for kind, asked in questions.items():
        requests = [SearchRequest.from_query(question.to_query()) for question in asked]
        engine = time_all([_ask_engine(request) for request in requests], rounds)
        own = time_all([partial(search, request) for request in requests], rounds)
        row: list[object] = [kind, engine, own]
        for peer in peers:
            found = statistics.median(peer.answer(question) for question in asked)
            times = time_all([partial(peer.answer, question) for question in asked], rounds)
            ratios = f"{times.p50 / engine.p50:.2f}×, {times.p50 / own.p50:.2f}×"
            row.append(f"{found:,.0f}: {times}, {ratios}")
        rows.append(row)
    yield format_table(["query", "engine", "search()", *(peer.name for peer in peers)], rows)
    yield ""
    yield (
        "Per peer: found, milliseconds as above, and its median as a multiple of that of the engine, "
        "which gives what a peer gives, and of `search()`, which also ranks anew and cuts passages."
    )
