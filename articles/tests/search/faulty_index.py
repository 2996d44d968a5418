"""Processes that use one index, for ``test_index_faults.py``; their arguments say what they do."""

import json
import resource
import signal
import sys

import django

django.setup()

from django.db import transaction  # noqa: E402

from articles.models import Article, IndexChange  # noqa: E402
from articles.search import outbox  # noqa: E402
from articles.search.checking import find_differences  # noqa: E402

SMALL_DISK = 2_000


def main(task: str) -> None:
    if task == "prepare":
        _add("first", 3)
    elif task == "full-disk":
        _add_on_full_disk()
    elif task.startswith("write-"):
        for number in range(6):
            _add(f"{task}-{number}", 2)
    elif task == "rebuild":
        print("rebuilding", flush=True)  # noqa: T201
        for _ in range(1000):
            outbox.rebuild()
    else:
        drained = outbox.drain()
        differences = [pk for pk, _ in find_differences()]
        report = {
            "drained": drained,
            "differences": differences,
            "articles": Article.objects.count(),
        }
        sys.stdout.write(json.dumps(report))


def _add(name: str, count: int) -> None:
    for number in range(count):
        with transaction.atomic():
            digest = f"{name}-{number}"
            article = Article.objects.create(title="خبر", body=f"سقطت {name}", content_hash=digest)
            outbox.record_change([article.pk])


def _add_on_full_disk() -> None:
    """The save must succeed; a limit on the size of files stands for a full disk."""
    article = Article.objects.create(title="خبر", body="عادت حلب " * 2000, content_hash="full")
    IndexChange.objects.create(article_id=article.pk)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_DISK, unlimited[1]))
    outbox._drain_after_commit()
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    report = {"rows": IndexChange.objects.count(), "readable": outbox.open_store().reader().size}
    sys.stdout.write(json.dumps(report))


if __name__ == "__main__":
    for task in sys.argv[1:]:
        main(task)
