"""A correction of many mentions whose worker is killed half-way, and that goes on afterwards."""

import os
import signal

from articles.tests.site import Site, is_alive, wait_until, write_rows

ROWS = 1200
#: Accepts the first حلب, rejects the second, and accepts all others like the first.
CORRECT = """
from django.contrib.auth.models import User
from articles.models import Mention
from articles.services.annotating import accept_mention, reject_mention
from articles.services.correcting.generalising import generalise
user = User.objects.create_user("mariam")
first, second = Mention.objects.filter(kind="place").order_by("pk")[:2]
reject_mention(mention=second, user=user)
accepted = accept_mention(mention=first, user=user).mention
generalise(mention=accepted, scope="archive", user=user)
"""
UNDO = """
from django.contrib.auth.models import User
from articles.models import Article
from articles.services.undoing import undo_last
undo_last(article=Article.objects.order_by("pk")[0], user=User.objects.get())
"""
RESUME = """
from articles.services.resuming import resume_unfinished
print(resume_unfinished())
"""
STATUSES = """
SELECT count(*) FILTER (WHERE status = 'accepted'), count(*) FILTER (WHERE status = 'rejected')
FROM articles_mention WHERE kind = 'place'
"""
RECORDED = (
    "SELECT count(*), count(DISTINCT mention_id) FROM articles_editchange"
    " WHERE edit_id IN (SELECT id FROM articles_edit WHERE verb = 'apply')"
)


def _kill_worker_when(site: Site, has_begun) -> None:
    worker = site.start("db_worker", "--queue-name", "*")
    wait_until(has_begun)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    wait_until(lambda: not is_alive(worker.pid))


def _accepted(site: Site) -> int:
    return site.query(STATUSES)[0][0]


def test_a_killed_correction_and_its_killed_undo_go_on_where_they_stopped(site: Site, tmp_path):
    site.run("import_articles", str(write_rows(tmp_path / "rows.jsonl", range(ROWS))))
    site.run("shell", "--command", CORRECT)
    assert site.query(STATUSES) == [(1, 1)]

    _kill_worker_when(site, lambda: _accepted(site) > 1)
    done = _accepted(site) - 1
    assert 0 < done < ROWS - 2
    # Whatever is changed is recorded, once: each batch is whole.
    assert site.query(RECORDED) == [(done, done)]
    assert site.run("shell", "--command", RESUME).strip().endswith("1")
    site.run("db_worker", "--queue-name", "*", "--batch")
    assert site.query(STATUSES) == [(ROWS - 1, 1)]
    assert site.query(RECORDED) == [(ROWS - 2, ROWS - 2)]

    site.run("shell", "--command", UNDO)
    before = _accepted(site)
    _kill_worker_when(site, lambda: _accepted(site) < before)
    assert 1 < _accepted(site) < before
    assert site.run("shell", "--command", RESUME).strip().endswith("1")
    site.run("db_worker", "--queue-name", "*", "--batch")
    assert site.query(STATUSES) == [(1, 1)]
    assert site.run("shell", "--command", RESUME).strip().endswith("0")
