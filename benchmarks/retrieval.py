"""How well search ranks: MRR@10, Recall@10 and nDCG@10 on documents, questions and judgements.

Documents are JSON Lines of ``{"id", "title", "text"}``, questions of ``{"id", "q", "rel": [ids]}``,
one file a set. They are imported without extraction and, unless asked for, without titles, and
answered by ``manage.py search --queries`` as anybody would call it, at its defaults.
"""

import argparse
import json
import time
from collections.abc import Collection, Sequence
from io import StringIO
from math import log2
from pathlib import Path
from typing import Any, NamedTuple

from django.core.management import call_command

from benchmarks.machine import describe_machine
from benchmarks.site import opened_site, refuse_articles
from benchmarks.table import format_table, publish

_DEPTH = 10


class Quality(NamedTuple):
    """The measures of one answer, or their means; every relevant document counts the same."""

    mrr: float
    recall: float
    ndcg: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--docs", type=Path, required=True, metavar="FILE")
    parser.add_argument("--queries", type=Path, required=True, nargs="+", metavar="FILE")
    parser.add_argument("--titles", action="store_true", help="index the documents' titles too")
    parser.add_argument("--output", type=Path, metavar="FILE.md", help="the table, to keep")


def run(options: argparse.Namespace) -> None:
    """Import, ask every set, and print Markdown."""
    documents = _read(options.docs, ("id", "text"))
    sets = {path.stem: _read(path, ("q", "rel")) for path in options.queries}
    with opened_site() as folder:
        refuse_articles()
        count = _import(documents, folder, with_titles=options.titles)
        rows = [[name, len(asked), *_measure(asked, folder)] for name, asked in sets.items()]
        head = ["set", "questions", "MRR@10", "Recall@10", "nDCG@10", "questions/s"]
        facts = f"On {describe_machine()}.\n\n{count:,} documents.\n\n"
        publish(facts + format_table(head, rows), options.output)


def score(ranked: Sequence[str], relevant: Collection[str]) -> Quality:
    """The quality of the first ten of a ranking.

    >>> score(["b", "a", "c"], {"a"})
    Quality(mrr=0.5, recall=1.0, ndcg=0.6309297535714575)
    >>> score([], {"a"})
    Quality(mrr=0.0, recall=0.0, ndcg=0.0)
    """
    ranks = [rank for rank, key in enumerate(ranked[:_DEPTH], 1) if key in relevant]
    gain = sum(1 / log2(rank + 1) for rank in ranks)
    best = sum(1 / log2(rank + 1) for rank in range(1, min(len(relevant), _DEPTH) + 1))
    return Quality(1 / ranks[0] if ranks else 0.0, len(ranks) / len(relevant), gain / best)


def _read(path: Path, keys: tuple[str, ...]) -> list[dict[str, Any]]:
    rows = []
    # Not splitlines(), which also cuts at the paragraph separators inside a text.
    for number, line in enumerate(path.read_text("utf-8").strip("\n").split("\n"), 1):
        try:
            row = json.loads(line)
            missing = [key for key in keys if not row.get(key)]
        except (ValueError, AttributeError) as error:
            raise SystemExit(f"{path}, line {number}: {error}") from error
        if missing:
            raise SystemExit(f"{path}, line {number}: no {missing[0]}")
        rows.append(row)
    return rows


def _import(documents: list[dict[str, Any]], folder: Path, *, with_titles: bool) -> int:
    from articles.models import Article

    path = folder / "documents.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for document in documents:
            row = {"external_id": document["id"], "body": document["text"]}
            if with_titles:
                row["title"] = document.get("title", "")
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    call_command("import_articles", str(path), no_extract=True, verbosity=0, stdout=StringIO())
    call_command("reindex", stdout=StringIO())
    return Article.objects.count()


def _measure(asked: list[dict[str, Any]], folder: Path) -> list[str]:
    path = folder / "questions.txt"
    # One a line: a question may hold line breaks.
    path.write_text("".join(" ".join(row["q"].split()) + "\n" for row in asked), "utf-8")
    answers = StringIO()
    begun = time.perf_counter()
    call_command("search", queries=str(path), limit=_DEPTH, stdout=answers)
    seconds = time.perf_counter() - begun
    scored = [
        score([hit["external_id"] for hit in json.loads(line)["hits"]], set(row["rel"]))
        for line, row in zip(answers.getvalue().strip("\n").split("\n"), asked, strict=True)
    ]
    means = [sum(values) / len(scored) for values in zip(*scored, strict=True)]
    return [*(f"{mean:.3f}" for mean in means), f"{len(asked) / seconds:.0f}"]
