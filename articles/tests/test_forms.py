"""Two editors with the same form open: neither takes back what the other has done."""

from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.urls import reverse

from articles.models import Article, Entity, Source


class _Fields(HTMLParser):
    """Collects what a browser would send of a page's forms that nobody has touched."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        is_box = given.get("type") == "checkbox"
        if tag in ("select", "textarea"):
            self._open = name
            self.sent[name] = ""
        elif tag == "option" and "selected" in given:
            self.sent[self._open] = value
        elif tag == "input" and name and (not is_box or "checked" in given):
            self.sent[name] = "on" if is_box else value


def filled_in(response: HttpResponse) -> dict[str, str]:
    fields = _Fields()
    fields.feed(response.content.decode())
    buttons = ("_save", "_continue", "_addanother", "q")
    return {name: value for name, value in fields.sent.items() if name not in buttons}


def problems_of(response: HttpResponse, field: str) -> list[str]:
    page = response.context.get("adminform")
    return (page.form if page else response.context["form"]).errors[field]


@pytest.fixture(params=["site", "admin"])
def address(request, make_article) -> str:
    """Where an article's data are changed."""
    article = make_article(source="سانا", author="مراسل", published="2016-12-13")
    if request.param == "site":
        return f"/articles/{article.pk}/metadata/"
    return reverse("admin:articles_article_change", args=[article.pk])


def test_what_a_colleague_changed_meanwhile_stays(editor_client, address):
    mine = filled_in(editor_client.get(address))
    other = Source.objects.create(name="الأهرام")
    Article.objects.update(source=other, published_estimated=True, title="عنوان الزميل")
    response = editor_client.post(address, mine | {"author": "كاتبة", "published": "2016-12-14"})
    assert response.status_code in (200, 302)
    article = Article.objects.get()
    assert (article.author, article.published) == ("كاتبة", "2016-12-14")
    assert (article.source, article.published_estimated, article.title) == (
        other,
        True,
        "عنوان الزميل",
    )


def test_of_two_values_the_second_editor_sees_both_and_decides(editor_client, address):
    mine = filled_in(editor_client.get(address)) | {"title": "عنواني"}
    Article.objects.update(title="عنوان الزميل", title_derived=True)
    refused = editor_client.post(address, mine)
    (problem,) = problems_of(refused, "title")
    assert "عنوان الزميل" in problem
    assert Article.objects.get().title == "عنوان الزميل"
    again = filled_in(refused)
    assert again["title"] == "عنواني"
    assert editor_client.post(address, again).status_code == 302
    assert Article.objects.get().title == "عنواني"
    assert not Article.objects.get().title_derived


def test_the_same_change_twice_is_no_conflict(editor_client, address):
    mine = filled_in(editor_client.get(address)) | {"title": "عنوان جديد"}
    Article.objects.update(title="عنوان جديد")
    assert editor_client.post(address, mine).status_code == 302


def test_a_field_is_emptied_and_a_box_unchecked(editor_client, address):
    Article.objects.update(published_estimated=True)
    mine = filled_in(editor_client.get(address)) | {"author": ""}
    del mine["published_estimated"]
    assert editor_client.post(address, mine).status_code == 302
    article = Article.objects.get()
    assert (article.author, article.published_estimated) == ("", False)


@pytest.mark.parametrize(
    ("field", "theirs", "mine", "told"),
    [
        ("name_en", "Aleppo City", "Halab", "Aleppo City"),
        ("latitude", 36.5, "36.25", "36.5"),
        ("type", "city", "town", "مدينة"),
    ],
)
def test_an_entity_has_both_editors_changes(editor_client, make_place, field, theirs, mine, told):
    entity = make_place("حلب", slug="aleppo", latitude=36.2, longitude=37.1)
    address = reverse("admin:articles_entity_change", args=[entity.pk])
    first = filled_in(editor_client.get(address))
    Entity.objects.filter(pk=entity.pk).update(**{field: theirs, "reference": "خريطة"})
    assert editor_client.post(address, first | {"pcode": "SY02"}).status_code == 302
    entity.refresh_from_db()
    assert (getattr(entity, field), entity.pcode, entity.reference) == (theirs, "SY02", "خريطة")
    refused = editor_client.post(address, first | {field: mine})
    assert told in problems_of(refused, field)[0]
    assert editor_client.post(address, filled_in(refused)).status_code == 302
    entity.refresh_from_db()
    assert str(getattr(entity, field)) == mine
