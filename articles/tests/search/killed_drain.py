"""A process that brings an index up to date and waits in the middle of it to be killed.

``test_outbox.py`` runs it with a database and an index of its own; ``stage`` says where to wait.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

from articles.models import Article, IndexChange
from articles.search import outbox
from articles.search.request import SearchRequest
from articles.search.results import search

ARTICLES = 60


def main(stage: str) -> None:
    outbox._BATCH = outbox._COMMIT_EVERY = 10
    if stage == "before-commit":
        _fill()
        outbox._settle = _waiting_at(3, outbox._settle)
    elif stage == "after-commit":
        outbox.Writer.commit = _waiting_after(outbox.Writer.commit)
    else:
        _report()
        return
    outbox.drain()


def _fill() -> None:
    outbox.rebuild()
    for number in range(ARTICLES):
        article = Article.objects.create(
            title="خبر", body=f"سقطت مدينة حلب {number}", content_hash=str(number)
        )
        IndexChange.objects.create(article_id=article.pk)


def _report() -> None:
    killed = {
        "articles": Article.objects.count(),
        "readable": outbox.open_store().reader().size,
        "rows": IndexChange.objects.count(),
    }
    drained = outbox.drain()
    report = {
        "killed": killed,
        "drained": drained,
        "readable": outbox.open_store().reader().size,
        "found": search(SearchRequest(q="حلب")).total,
        "rows": IndexChange.objects.count(),
    }
    sys.stdout.write(json.dumps(report))


def _waiting_at(call: int, function: Callable[..., Any]) -> Callable[..., Any]:
    calls = []

    def wait_or_call(*arguments: Any) -> Any:
        calls.append(arguments)
        if len(calls) == call:
            _wait()
        return function(*arguments)

    return wait_or_call


def _waiting_after(function: Callable[..., Any]) -> Callable[..., Any]:
    def call_and_wait(*arguments: Any) -> None:
        function(*arguments)
        _wait()

    return call_and_wait


def _wait() -> None:
    sys.stdout.write("in the middle\n")
    sys.stdout.flush()
    time.sleep(60)
