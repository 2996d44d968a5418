"""What a date is understood as, while an editor types it."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(make_article, editor_client):
    article = make_article(published="2016-12-15")

    def get(**said):
        return editor_client.get(reverse("dates", args=[article.pk]), said)

    return get


@pytest.mark.parametrize(
    ("value", "text", "first", "last"),
    [
        ("2016-12-13", "13 كانون الأول/ديسمبر 2016", "2016-12-13", "2016-12-13"),
        (" 2016-12 ", "كانون الأول/ديسمبر 2016", "2016-12-01", "2016-12-31"),
        ("2016/2017", "2016 – 2017", "2016-01-01", "2017-12-31"),
    ],
)
def test_says_what_a_value_means(ask, value, text, first, last):
    assert ask(value=value).json() == {
        "value": value.strip(),
        "text": text,
        "first": first,
        "last": last,
    }


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("يوم الثلاثاء", "2016-12-13"),
        ("أمس", "2016-12-14"),
        ("عام 2014", "2014"),
        ("حلب", ""),
        ("", ""),
    ],
)
def test_reads_words_as_extraction_does(ask, words, value):
    said = ask(text=words).json()
    assert said["value"] == value
    assert bool(said["text"]) == bool(said["first"]) == bool(value)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({}, "value"),
        ({"value": "قريبا"}, "value"),
        ({"value": "2016-13"}, "value"),
        ({"text": "x" * 501}, "text"),
    ],
)
def test_refuses_by_field(ask, said, field):
    response = ask(**said)
    assert response.status_code == 400
    assert response.json()["errors"][field]
