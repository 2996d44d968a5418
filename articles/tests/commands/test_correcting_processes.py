"""A correction of many mentions whose worker is killed half-way, and that goes on afterwards."""

import os
import signal
from collections.abc import Callable

from articles.tests.site import Site, is_alive, wait_until

ARTICLES, EACH = 24, 100
#: Accepts the first حلب, rejects the second, and accepts all others like the first.
CORRECT = f"""
from django.contrib.auth.models import User
from articles.models import Article, Entity, Mention
from articles.services.annotating import accept_mention, reject_mention
from articles.services.correcting.generalising import generalise
aleppo = Entity.objects.get(slug="aleppo")
for number in range({ARTICLES}):
    article = Article.objects.create(title=f"خبر {{number}}", body="حلب " * {EACH}, content_hash=number)
    Mention.objects.bulk_create(
        Mention(article=article, kind="place", start=start, end=start + 3, surface="حلب",
                folded="حلب", entity=aleppo, origin="machine", rule="gazetteer")
        for start in range(0, 4 * {EACH}, 4)
    )
user = User.objects.create_user("mariam")
first, second = Mention.objects.order_by("pk")[:2]
reject_mention(mention=second, user=user)
accepted = accept_mention(mention=first, user=user).mention
generalise(mention=accepted, scope="archive", user=user)
"""
RESUME = """
from django.core.management import call_command
from articles.services.resuming import resume_unfinished
print("resumed", resume_unfinished())
call_command("db_worker", queue_name="*", batch=True)
print("left", resume_unfinished())
"""
UNDO = """
from django.contrib.auth.models import User
from articles.models import Article
from articles.services.undoing import undo_last
undo_last(article=Article.objects.order_by("pk")[0], user=User.objects.get())
"""
ACCEPTED = "SELECT count(*) FROM articles_mention WHERE status = 'accepted'"
REJECTED = "SELECT count(*) FROM articles_mention WHERE status = 'rejected'"
RECORDED = (
    "SELECT count(*), count(DISTINCT mention_id) FROM articles_editchange"
    " WHERE edit_id IN (SELECT id FROM articles_edit WHERE verb = 'apply')"
)


def _count(site: Site, sql: str) -> int:
    return site.query(sql)[0][0]


def _kill_worker_when(site: Site, has_begun: Callable[[], bool]) -> None:
    worker = site.start("db_worker", "--queue-name", "*")
    wait_until(has_begun)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    wait_until(lambda: not is_alive(worker.pid))


def _resume(site: Site) -> None:
    out = site.run("shell", "--command", RESUME)
    assert "resumed 1" in out
    assert "left 0" in out


def test_a_killed_correction_and_its_killed_undo_go_on_where_they_stopped(site: Site) -> None:
    all_but_the_rejected = ARTICLES * EACH - 1
    site.run("shell", "--command", CORRECT)
    # The article that the editor looks at is done at once, all others are left to the worker.
    assert _count(site, ACCEPTED) == EACH - 1

    _kill_worker_when(site, lambda: _count(site, ACCEPTED) > EACH)
    done = _count(site, ACCEPTED) - 1
    assert EACH < done < all_but_the_rejected - 1
    # Whatever is changed is recorded, once: each batch is whole.
    assert site.query(RECORDED) == [(done, done)]
    _resume(site)
    assert _count(site, ACCEPTED) == all_but_the_rejected
    assert site.query(RECORDED) == [(all_but_the_rejected - 1,) * 2]

    site.run("shell", "--command", UNDO)
    before = _count(site, ACCEPTED)
    _kill_worker_when(site, lambda: _count(site, ACCEPTED) < before)
    assert 1 < _count(site, ACCEPTED) < before
    _resume(site)
    assert (_count(site, ACCEPTED), _count(site, REJECTED)) == (1, 1)
