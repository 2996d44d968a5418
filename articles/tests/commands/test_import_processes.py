"""Imports as processes: two at once, killed half-way, on a terminal."""

import os
import pty
import signal
import subprocess
import sys
import termios

from articles.tests.site import Site, is_alive, wait_until, write_rows

ROWS = 600
COUNTS = (
    "SELECT (SELECT count(*) FROM articles_article), (SELECT count(*) FROM articles_mention),"
    " (SELECT count(DISTINCT content_hash) FROM articles_article)"
)


def test_two_imports_at_once_store_each_article_once(site: Site, tmp_path):
    forth = write_rows(tmp_path / "forth.jsonl", range(ROWS))
    back = write_rows(tmp_path / "back.jsonl", range(ROWS - 1, -1, -1))
    both = [site.start("import_articles", str(path)) for path in (forth, back)]
    new = 0
    for process in both:
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        new += int(out.split()[0])
    assert new == ROWS
    assert site.query(COUNTS) == [(ROWS, 2 * ROWS, ROWS)]


def test_an_import_that_was_killed_is_simply_run_again(site: Site, tmp_path):
    path = str(write_rows(tmp_path / "rows.jsonl", range(4 * ROWS)))
    process = site.start("import_articles", path)
    wait_until(lambda: site.query(COUNTS)[0][0] > 0)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    stored, mentions, _ = site.query(COUNTS)[0]
    assert 0 < stored < 4 * ROWS
    # Each batch is whole: no article is without its mentions.
    assert mentions == 2 * stored
    assert f"{stored} duplicate, 0 bad" in site.run("import_articles", path)
    assert site.query(COUNTS) == [(4 * ROWS, 8 * ROWS, 4 * ROWS)]
    wait_until(lambda: not is_alive(process.pid))


def test_a_bar_shows_only_on_a_terminal(site: Site, tmp_path):
    path = write_rows(tmp_path / "rows.jsonl", range(3))
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, 80))
    command = [sys.executable, "manage.py", "import_articles", str(path), "--no-extract"]
    subprocess.run(  # noqa: S603
        command, env=site.environment, stdout=subprocess.DEVNULL, stderr=slave, check=True
    )
    os.write(slave, b"end")
    os.close(slave)
    assert b"3 articles" in os.read(master, 10_000)
    os.close(master)
    piped = site.start("import_articles", str(path), "--no-extract")
    assert piped.communicate(timeout=30)[1] == ""
