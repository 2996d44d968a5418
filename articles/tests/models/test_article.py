"""Articles: their dates, their identity, their selections."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from articles.models import Article, Source
from articles.models.article import day_range, hash_content

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2016-12-13", date(2016, 12, 13), date(2016, 12, 13)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-10/2016-12~", date(2016, 10, 1), date(2016, 12, 31)),
        ("", None, None),
        ("soon", None, None),
    ],
)
def test_the_days_of_a_date(edtf, first, last, make_article):
    assert day_range(edtf) == (first, last)
    article = make_article(published=edtf)
    assert (article.published_first, article.published_last) == (first, last)
    article.published = "1999"
    article.save()
    assert article.published_first == date(1999, 1, 1)


@pytest.mark.parametrize("value", ["soon", "13/12/2016", "2016-13", "2016/..", "٢٠١٦"])
def test_what_is_no_date_is_refused(make_article, value):
    article = make_article()
    article.published = value
    with pytest.raises(ValidationError, match=value) as error:
        article.full_clean()
    assert list(error.value.message_dict) == ["published"]


@pytest.mark.parametrize(
    ("text", "other", "same"),
    [
        ("حلب", " حلب\n", True),
        ("حلب", "حلبَ", False),
        ("حلب", "حـلب", False),
        ("a\nb", "a b", False),
    ],
)
def test_identity_is_the_text_but_for_blanks_at_its_ends(text, other, same):
    assert (hash_content(text) == hash_content(other)) is same
    assert len(hash_content("\ud800")) == 64


def test_a_text_is_stored_once(make_article):
    make_article()
    with pytest.raises(IntegrityError):
        make_article()


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ({"source": "سانا", "external_id": "1"}, {"source": "سانا", "external_id": "1"}, True),
        ({"source": "سانا", "external_id": "1"}, {"source": "أخرى", "external_id": "1"}, False),
        ({"external_id": "1"}, {"external_id": "1"}, True),
        ({"source": "سانا", "external_id": "1"}, {"external_id": "1"}, False),
        ({"source": "سانا"}, {"source": "سانا"}, False),
        ({}, {}, False),
    ],
)
def test_an_identifier_is_used_once_per_source(make_article, first, second, clash):
    make_article(content_hash="1", **first)
    if clash:
        with pytest.raises(IntegrityError):
            make_article(content_hash="2", **second)
    else:
        make_article(content_hash="2", **second)


def test_newest_first(make_article):
    for number, published in enumerate(("2015", "", "2016-12", "2016-12-13")):
        make_article(content_hash=str(number), published=published)
    dated = Article.objects.exclude(published="")
    assert [article.published for article in dated] == ["2016-12-13", "2016-12", "2015"]


def test_outdated(make_article):
    old = make_article(content_hash="1", extracted_with="1.a")
    make_article(content_hash="2", extracted_with="1.b")
    assert list(Article.objects.outdated("1.b")) == [old]


def test_history_keeps_who_changed_what_but_not_the_text(make_article):
    article = make_article()
    article.title = "آخر"
    article.save()
    assert [row.title for row in article.history.all()] == ["آخر", "الجيش يدخل حلب"]
    assert not hasattr(article.history.first(), "body")


def test_a_source_with_articles_cannot_be_deleted(make_article):
    make_article(source="سانا")
    with pytest.raises(IntegrityError):
        Source.objects.get().delete()


def test_words_and_addresses(make_article):
    article = make_article(source="سانا")
    assert (str(article), str(article.source)) == ("الجيش يدخل حلب", "سانا")
    assert article.get_absolute_url() == f"/articles/{article.pk}/"
