"""The index follows the database, whatever dies when."""

import json
import time

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from articles.models import Article, IndexChange
from articles.search import outbox
from articles.search.engine import Store, WriterBusyError, schema
from articles.search.outbox import drain, open_store, rebuild, record_change
from articles.search.upkeep import update_index
from articles.tests.search.conftest import ask

KILLED = """
import sys, django
django.setup()
from articles.tests.search.killed_drain import main
main(sys.argv[1])
"""


def test_articles_added_changed_and_deleted_reach_the_index(make_article, indexed, find) -> None:
    article = make_article(external_id="a", title="خبر", body="سقطت حلب")
    make_article(external_id="b", title="خبر", body="سقطت دمشق")
    assert indexed() >= 2
    assert (find("حلب"), find("دمشق")) == (["a"], ["b"])
    article.title = "زيارة"
    article.save()
    record_change([article.pk])
    indexed()
    assert (find("زيارة"), find("title:خبر")) == (["a"], ["b"])
    pk = article.pk
    article.delete()
    record_change([pk])
    indexed()
    assert (find("حلب"), find()) == ([], ["b"])


def test_mentions_reach_the_index(make_article, make_mention, make_faction, indexed, find) -> None:
    faction = make_faction("داعش")
    article = make_article(external_id="a", body="خرج عناصر التنظيم")
    indexed()
    assert find(faction=(faction.pk,)) == []
    mention = make_mention(article, "التنظيم", entity=faction)
    indexed()
    assert find(faction=(faction.pk,)) == ["a"]
    mention.status = "rejected"
    mention.save()
    record_change([article.pk])
    indexed()
    assert find(faction=(faction.pk,)) == []


def test_reading_an_article_again_changes_nothing(make_article, indexed, find) -> None:
    article = make_article(external_id="a", body="سقطت حلب")
    indexed()
    for _ in range(3):
        record_change([article.pk, article.pk, 999_999])
        indexed()
    assert find("حلب") == ["a"]
    assert open_store().reader().size == 1
    assert indexed() == 0


def test_rows_are_gone_once_the_index_holds_them(make_article) -> None:
    make_article()
    assert IndexChange.objects.count() == 1
    drain()
    assert not IndexChange.objects.exists()


def test_a_missing_index_is_built_from_all_articles(make_article, indexed, find, settings) -> None:
    make_article(external_id="a", body="سقطت حلب", published="2016")
    indexed()
    settings.INDEX_DIR = settings.INDEX_DIR / "elsewhere" / "index"
    open_store.cache_clear()
    assert not ask(q="حلب").is_ready
    make_article(external_id="b", body="عادت حلب", published="2017")
    indexed()
    assert sorted(find("حلب")) == ["a", "b"]


def test_an_index_of_another_version_is_built_anew(
    make_article, indexed, find, monkeypatch
) -> None:
    make_article(external_id="a", body="سقطت حلب")
    indexed()
    monkeypatch.setattr(schema, "SCHEMA_VERSION", schema.SCHEMA_VERSION + 1)
    results = ask(q="حلب")
    assert (results.is_ready, results.total, results.hits) == (False, 0, ())
    assert rebuild() == 1
    assert find("حلب") == ["a"]


def test_a_rebuild_holds_every_article_once(make_article, find, monkeypatch) -> None:
    monkeypatch.setattr(outbox, "_BATCH", 2)
    for number in range(5):
        make_article(external_id=str(number), body=f"سقطت حلب {number}", published="2016")
    assert rebuild() == 5
    drain()
    assert sorted(find("حلب")) == ["0", "1", "2", "3", "4"]
    assert open_store().reader().size == 5


def test_batches_and_commits_leave_nothing_out(make_article, find, monkeypatch) -> None:
    rebuild()
    monkeypatch.setattr(outbox, "_BATCH", 2)
    monkeypatch.setattr(outbox, "_COMMIT_EVERY", 4)
    for number in range(9):
        make_article(external_id=str(number), body=f"سقطت حلب {number}", published="2016")
    assert drain() == 9
    assert len(find("حلب")) == 9


def test_rows_of_a_busy_index_wait_for_whoever_holds_it(
    make_article, find, index_dir, monkeypatch
) -> None:
    rebuild()
    make_article(external_id="a", body="سقطت حلب")
    with Store(index_dir).writing():
        with pytest.raises(WriterBusyError):
            drain()
        assert IndexChange.objects.count() == 1
    assert drain() == 1
    assert find("حلب") == ["a"]


def test_a_change_that_finds_the_index_busy_is_done_by_its_holder(
    make_article, find, monkeypatch
) -> None:
    """The lost wake-up: the holder has read the last row when another one is written."""
    rebuild()
    make_article(external_id="a", body="سقطت حلب")
    settle = outbox._settle
    late: list[str] = []

    def change_meanwhile(writer, pending):
        if not late:
            late.append(make_article(external_id="b", body="عادت حلب").external_id)
            with pytest.raises(WriterBusyError):
                drain()
        return settle(writer, pending)

    monkeypatch.setattr(outbox, "_settle", change_meanwhile)
    assert drain() == 2
    assert sorted(find("حلب")) == ["a", "b"]
    assert not IndexChange.objects.exists()


def test_a_failure_in_the_middle_loses_nothing(make_article, find, monkeypatch) -> None:
    rebuild()
    make_article(external_id="a", body="سقطت حلب")

    def fail(articles, pool):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(outbox, "begin_documents", fail)
        with pytest.raises(RuntimeError):
            drain()
    assert drain() == 1
    assert find("حلب") == ["a"]


@pytest.mark.django_db(transaction=True)
def test_an_editor_does_not_wait_for_what_an_import_adds_meanwhile(
    make_article, find, monkeypatch
) -> None:
    rebuild()
    begin = outbox.begin_documents

    def begin_and_import(articles, pool):
        number = Article.objects.count()
        make_article(external_id=str(number), title="خبر", body=f"عادت حمص {number}")
        return begin(articles, pool)

    with monkeypatch.context() as patch:
        patch.setattr(outbox, "begin_documents", begin_and_import)
        patch.setattr(outbox, "_BATCH", 1)
        started = time.monotonic()
        with transaction.atomic():
            make_article(external_id="a", body="سقطت حلب")
        assert time.monotonic() - started < 5
    assert find("حلب") == ["a"]
    assert IndexChange.objects.exists()
    assert DBTaskResult.objects.ready().count() == 1
    update_index.call()
    assert not IndexChange.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_commit_drains_and_a_rollback_leaves_no_trace(make_article, find) -> None:
    with transaction.atomic():
        make_article(external_id="a", body="سقطت حلب")
        assert not ask(q="حلب").is_ready
    assert find("حلب") == ["a"]
    with transaction.atomic():
        make_article(external_id="b", body="عادت حلب")
        transaction.set_rollback(True)
    assert find("حلب") == ["a"]
    assert not IndexChange.objects.exists()
    assert Article.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_commit_while_another_writes_does_not_fail(make_article, find, index_dir) -> None:
    rebuild()
    with Store(index_dir).writing():
        make_article(external_id="a", body="سقطت حلب")
        assert find("حلب") == []
    drain()
    assert find("حلب") == ["a"]


def test_a_killed_drain_is_done_by_the_next_one(site) -> None:
    """Processes of their own: killed before the commit of a batch, then right after it."""
    for stage in ("before-commit", "after-commit"):
        with site.start_python("-c", KILLED, stage) as process:
            assert process.stdout.readline() == "in the middle\n"
            process.kill()
    with site.start_python("-c", KILLED, "whole") as process:
        report = json.loads(process.communicate()[0])
    assert report["killed"] == {"articles": 60, "readable": 30, "rows": 40}
    assert report["drained"] == 40
    assert report["readable"] == report["found"] == 60
    assert report["rows"] == 0
