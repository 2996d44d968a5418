"""``manage.py search``."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from articles.search.request import SearchRequest
from articles.search.results import Results, search


class Command(BaseCommand):
    """Search from the command line."""

    help = "Answer a query, or a file of queries, as the search page does."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("query", nargs="?", default="")
        parser.add_argument("--queries", metavar="FILE", help="one query a line, JSON out")
        parser.add_argument("--limit", type=int, default=10)
        parser.add_argument("--format", choices=("text", "jsonl"), default="text")
        parser.add_argument("--filter", default="", help="the page's filters as a query string")

    @no_translations
    def handle(self, *_args: Any, **options: Any) -> None:
        """Answer each query."""
        request = SearchRequest.from_filter(options["filter"])
        if request.problems:
            raise CommandError(" ".join(request.problems))
        if options["limit"] < 1:
            raise CommandError("--limit: at least 1")
        write = _write_json if options["queries"] or options["format"] == "jsonl" else _write_text
        for query in _read_queries(options):
            results = search(
                replace(request, q=query or request.q), limit=options["limit"], facets=False
            )
            if not results.is_ready:
                raise CommandError("there is no search index yet: run manage.py reindex")
            self.stdout.write(write(query, results))


def _read_queries(options: dict[str, Any]) -> Iterator[str]:
    if not options["queries"]:
        yield options["query"]
        return
    try:
        with Path(options["queries"]).open(encoding="utf-8") as file:
            for line in file:
                yield line.strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{options['queries']}: {error}") from error


def _write_json(query: str, results: Results) -> str:
    hits = [
        {
            "id": hit.article.pk,
            "external_id": hit.article.external_id,
            "title": hit.article.title,
            "score": round(hit.score, 4),
        }
        for hit in (*results.hits, *results.partial)
    ]
    answer = {"query": query, "total": results.total, "hits": hits}
    return json.dumps(answer, ensure_ascii=False)


def _write_text(_query: str, results: Results) -> str:
    lines = [f"{results.total} articles"]
    lines += [
        f"{hit.article.pk}\t{hit.article.published}\t{hit.article.title}" for hit in results.hits
    ]
    if results.partial:
        lines.append(f"{results.partial_total} with some of the words")
        lines += [f"{hit.article.pk}\t{hit.article.title}" for hit in results.partial]
    lines += results.problems
    return "\n".join(lines)
