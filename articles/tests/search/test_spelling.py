"""Did you mean: what a search that found next to nothing is answered with."""

import pytest

from articles.search.request import SearchRequest
from articles.search.results import search
from articles.tests.search.conftest import ask

BODY = "سيطرت الحكومة السورية على إدلب ثم حلب. Syria and Aleppo"


@pytest.fixture
def archive(make_article, indexed):
    for number in range(4):
        make_article(body=f"{BODY} {number}", title="خبر", source="سانا" if number else "الأهرام")
    indexed()


def _suggested(q: str, **fields) -> list[tuple[str, str, int]]:
    return [(s.kind.value, s.text, s.count) for s in ask(q=q, **fields).suggestions]


@pytest.mark.parametrize(
    ("q", "kind", "meant"),
    [
        ("pgf", "layout", "حلب"),
        ("hgp;,lm hgs,vdm", "layout", "الحكومة السورية"),
        ("سغقهش", "layout", "syria"),
        ("شمثححخ", "layout", "aleppo"),
        ("الحكمومة", "spelling", "الحكومة"),
        ("وبالحكمومة", "spelling", "وبالحكومة"),
        ("الحكمومة السورية", "spelling", "الحكومة السورية"),
        ('"الحكمومة السورية"', "spelling", '"الحكومة السورية"'),
        ("سيطرت الحكمومة السورمية", "spelling", "سيطرت الحكومة السورية"),
        ("إذلب", "spelling", "إدلب"),
        ("الحكومةالسورية", "spelling", "الحكومة السورية"),
        ("ثمحلب الحكومة", "spelling", "ثم حلب الحكومة"),
        ("title:خبر الحكمومة", "spelling", "title:خبر الحكومة"),
    ],
)
def test_what_was_meant_is_offered_with_what_it_finds(archive, q, kind, meant):
    assert (kind, meant, 4) in _suggested(q)


@pytest.mark.parametrize(
    "q",
    ["", "حلب", "حلب OR قسطنطينية", "قسطنطينية", "=الحكمومة", "-حلب", "//", "ظظ", "2016", "qqq"],
)
def test_nothing_is_offered(archive, q):
    assert _suggested(q) == []


def test_what_is_offered_keeps_the_filters_and_starts_anew(archive):
    request = SearchRequest(q="الحكمومة", after="2016", page=3)
    (suggestion,) = search(request).suggestions
    assert SearchRequest.from_query(suggestion.query) == SearchRequest(q="الحكومة", after="2016")
    assert suggestion.count == 4
    assert _suggested("الحكمومة", after="2017") == []


def test_a_command_asks_for_none(archive):
    assert search(SearchRequest(q="الحكمومة"), facets=False).suggestions == ()


def test_a_search_that_finds_enough_costs_no_query_more(archive, django_assert_num_queries):
    with django_assert_num_queries(5):
        assert ask(q="حلب").total == 4


def test_a_pasted_text_is_left_alone(archive):
    assert _suggested("قسطنطينية " * 200 + "الحكمومة") == []
