"""Whatever happens to the index, afterwards it says what the database says."""

import json
import random
import shutil
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from articles.models import Article, IndexChange
from articles.search import analysis, outbox
from articles.search.checking import find_differences
from articles.search.engine import IndexNotReadyError, IndexUnwritableError
from articles.search.outbox import drain, open_store, rebuild, record_change
from articles.search.upkeep import update_index
from articles.tests.search.conftest import ask
from articles.tests.site import Site

_SCRIPT = ("-m", "articles.tests.search.faulty_index")


def _run(site: Site, *arguments: str) -> tuple[str, str]:
    with site.start_python(*_SCRIPT, *arguments) as process:
        out, log = process.communicate(timeout=60)
        assert process.returncode == 0, log
        return out, log


def _report(site: Site, *before: str) -> dict:
    return json.loads(_run(site, *before, "report")[0])


def test_two_processes_write_at_once(site) -> None:
    writers = [site.start_python(*_SCRIPT, f"write-{name}") for name in ("حلب", "حمص")]
    for process in writers:
        with process:
            log = process.communicate(timeout=60)[1]
            assert (process.returncode, log) == (0, "")
    assert _report(site) == {"drained": 0, "differences": [], "articles": 24}


def test_a_full_disk_costs_no_change_and_is_told_once(site, tmp_path) -> None:
    out, log = _run(site, "prepare", "full-disk")
    assert json.loads(out) == {"rows": 1, "readable": 3}
    assert log.count("ERROR") == 1
    assert f"cannot be written: {tmp_path / 'index'}" in log
    assert _report(site) == {"drained": 1, "differences": [], "articles": 4}


def test_killed_rebuilds_leave_the_index_and_no_litter(site, tmp_path) -> None:
    _run(site, "prepare")
    pauses = random.Random(7)  # noqa: S311
    for _ in range(2):
        with site.start_python(*_SCRIPT, "rebuild") as process:
            assert process.stdout.readline() == "rebuilding\n"
            time.sleep(pauses.uniform(0, 0.3))
            process.kill()
    assert _report(site)["differences"] == []
    assert _report(site, "write-حماه") == {"drained": 0, "differences": [], "articles": 15}
    assert len([path for path in (tmp_path / "index").iterdir() if path.is_dir()]) == 1


def _files(index_dir: Path, ending: str) -> list[Path]:
    return sorted(index_dir.glob(f"schema*/*.{ending}"))


def _cut(path: Path) -> None:
    _replace(path, path.read_bytes()[: path.stat().st_size // 2])


def _change(path: Path) -> None:
    content = path.read_bytes()
    _replace(path, bytes([content[0] ^ 0xFF]) + content[1:])


def _replace(path: Path, content: bytes) -> None:
    """Put another file in its place; the system kills who reads a mapped file that shrinks."""
    other = path.with_suffix(".other")
    other.write_bytes(content)
    other.replace(path)


@pytest.mark.parametrize("ending", ["idx", "term", "fast", "fieldnorm", "store"])
def test_a_file_cut_short_is_found_by_a_search_and_built_anew(
    make_article, find, index_dir, ending
) -> None:
    make_article(external_id="a", body="سقطت حلب")
    rebuild()
    drain()
    for path in _files(index_dir, ending):
        _cut(path)
    open_store.cache_clear()
    assert not ask(q="حلب").is_ready
    assert DBTaskResult.objects.count() == 1
    update_index.call()
    assert find("حلب") == ["a"]


@pytest.mark.parametrize("damage", [_cut, _change, Path.unlink])
def test_damaged_files_are_told_and_repaired(make_article, find, index_dir, capsys, damage) -> None:
    make_article(external_id="a", body="سقطت حلب")
    drain()
    call_command("check_index")
    damage(_files(index_dir, "idx")[0])
    with pytest.raises(CommandError, match="--repair builds the index anew"):
        call_command("check_index")
    call_command("check_index", "--repair")
    assert capsys.readouterr().out.endswith("1 articles indexed anew\n")
    call_command("check_index")
    assert find("حلب") == ["a"]


def test_a_changed_file_under_suspicion_is_built_anew_and_a_sound_one_kept(
    make_article, index_dir
) -> None:
    make_article()
    drain()
    before = _files(index_dir, "idx")
    open_store().suspect()
    update_index.call()
    assert _files(index_dir, "idx") == before
    _change(before[0])
    update_index.call()
    assert _files(index_dir, "idx") == before
    open_store().suspect()
    update_index.call()
    assert _files(index_dir, "idx") != before
    assert list(find_differences()) == []


def test_a_removed_directory_is_built_anew(make_article, find, index_dir) -> None:
    make_article(external_id="a", title="خبر", body="سقطت حلب")
    drain()
    assert find("حلب") == ["a"]
    shutil.rmtree(index_dir)
    assert not ask(q="حلب").is_ready
    make_article(external_id="b", title="خبر", body="عادت حمص")
    drain()
    assert (find("حلب"), find("حمص")) == (["a"], ["b"])


def test_a_directory_that_cannot_be_written_is_named(make_article, index_dir, caplog) -> None:
    index_dir.write_text("a file where a directory should be")
    make_article()
    with pytest.raises(IndexUnwritableError, match=str(index_dir)):
        drain()
    with pytest.raises(CommandError, match=str(index_dir)):
        call_command("reindex")
    update_index.call()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert IndexChange.objects.count() == 1
    index_dir.unlink()
    update_index.call()
    assert list(find_differences()) == []
    assert open_store().reader().size == 1


def test_differences_are_told_and_repaired(make_article, capsys) -> None:
    make_article(external_id="sound", body="سقطت حلب")
    stale = make_article(external_id="stale", body="سقطت حمص")
    surplus = make_article(external_id="surplus", body="سقطت حماه")
    drain()
    call_command("check_index")
    capsys.readouterr()
    Article.objects.filter(pk=stale.pk).update(author="مكرم")
    gone = surplus.pk
    surplus.delete()
    missing = make_article(external_id="missing", body="سقطت ادلب")
    # A change that is recorded is late, not wrong.
    assert [tuple(d) for d in find_differences()] == [(stale.pk, "stale"), (gone, "surplus")]
    IndexChange.objects.all().delete()
    with pytest.raises(CommandError, match="differ"):
        call_command("check_index")
    out = capsys.readouterr().out.split("\n")
    assert {f"stale: article {stale.pk}", f"missing: article {missing.pk}"} <= set(out)
    assert [line.split() for line in out[-4:-1]] == [
        ["missing", "1"],
        ["surplus", "1"],
        ["stale", "1"],
    ]
    call_command("check_index", "--repair")
    assert list(find_differences()) == []
    assert open_store().reader().size == 3


def test_mentions_count_for_what_is_stale(make_article, make_faction, make_mention) -> None:
    article = make_article(body="خرج عناصر التنظيم")
    drain()
    make_mention(article, "التنظيم", entity=make_faction("داعش"))
    IndexChange.objects.all().delete()
    assert [pk for pk, _ in find_differences()] == [article.pk]


def test_an_index_of_other_keys_is_built_anew(make_article, find, monkeypatch) -> None:
    make_article(external_id="a", body="سقطت المدارس")
    drain()
    assert find("مدرسة") == ["a"]
    with monkeypatch.context() as patch:
        patch.setattr(analysis, "find_listed", lambda word: word[::-1])
        _forget_keys()
        with pytest.raises(IndexNotReadyError):
            open_store().reader()
    _forget_keys()
    assert find("مدرسة") == ["a"]


def _forget_keys() -> None:
    analysis.analysis_version.cache_clear()
    analysis.find_lemma.cache_clear()


@pytest.mark.django_db(transaction=True)
def test_a_change_is_found_within_a_second(make_article, find) -> None:
    for number in range(50):
        make_article(external_id=str(number), title="خبر", body=f"سقطت حمص {number}")
    rebuild()
    drain()
    started = time.monotonic()
    with transaction.atomic():
        make_article(external_id="new", body="سقطت حلب")
    assert find("حلب") == ["new"]
    assert time.monotonic() - started < 1


@pytest.mark.django_db(transaction=True)
def test_many_changes_are_left_to_the_worker(make_article, find, monkeypatch) -> None:
    drain()
    rebuild()
    monkeypatch.setattr(outbox, "_MOST_AT_ONCE", 3)
    with transaction.atomic():
        for number in range(4):
            make_article(external_id=str(number), body=f"سقطت حلب {number}")
    assert IndexChange.objects.count() == 4
    assert DBTaskResult.objects.count() == 1
    update_index.call()
    assert len(find("حلب")) == 4
    with transaction.atomic():
        record_change([Article.objects.first().pk])
    assert not IndexChange.objects.exists()
