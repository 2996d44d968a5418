"""Latin spellings of Arabic names in a query, in an archive with a few names of its own."""

import pytest

from articles.tests.search.conftest import ask
from articles.tests.search.test_romanising import read_expansions


def test_the_most_mentioned_of_equals_is_meant(make_place, make_article, make_mention):
    make_place("حلاب", slug="hallab")
    mentioned = make_place("حلب")
    make_place("هلب")
    make_mention(make_article(), "حلب", entity=mentioned)
    assert read_expansions("Halab")[0].entities == (mentioned.pk,)


def test_a_spelling_finds_the_mentions(make_place, make_article, make_mention, indexed):
    make_mention(make_article(external_id="a"), "حلب", entity=make_place("حلب"))
    indexed()
    assert ask(q="Halab").total == 1
    assert ask(q="Halab", expand=False).total == 0


@pytest.mark.parametrize(
    ("query", "count"), [("قصف حلب", 1), ("Aleppo", 1), ("Halab", 2), ("Halab Idlib " * 200, 2)]
)
def test_only_unknown_latin_words_take_a_second_look(
    make_place, django_assert_num_queries, query, count
):
    make_place("حلب", name_en="Aleppo")
    with django_assert_num_queries(count):
        read_expansions(query)
