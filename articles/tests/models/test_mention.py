"""Mentions: spans with what they denote."""

from datetime import date

import pytest
from django.db import IntegrityError

from articles.models import IndexChange, Mention

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [("2016-12", date(2016, 12, 1), date(2016, 12, 31)), ("", None, None)],
)
def test_the_days_follow_the_date(make_article, make_mention, value, first, last):
    mention = make_mention(make_article(), "يوم الثلاثاء", kind="date", value="1999")
    mention.value = value
    mention.save()
    mention.refresh_from_db()
    assert (mention.first_day, mention.last_day) == (first, last)


def test_a_span_has_one_mention_of_a_kind(make_article, make_mention):
    article = make_article()
    make_mention(article, "حلب", kind="place")
    make_mention(article, "حلب", kind="faction")
    with pytest.raises(IntegrityError):
        make_mention(article, "حلب", kind="place")


@pytest.mark.parametrize("end", [4, 5])
def test_a_span_is_not_empty(make_article, end):
    with pytest.raises(IntegrityError):
        Mention.objects.create(article=make_article(), kind="place", start=5, end=end, surface="")


def test_selections(make_article, make_mention):
    article = make_article()
    untouched = make_mention(article, "حلب")
    accepted = make_mention(article, "داعش", status="accepted")
    make_mention(article, "قرية", status="rejected")
    made = make_mention(article, "مدينة", origin="person")
    assert set(Mention.objects.standing()) == {untouched, accepted, made}


def test_history_has_every_version(make_article, make_mention):
    mention = make_mention(make_article(), "حلب")
    mention.status = "accepted"
    mention.save()
    assert [row.status for row in mention.history.all()] == ["accepted", "suggested"]


def test_words(make_article, make_mention):
    assert str(make_mention(make_article(), "حلب")) == "حلب"
    assert str(IndexChange(pk=3, article_id=7)) == "3: 7"
