"""The queue: its order, and that no two editors get the same article."""

import threading
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from articles.models import Article
from articles.services.doubting import refresh_doubt
from articles.services.queueing import (
    CLAIM_LASTS,
    claim_next,
    list_waiting,
    read_progress,
    release,
    renew_claim,
)
from articles.services.reviewing import set_status


@pytest.fixture
def articles(make_article) -> list[Article]:
    """Three articles with no, two and one open questions."""
    made = [make_article(body=f"حلب {number}") for number in range(3)]
    for article, doubt in zip(made, (0, 2, 1), strict=True):
        Article.objects.filter(pk=article.pk).update(doubt=doubt)
    return made


@pytest.fixture
def colleague(db) -> User:
    """Salma is an editor as well."""
    return User.objects.create_user("salma")


def test_the_most_doubtful_comes_first(articles, editor):
    calm, doubtful, less = articles
    assert list_waiting(user=editor) == [doubtful, less, calm]
    assert claim_next(user=editor) == doubtful
    doubtful.refresh_from_db()
    assert (doubtful.status, doubtful.claimed_by) == (Article.Status.IN_REVIEW, editor)


def test_what_was_begun_comes_before_what_is_new(articles, editor):
    first = claim_next(user=editor)
    assert claim_next(user=editor) == first


def test_two_editors_get_two_articles(articles, editor, colleague):
    assert claim_next(user=editor) != claim_next(user=colleague)
    assert len(list_waiting(user=editor)) == 2


def test_skipping_puts_back(articles, editor, colleague):
    calm, doubtful, less = articles
    assert claim_next(user=editor) == doubtful
    assert claim_next(user=editor, after=doubtful.pk) == less
    # Nobody has it in hand, but what is new comes first.
    assert claim_next(user=colleague) == calm
    assert claim_next(user=colleague, after=calm.pk) == doubtful


def test_a_claim_lapses_unless_it_is_renewed(articles, editor, colleague):
    article = claim_next(user=editor)
    long_ago = timezone.now() - CLAIM_LASTS - timedelta(minutes=1)
    Article.objects.filter(pk=article.pk).update(claimed_at=long_ago)
    assert article in list_waiting(user=colleague)
    renew_claim(user=editor, article_id=article.pk)
    assert article not in list_waiting(user=colleague)


def test_only_the_one_who_has_it_can_put_it_back(articles, editor, colleague):
    article = claim_next(user=editor)
    release(user=colleague, article_id=article.pk)
    assert article not in list_waiting(user=colleague)
    release(user=editor, article_id=article.pk)
    assert article in list_waiting(user=colleague)


def test_a_reviewed_article_leaves_the_queue(articles, editor):
    article = claim_next(user=editor)
    set_status(
        articles=Article.objects.filter(pk=article.pk),
        status=Article.Status.REVIEWED,
        user=editor,
    )
    article.refresh_from_db()
    assert article.claimed_by is None
    assert article not in list_waiting(user=editor)
    progress = read_progress(editor)
    assert (progress.new, progress.in_review, progress.reviewed, progress.mine) == (2, 0, 1, 0)
    assert progress.percent == 33


def test_an_empty_queue_gives_nothing(editor):
    assert claim_next(user=editor) is None
    assert read_progress(editor).percent == 0


def test_doubt_counts_what_is_open(make_article, make_place, make_mention, editor):
    article = make_article(body="حلب وشخيتر أمس والأحد 2016")
    make_mention(article, "حلب", entity=make_place("حلب"))
    make_mention(article, "شخيتر")
    make_mention(article, "أمس", kind="date")
    make_mention(article, "2016", kind="date", value="2016")
    make_mention(article, "الأحد", kind="date", status="rejected")
    refresh_doubt([article.pk])
    article.refresh_from_db()
    assert article.doubt == 2


@pytest.mark.django_db(transaction=True)
def test_editors_who_ask_at_once_get_different_articles(make_article):
    for number in range(6):
        make_article(body=f"حلب {number}")
    users = [User.objects.create_user(f"editor{number}") for number in range(6)]
    given: list[int] = []

    def ask(user: User) -> None:
        try:
            article = claim_next(user=user)
            given.append(article.pk if article else 0)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=(user,)) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(given)) == 6
    assert 0 not in given
