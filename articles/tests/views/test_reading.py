"""The page of an article."""

import re

import pytest

from articles.tests.conftest import BODY
from articles.views.reading import DECISIONS_PER_PART

ROWS = 15


@pytest.fixture
def article(make_article, make_place, make_faction, make_mention):
    article = make_article(source="سانا", author="مريم", published_estimated=True)
    make_mention(article, "حلب", entity=make_place("حلب"), rule="gazetteer", status="accepted")
    make_mention(article, "الجيش السوري", entity=make_faction("الجيش السوري"))
    make_mention(article, "يوم الثلاثاء", kind="date", value="2016-12-13")
    return article


def page(client, article) -> str:
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_shows_who_wrote_it_where_and_when(client, article):
    html = page(client, article)
    assert "الجيش يدخل حلب" in html.split("</title>")[0]
    assert "سانا" in html
    assert "مريم" in html
    assert '<time datetime="2016-12-13">' in html
    assert "تاريخ تقديري" in html
    assert "badge-new" in html


def test_the_text_is_one_element_with_the_very_letters(client, article):
    text = re.search(r'<div id="article-text"[^>]*>(.*?)</div>', page(client, article), re.DOTALL)
    assert re.sub(r"<[^>]+>", "", text[1]) == BODY


def test_lists_places_factions_and_dates(client, article):
    html = page(client, article)
    assert 'class="mention mention-place status-accepted"' in html
    assert 'class="mention mention-faction status-suggested"' in html
    assert 'class="mention mention-date status-suggested"' in html
    assert "after=2016-12-13&amp;before=2016-12-13&amp;date_of=mentioned" in html


def test_a_date_that_nothing_decides_is_called_unresolved(client, make_article, make_mention):
    article = make_article()
    make_mention(article, "يوم الثلاثاء", kind="date")
    html = page(client, article)
    assert re.search(r'href="/\?unresolved=1">\s*غير محسوم', html)
    assert re.search(r'class="mention mention-date[^"]*" title="[^"]*غير محسوم', html)


def test_a_name_that_no_list_has_is_shown_without_a_link(client, make_article, make_mention):
    article = make_article()
    make_mention(article, "قرية قريبة")
    html = page(client, article)
    assert '<mark class="mention mention-place' in html
    assert "ليس في القوائم" in html


def test_a_rejected_mention_is_not_marked(client, make_article, make_mention):
    article = make_article()
    make_mention(article, "حلب", status="rejected")
    assert 'class="mention' not in page(client, article)


def test_overlapping_mentions_are_both_there(client, make_article, make_place, make_mention):
    article = make_article()
    make_mention(article, "مدينة حلب", entity=make_place("مدينة حلب"))
    make_mention(article, "حلب", entity=make_place("حلب"))
    html = page(client, article)
    assert html.count('class="mention') == 2
    assert "within-place" in html


def test_a_script_in_the_text_is_text(client, make_article):
    html = page(client, make_article(body="<script>alert(1)</script>", title="<b>عنوان"))
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html
    assert "<b>عنوان" not in html


def test_only_an_address_of_the_web_is_a_link(client, make_article):
    assert 'href="https://example.org/1"' in page(client, make_article(url="https://example.org/1"))
    html = page(client, make_article(url="javascript:alert(1)", body="آخر"))
    assert "javascript:" not in html


def test_readers_see_no_tools_and_editors_do(client, editor_client, article):
    assert 'id="annotation' not in page(client, article)
    assert "annotation/page.js" not in page(client, article)
    assert "annotation/page.js" in page(editor_client, article)


def test_an_editor_gets_the_list_of_mentions_in_parts(editor_client, make_article, make_mention):
    many = DECISIONS_PER_PART + 1
    article = make_article(body="حلب " * many)
    for number in range(many):
        make_mention(article, "حلب", start=number * 4)
    address = article.get_absolute_url()
    first = editor_client.get(address).content.decode()
    second = editor_client.get(f"{address}?part=2").content.decode()
    assert (first.count('<li id="mention-'), second.count('<li id="mention-')) == (many - 1, 1)
    assert 'href="?part=2#annotation"' in first
    assert first.count("data-mentions=") == second.count("data-mentions=") == many + 1


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 40])
def test_an_unknown_article_is_not_found(client, db, pk):
    response = client.get(f"/articles/{pk}/")
    assert response.status_code == 404
    assert "لا توجد صفحة كهذه" in response.content.decode()


def test_queries_do_not_grow_with_rows(
    client, make_article, make_place, make_mention, django_assert_max_num_queries
):
    article = make_article(body="حلب " * ROWS)
    for number in range(ROWS):
        make_mention(article, "حلب", start=number * 4, entity=make_place(f"حلب {number}"))
    with django_assert_max_num_queries(4):
        assert page(client, article).count('class="mention') == ROWS


@pytest.mark.parametrize("others", [1, 7])
def test_related_articles_cost_as_much_however_many(
    others, client, make_article, make_place, make_mention, indexed, django_assert_num_queries
):
    aleppo = make_place("حلب")
    for number in range(others + 1):
        own = " ".join(
            word + "بتجدرسصط"[number] * 2 for word in ("قمح", "طحن", "خبز", "فرن", "وقد")
        )
        article = make_article(title=f"خبر {number}", body=f"{BODY} {own}", source="سانا")
        make_mention(article, "حلب", entity=aleppo)
    copy = make_article(title=f"خبر {others}", body="قرية قريبة غادروا مدينة", source="رويترز")
    indexed()
    with django_assert_num_queries(4):
        html = page(client, article)
    assert html.count('class="related-words"') == min(others, 5)
    assert f'<a href="{copy.get_absolute_url()}">' in html.split("copies-title")[-1]


def test_a_closed_site_asks_for_the_login(client, article, settings):
    settings.PUBLIC_READ = False
    assert client.get(article.get_absolute_url()).status_code == 302
