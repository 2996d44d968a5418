"""Re-extraction as a process: killed half-way and run again, beside what people decided."""

import os
import pty
import signal
import subprocess
import sys
import termios
from pathlib import Path

from articles.tests.site import ROOT, Site, is_alive, wait_until, write_rows

ROWS = 1200
READ = "SELECT count(*) FROM articles_article WHERE extracted_with <> ''"
MENTIONS = "SELECT count(*) FROM articles_mention"
#: Accepts the first mention, rejects the second, and tags three letters of the first article.
DECIDE = """
from django.contrib.auth.models import User
from articles.models import Article, Mention
from articles.services.annotating import accept_mention, add_mention, reject_mention
from articles.services.readings import Reading
user = User.objects.create_user("mariam")
first, second = Mention.objects.filter(kind="place").order_by("pk")[:2]
accept_mention(mention=first, user=user)
reject_mention(mention=second, user=user)
add_mention(article=first.article, reading=Reading("faction", 0, 3), user=user)
"""
DECIDED = (
    "SELECT id, start, status, version, updated_at FROM articles_mention"
    " WHERE origin = 'person' OR status <> 'suggested' ORDER BY id"
)


def import_rows(site: Site, folder: Path, count: int) -> None:
    path = write_rows(folder / "rows.jsonl", range(count))
    site.run("import_articles", str(path), "--no-extract", "--verbosity", "0")


def test_a_run_that_was_killed_is_taken_up_where_it_stopped(site: Site, tmp_path: Path) -> None:
    import_rows(site, tmp_path, ROWS)
    process = site.start("extract")
    wait_until(lambda: site.query(READ)[0][0] > 0)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    ((read,),) = site.query(READ)
    assert 0 < read < ROWS
    # Each batch is whole: whatever counts as read has its mentions.
    assert site.query(MENTIONS) == [(2 * read,)]
    wait_until(lambda: not is_alive(process.pid))

    site.run("shell", "--command", DECIDE)
    decided = site.query(DECIDED)
    assert len(decided) == 3
    assert site.run("extract").startswith(f"{ROWS - read} articles read")
    assert site.query(MENTIONS) == [(2 * ROWS + 1,)]
    assert site.run("extract").startswith("0 articles read")

    # With another name in the gazetteer everything is due again; what people decided stays.
    names = tmp_path / "place_aliases_new.csv"
    names.write_text("key,text\nhoms,الوفد\n", encoding="utf-8")
    site.run("load_gazetteer", str(names))
    assert f"{ROWS} articles read" in site.run("extract")
    assert site.query(MENTIONS) == [(3 * ROWS + 1,)]
    assert site.query(DECIDED) == decided


def test_two_runs_at_once_agree(site: Site, tmp_path: Path) -> None:
    import_rows(site, tmp_path, 600)
    both = [site.start("extract") for _ in range(2)]
    for process in both:
        assert process.communicate(timeout=60)[1] == ""
        assert process.returncode == 0
    assert site.query(READ) == [(600,)]
    assert site.query(MENTIONS) == [(1200,)]


def test_a_bar_shows_on_a_terminal(site: Site, tmp_path: Path) -> None:
    import_rows(site, tmp_path, 3)
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, 80))
    subprocess.run(  # noqa: S603
        [sys.executable, str(ROOT / "manage.py"), "extract"],
        env=site.environment,
        stdout=subprocess.DEVNULL,
        stderr=slave,
        check=True,
    )
    os.close(slave)
    assert b"3/3" in os.read(master, 10_000)
    os.close(master)
