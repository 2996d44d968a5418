"""The worklist of names that no list has."""

import re

import pytest

from articles.models import Correction, Entity, Mention
from articles.services.enriching import reextract

ROWS = 15


@pytest.fixture
def archive(make_article, make_mention):
    """شخيتر three times in two articles, جند الريح once as a faction, and a decided one."""
    first = make_article(body="قرية شخيتر وبلدة شخيتر وجند الريح")
    second = make_article(body="في قرية شخيتر", title="ثانٍ")
    make_mention(first, "شخيتر")
    make_mention(first, "شخيتر", start=first.body.rindex("شخيتر"))
    make_mention(second, "شخيتر")
    make_mention(first, "جند الريح", kind="faction")
    make_mention(second, "قرية", status="rejected")
    return first, second


def post(client, **fields):
    return client.post("/review/names/", fields)


def test_the_most_frequent_come_first_with_examples(editor_client, archive):
    html = editor_client.get("/review/names/").content.decode()
    assert html.count('class="name-row"') == 2
    assert html.index("شخيتر") < html.index("جند الريح")
    assert "3 إشارات" in html
    assert "في مقالين" in html
    assert "قرية <mark>شخيتر</mark>" in html


def test_examples_begin_and_end_with_whole_words(editor_client, make_article, make_mention):
    far = " ".join(["البلدات"] * 12)
    make_mention(make_article(body=f"{far} شخيتر {far}"), "شخيتر")
    make_mention(make_article(body="في قرية شخيتر أمس", title="ثانٍ"), "شخيتر")
    html = editor_client.get("/review/names/").content.decode()
    shown = [html.split('<li dir="auto">')[n].split("</li>")[0] for n in (1, 2)]
    words = [re.sub(r"<[^>]+>|…", " ", each).split() for each in shown]
    assert set(words[0]) == {"البلدات", "شخيتر"}
    assert words[1] == ["في", "قرية", "شخيتر", "أمس"]


def test_the_chosen_kind_is_marked(editor_client, archive):
    html = editor_client.get("/review/names/?kind=faction").content.decode()
    assert html.count('aria-current="true"') == 1
    pages = re.findall(r'href="([^"]+)" aria-current="page"', html)
    assert "/factions/" not in pages
    assert "/review/" in pages


def test_one_kind_at_a_time(editor_client, archive):
    html = editor_client.get("/review/names/?kind=faction").content.decode()
    assert html.count('class="name-row"') == 1
    assert "place:شخيتر" not in html


def test_null_characters_in_a_name_are_passed_over(editor_client, archive):
    assert post(editor_client, action="dismiss", name="place:\0شخيتر\0").status_code == 302
    assert post(editor_client, action="dismiss", name="place:\0").status_code == 400


def test_linking_changes_every_mention(editor_client, archive, make_place, editor):
    place = make_place("الشخيتر", aliases=("Shukhaytir",))
    response = post(editor_client, action="link", entity="shukhaytir", name="place:شخيتر")
    assert response.status_code == 302
    linked = Mention.objects.filter(entity=place)
    assert [(m.status, m.author) for m in linked] == [("accepted", editor)] * 3
    assert Correction.objects.get().created_by == editor


def test_a_new_entry_can_be_made_of_each(editor_client, archive):
    post(editor_client, action="add", name=["place:شخيتر", "faction:جند الريح"])
    assert set(Entity.objects.values_list("kind", "name_ar")) == {
        ("place", "شخيتر"),
        ("faction", "جند الريح"),
    }
    assert not Mention.objects.untouched().unlinked().exists()


def test_a_dismissed_name_does_not_come_back(editor_client, make_article, db):
    article = make_article(body="وصل الجيش إلى قرية شخيتر أمس.")
    reextract([article.pk])
    name = Mention.objects.untouched().unlinked().get()
    assert name.folded == "شخيتر"
    post(editor_client, action="dismiss", name="place:شخيتر")
    later = make_article(body="غادر الجيش قرية شخيتر.", title="لاحق")
    reextract([article.pk, later.pk])
    assert not Mention.objects.standing().filter(folded="شخيتر").exists()


def test_asks_which_one_where_several_are_meant(editor_client, archive, make_place):
    one = make_place("الشخيتر", slug="one", aliases=("شخيتر الكبرى",))
    other = make_place("الشخيتر", slug="other")
    response = post(editor_client, action="link", entity="الشخيتر", name="place:شخيتر")
    html = response.content.decode()
    assert response.status_code == 400
    assert f'value="{one.pk}"' in html
    assert 'value="place:شخيتر" checked' in html
    post(editor_client, action="link", chosen_entity=other.pk, name="place:شخيتر")
    assert Mention.objects.filter(entity=other).count() == 3


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"action": "dismiss"}, "اختر اسمًا أولًا"),
        ({"action": "dismiss", "name": "date:شخيتر"}, "اختر اسمًا أولًا"),
        ({"action": "explode", "name": "place:شخيتر"}, "لم يُفهم"),
        ({"action": "link", "name": "place:شخيتر", "entity": "لا أحد"}, "لا كيان"),
        (
            {"action": "link", "entity": "x", "name": ["place:شخيتر", "faction:جند الريح"]},
            "نوع واحد",
        ),
    ],
)
def test_says_what_is_wrong_and_changes_nothing(editor_client, archive, fields, problem):
    response = post(editor_client, **fields)
    assert response.status_code == 400
    assert problem in response.content.decode()
    assert not Correction.objects.exists()


def test_an_entity_of_another_kind_is_refused(editor_client, archive, make_faction):
    faction = make_faction("جند الريح")
    response = post(editor_client, action="link", chosen_entity=faction.pk, name="place:شخيتر")
    assert response.status_code == 400
    assert not Correction.objects.exists()


def test_the_list_takes_no_more_queries_for_more_names(
    editor_client, make_article, make_mention, django_assert_max_num_queries
):
    for number in range(ROWS):
        article = make_article(body=f"قرية شخيتر{number}", title=str(number))
        make_mention(article, f"شخيتر{number}")
    with django_assert_max_num_queries(12):
        html = editor_client.get("/review/names/").content
    assert html.count(b'class="name-row"') == ROWS
