"""The queue of articles, and the form of what is known about one."""

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article

ROWS = 15


@pytest.fixture
def articles(make_article) -> list[Article]:
    return [make_article(body=f"حلب {number}", title=f"خبر {number}") for number in range(3)]


PAGES = ["/review/", "/review/names/", "/review/editors/", "/articles/{pk}/metadata/"]
POSTED = ["/review/next/", "/review/names/", "/articles/{pk}/metadata/", "/articles/{pk}/double/"]


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_for_editors(client, researcher_client, editor_client, articles, address):
    address = address.format(pk=articles[0].pk)
    stranger = client.get(address)
    assert (stranger.status_code, stranger.url.split("?")[0]) == (302, "/login/")
    assert researcher_client.get(address).status_code == 403
    assert editor_client.get(address).status_code == 200


@pytest.mark.parametrize("address", POSTED)
def test_only_editors_change_anything(client, researcher_client, articles, address):
    address = address.format(pk=articles[0].pk)
    stranger = client.post(
        address, {"title": "x"}, headers={"referer": "https://testserver/review/"}
    )
    assert (stranger.status_code, stranger.url) == (302, "/login/?next=/review/")
    assert researcher_client.post(address, {"title": "x"}).status_code == 403
    articles[0].refresh_from_db()
    assert (articles[0].title, articles[0].status) == ("خبر 0", "new")


def test_a_form_from_elsewhere_is_refused(editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post("/review/next/").status_code == 403


def test_gives_the_next_article(editor_client, articles, editor):
    response = editor_client.post("/review/next/")
    articles[0].refresh_from_db()
    assert response.url == articles[0].get_absolute_url()
    assert (articles[0].claimed_by, articles[0].status) == (editor, "in_review")
    following = editor_client.post(f"/review/next/?after={articles[0].pk}")
    assert following.url == articles[1].get_absolute_url()


@pytest.mark.parametrize("after", ["", "x", "-1", "9" * 40])
def test_what_is_no_article_is_not_put_back(editor_client, make_article, editor, after):
    article = make_article(pk=1, claimed_by=editor, claimed_at=timezone.now())
    make_article(body="خبر آخر")
    following = editor_client.post(f"/review/next/?after={after}")
    assert following.url == article.get_absolute_url()


def test_shows_the_queue_with_its_progress(editor_client, articles):
    Article.objects.filter(pk=articles[0].pk).update(status="reviewed")
    html = editor_client.get("/review/").content.decode()
    assert html.count('class="queue-row"') == 2
    assert 'max="3"' in html
    assert "33%" in html
    assert "خبر 0" not in html


def test_says_when_nothing_waits(editor_client):
    response = editor_client.post("/review/next/", follow=True)
    assert "لا مقال ينتظر" in response.content.decode()


def test_the_queue_takes_no_more_queries_for_more_rows(
    editor_client, make_article, django_assert_max_num_queries
):
    for number in range(ROWS):
        make_article(body=f"حلب {number}", source=f"صحيفة {number}")
    with django_assert_max_num_queries(12):
        assert editor_client.get("/review/").content.count(b'class="queue-row"') == ROWS


def test_a_new_publication_date_reads_the_dates_anew(editor_client, make_article):
    article = make_article(body="دخل الجيش حلب أمس.", published="")
    response = editor_client.post(
        f"/articles/{article.pk}/metadata/",
        {"title": "الجيش يدخل حلب", "published": "2016-12-13", "published_estimated": "on"},
    )
    html = response.content.decode()
    assert "<bdi>أمس</bdi>" in html
    assert "12 كانون الأول/ديسمبر 2016" in html
    article.refresh_from_db()
    assert (article.published, article.published_estimated) == ("2016-12-13", True)
    assert article.mentions.get(kind="date").value == "2016-12-12"


def test_without_a_change_of_dates_the_article_follows(editor_client, articles):
    address = f"/articles/{articles[0].pk}/metadata/"
    response = editor_client.post(address, {"title": "عنوان", "published": "2016-12-13"})
    assert response.url == articles[0].get_absolute_url()
    articles[0].refresh_from_db()
    assert (articles[0].title, articles[0].history.first().history_user.username) == (
        "عنوان",
        "mariam",
    )


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"title": ""}, "title"),
        ({"title": "x", "published": "2016-13-40"}, "published"),
        ({"title": "x", "url": "javascript:alert(1)"}, "url"),
        ({"title": "x", "source": "999"}, "source"),
    ],
)
def test_names_the_field_that_is_wrong(editor_client, articles, fields, problem):
    response = editor_client.post(f"/articles/{articles[0].pk}/metadata/", fields)
    assert response.status_code == 400
    assert problem in response.context["form"].errors
    articles[0].refresh_from_db()
    assert articles[0].title == "خبر 0"
