"""Corrections of an article's data, undone and redone."""

import pytest

from articles.models import Article, Edit
from articles.services.enriching import reextract
from articles.services.reviewing import save_article
from articles.services.undoing import ConflictError, redo_last, undo_last

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(make_article) -> Article:
    article = make_article(body="اجتمعوا أمس في حلب.", published="2016-12-13")
    reextract([article.pk])
    return article


def redate(article: Article, editor, published: str = "2015-05-02") -> None:
    changed = Article.objects.get(pk=article.pk)
    changed.published, changed.title = published, "عنوان آخر"
    save_article(article=changed, user=editor)


def state(article: Article) -> tuple[str, str, str]:
    article.refresh_from_db()
    return article.title, str(article.published_first), article.mentions.get(kind="date").value


BEFORE = ("الجيش يدخل حلب", "2016-12-13", "2016-12-12")
AFTER = ("عنوان آخر", "2015-05-02", "2015-05-01")


def test_a_date_is_moved_there_and_back(article, editor):
    assert state(article) == BEFORE
    redate(article, editor)
    assert state(article) == AFTER
    undo_last(article=article, user=editor)
    assert state(article) == BEFORE
    redo_last(article=article, user=editor)
    assert state(article) == AFTER
    assert article.history.first().history_user == editor


def test_what_a_colleague_changed_since_is_a_conflict(article, editor, researcher):
    redate(article, editor)
    redate(article, researcher, "2015-06-01")
    with pytest.raises(ConflictError):
        undo_last(article=article, user=editor)
    assert state(article)[1] == "2015-06-01"


def test_saving_the_same_is_no_step(article, editor):
    save_article(article=article, user=editor)
    assert not Edit.objects.exists()
