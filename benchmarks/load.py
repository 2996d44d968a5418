"""Many readers at once, while an editor corrects and an import runs, on a real server.

Readers ask for result pages, later pages, articles and entities over connections that stay open,
first with time to think between two pages, as people do, then without: that is no crowd but the
most that the machine answers. The import and the editor are real: a kept archive has more articles
and decisions afterwards.
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.archive import add_archive_arguments, build, read_models, reindex
from benchmarks.corpus import SEED, take_articles
from benchmarks.machine import PeakMemory, describe_machine
from benchmarks.server import served
from benchmarks.site import ROOT, opened_site, prepare_pages
from benchmarks.table import format_table, publish

_PATHS, _WRITES = 400, 400
_HEAD = [
    "think time", "reads/s", "reads", "errors", "p50", "p95", "p99", "editor's writes",
    "editor p50", "editor p95", "imported", "memory",
]  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_archive_arguments(parser)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=5, help="mean seconds between two pages")
    parser.add_argument("--import-articles", type=int, default=5000, help="in the file imported")
    parser.add_argument("--output", type=Path, metavar="FILE.md", help="the table, to keep")


def run(options: argparse.Namespace) -> None:
    """Build, serve, load twice, and print Markdown; errors end with status 1."""
    with opened_site(options.keep) as folder:
        prepare_pages()
        facts = [build(options), *reindex(folder)]
        rows, faults = [], []
        with served() as (url, server):
            for think in (options.think, 0.0):
                told = _load(options, folder, url, server.pid, think)
                faults += told["faults"]
                rows.append(_describe(think, told))
        text = [f"On {describe_machine()}.", "", *(f"- {fact}" for fact in facts)]
        text += [f"- {options.readers} readers for {options.seconds:.0f} s, milliseconds", ""]
        publish("\n".join([*text, format_table(_HEAD, rows), *faults[:20]]), options.output)
    if faults:
        raise SystemExit(1)


def _load(
    options: argparse.Namespace, folder: Path, url: str, server: int, think: float
) -> dict[str, Any]:
    """One run: readers and editor in a process of their own, the import in another."""
    from articles.models import Article

    plan = {
        "url": url,
        "readers": options.readers,
        "seconds": options.seconds,
        "think": think,
        "paths": _choose_paths(),
        "session": _log_in(),
        "writes": _choose_writes(),
    }
    (folder / "plan.json").write_text(json.dumps(plan), "utf-8")
    before = Article.objects.count()
    news = _write_news(options, folder, before)
    with PeakMemory(server) as memory:
        importing = _start(["manage.py", "import_articles", str(news), "--verbosity", "0"])
        command = ["-m", "benchmarks.readers", str(folder / "plan.json")]
        answer = subprocess.run(
            [sys.executable, *command], cwd=ROOT, check=True, capture_output=True, text=True
        )
        is_done = importing.poll() is not None
        if not is_done:
            importing.terminate()
        code = importing.wait()
    told: dict[str, Any] = json.loads(answer.stdout)
    if is_done and code:
        told["faults"].append(f"import_articles ended with {code}")
    imported = Article.objects.count() - before
    return told | {
        "imported": f"{imported:,}{'' if is_done else ' and going on'}",
        "memory": f"{memory.megabytes:.0f} MB",
    }


def _start(arguments: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)


def _describe(think: float, told: dict[str, Any]) -> list[object]:
    from benchmarks.timing import percentile

    reads, writes = told["reads"] or [0.0], told["writes"] or [0.0]
    return [
        f"{think:g} s" if think else "none",
        f"{len(told['reads']) / told['seconds']:.1f}",
        len(told["reads"]),
        len(told["faults"]),
        *(f"{percentile(reads, percent):.0f}" for percent in (50, 95, 99)),
        len(told["writes"]),
        *(f"{percentile(writes, percent):.0f}" for percent in (50, 95)),
        told["imported"],
        told["memory"],
    ]


def _choose_paths() -> list[str]:
    """Pages in the mix that readers ask for: half searches, then pages, articles and facets."""
    from articles.models import Article, Entity
    from benchmarks.questions import choose_questions

    chance = Random(SEED)
    questions = [q for asked in choose_questions(5).values() for q in asked]
    articles = list(Article.objects.order_by("?").values_list("pk", flat=True)[:_PATHS])
    entities = list(Entity.objects.current().values_list("kind", "pk")[:_PATHS])
    paths = []
    for _ in range(_PATHS):
        query = chance.choice(questions).to_query()
        kind, entity = chance.choice(entities)
        kinds = (f"/?{query}", f"/?{query}&page=2", f"/articles/{chance.choice(articles)}/",
                 f"/?{query}&{kind}={entity}", f"/{kind}s/{entity}/")  # fmt: skip
        paths.append(chance.choices(kinds, (50, 10, 25, 10, 5))[0])
    return paths


def _log_in() -> str:
    """The key of a session in which an editor is logged in."""
    from django.contrib.auth.models import Group, User
    from django.test import Client

    editor, _ = User.objects.get_or_create(username="benchmark-editor")
    editor.groups.add(Group.objects.get(name="Editors"))
    client = Client()
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies["sessionid"].value


def _choose_writes() -> list[tuple[str, dict[str, Any]]]:
    """What the editor sends: accepts, rejects, and tags of words that no mention covers, in turn."""
    from articles.models import Article, Entity, Mention

    place = Entity.objects.current().of_kind("place").order_by("pk")[0]
    suggested = Mention.objects.untouched().order_by("?")[:_WRITES]
    decided = [
        (f"/mentions/{m.pk}/{('accept', 'reject')[number % 2]}/", {"version": m.version})
        for number, m in enumerate(suggested)
    ]
    tags = []
    for article in Article.objects.order_by("?").prefetch_related("mentions")[: _WRITES // 2]:
        end = len(article.body.split(" ", 1)[0])
        if end and all(mention.start >= end for mention in article.mentions.all()):
            said = {"kind": "place", "start": 0, "end": end, "quote": article.body[:end]}
            tags.append((f"/articles/{article.pk}/mentions/", {**said, "entity": place.pk}))
    writes: list[tuple[str, dict[str, Any]]] = []
    while decided:
        writes += [*decided[:2], *tags[:1]]
        decided, tags = decided[2:], tags[1:]
    return writes


def _write_news(options: argparse.Namespace, folder: Path, number: int) -> Path:
    """A file of articles that the archive does not have yet."""
    path = folder / "news.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for model in take_articles(read_models(options), number, number + options.import_articles):
            row = {
                "title": model.title,
                "body": f"{model.body}\n{time.time_ns()}",
                "published": model.published,
                "source": model.source,
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path
