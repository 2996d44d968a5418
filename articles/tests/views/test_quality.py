import re

import pytest
from django.urls import reverse

from articles.models import Article

pytestmark = pytest.mark.django_db

ADDRESS = "/quality/"


def add_reviewed(make_article, make_mention, count: int, *, status: str = "accepted") -> None:
    """Articles of an outlet each, with one decided place."""
    for number in range(Article.objects.count(), Article.objects.count() + count):
        article = make_article(
            body=f"وصل إلى حلب {number}",
            content_hash=str(number),
            source=f"وكالة {number % 7}",
            status="reviewed",
        )
        make_mention(article, "حلب", status=status)


def cells(page: str) -> list[list[str]]:
    """The texts of the table cells, row by row."""
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    texts = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub("<.*?>", " ", cell).split()) for cell in row] for row in texts]


def test_without_reviewed_articles_it_says_so(client, make_article):
    make_article()
    page = client.get(ADDRESS).content.decode()
    assert "لم يُراجَع أي مقال بعد" in page
    assert "<table" not in page


def test_few_decisions_are_told_and_no_share(client, make_article, make_mention):
    add_reviewed(make_article, make_mention, 19)
    rows = cells(client.get(ADDRESS).content.decode())
    assert rows[1][:4] == ["الأماكن", "قليل جدًا من 19", "قليل جدًا من 19", "19"]


def test_enough_decisions_give_shares_with_their_bounds(client, make_article, make_mention):
    add_reviewed(make_article, make_mention, 15)
    add_reviewed(make_article, make_mention, 5, status="rejected")
    rows = cells(client.get(ADDRESS).content.decode())
    assert rows[1] == [
        "الأماكن",
        "0.75 [0.53–0.89] من 20",
        "قليل جدًا من 15",
        *["15", "5", "0", "0", "0"],
    ]


def test_outlets_and_months_have_their_rows(client, make_article, make_mention):
    add_reviewed(make_article, make_mention, 8)
    Article.objects.filter(source__name="وكالة 0").update(source=None)
    rows = cells(client.get(ADDRESS).content.decode())
    assert ["وكالة 1", "1"] in [row[:2] for row in rows]
    assert ["بلا مصدر", "2"] in [row[:2] for row in rows]
    assert ["كانون الأول/ديسمبر 2016", "8"] in [row[:2] for row in rows]


def test_queries_do_not_grow(client, make_article, make_mention, django_assert_num_queries):
    add_reviewed(make_article, make_mention, 3)
    with django_assert_num_queries(2):
        client.get(ADDRESS)
    add_reviewed(make_article, make_mention, 15)
    with django_assert_num_queries(2):
        client.get(ADDRESS)


def test_it_is_linked_from_every_page_and_answers_to_get_alone(client, make_article):
    assert f'href="{reverse("quality")}"' in client.get("/help/search/").content.decode()
    assert client.post(ADDRESS).status_code == 405


def test_a_closed_site_shows_it_to_nobody(client, settings):
    settings.PUBLIC_READ = False
    assert client.get(ADDRESS).status_code == 302
