"""Words of a title and of an author's name, in any form, as spelled, and by their beginnings."""

import pytest

from articles.search.outbox import drain
from articles.search.request import SearchRequest
from articles.search.results import search


@pytest.fixture
def headlines(make_article):
    for title, author in (
        ("الحلول السياسية", "مكرم عبيد"),
        ("حلب تنتظر", "سلمى"),
        ("تنتظر وبحلب هدوء", "سلمى"),
        ("بعيدا", "مكي"),
    ):
        make_article(title=title, body=f"في نص «{title}» حلب وحلول.", author=author)
    drain()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("title:حلب", {"حلب تنتظر", "تنتظر وبحلب هدوء"}),
        ("title:=حلب", {"حلب تنتظر"}),
        ("title:(حل*)", {"حلب تنتظر", "الحلول السياسية"}),
        ("title:(=حلب OR حلو*)", {"حلب تنتظر", "الحلول السياسية"}),
        ('title:"هدوء تنتظر"~3', {"تنتظر وبحلب هدوء"}),
        ('title:="حلب تنتظر"', {"حلب تنتظر"}),
        ('title:="بحلب هدوء"', set()),
        ("author:مك*", {"الحلول السياسية", "بعيدا"}),
        ("author:مكرم", {"الحلول السياسية"}),
    ],
)
def test_words_of_a_field_keep_their_marks(headlines, text: str, titles: set[str]) -> None:
    results = search(SearchRequest(q=text))
    assert {hit.article.title for hit in results.hits} == titles
    assert results.problems == ()
