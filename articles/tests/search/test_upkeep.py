from django_tasks_db.models import DBTaskResult

from articles.models import IndexChange
from articles.search.outbox import rebuild
from articles.search.upkeep import update_index
from articles.tests.search.conftest import ask


def test_a_search_without_an_index_asks_once_for_one(make_article, find) -> None:
    make_article(external_id="a", body="سقطت حلب")
    assert not ask(q="حلب").is_ready
    assert not ask(q="حلب").is_ready
    assert DBTaskResult.objects.count() == 1
    update_index.call()
    assert find("حلب") == ["a"]
    assert not IndexChange.objects.exists()


def test_changes_left_behind_are_asked_for_while_the_old_state_is_read(make_article, find) -> None:
    rebuild()
    make_article(external_id="a", body="سقطت حلب")
    assert ask(q="حلب").is_ready
    assert DBTaskResult.objects.count() == 1
    update_index.call()
    assert find("حلب") == ["a"]


def test_an_index_that_is_true_asks_for_nothing(make_article, indexed, find) -> None:
    make_article(external_id="a", body="سقطت حلب")
    indexed()
    assert find("حلب") == ["a"]
    assert not DBTaskResult.objects.exists()
