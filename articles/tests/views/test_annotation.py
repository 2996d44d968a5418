"""The endpoints by which editors correct, for every role."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Alias, Article, Edit, Entity, Mention

BODY = "🔥 وصل 12 مقاتلا إلى وبحلب 😀 مساء الثلاثاء"
HALAB = BODY.index("حلب")

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return Article.objects.create(title="خبر", body=BODY, content_hash="0")


@pytest.fixture
def suggestion(article) -> Mention:
    return Mention.objects.create(
        article=article,
        kind="place",
        start=HALAB,
        end=HALAB + 3,
        surface="حلب",
        origin="machine",
        rule="gazetteer",
    )


@pytest.fixture
def aleppo() -> Entity:
    syria = Entity.objects.create(kind="place", slug="syria", name_ar="سوريا", name_en="Syria")
    entity = Entity.objects.create(
        kind="place", slug="aleppo", name_ar="حلب", name_en="Aleppo", type="city", parent=syria
    )
    for text in ("حلب", "Aleppo", "Halab", "حلب الشهباء"):
        Alias.objects.create(entity=entity, text=text)
    return entity


def tag(client: Client, article: Article, **changes: object):
    said = {"kind": "place", "start": HALAB, "end": HALAB + 3, "quote": "حلب"} | changes
    address = reverse("add_mention", args=[article.pk])
    return client.post(address, said, content_type="application/json")


def decide(client: Client, name: str, mention: Mention, **said: object):
    address = reverse(name, args=[mention.pk])
    return client.post(address, said, content_type="application/json")


def test_an_editor_tags_a_word(editor_client, article, aleppo):
    response = tag(editor_client, article, entity=aleppo.pk)
    assert response.status_code == 201
    mention = Mention.objects.get()
    assert response.json()["mention"]["id"] == mention.pk
    assert (mention.surface, mention.entity, mention.status) == ("حلب", aleppo, "accepted")
    assert mention.author.username == "mariam"


def test_the_quoted_words_must_be_there(editor_client, article):
    response = tag(editor_client, article, start=HALAB - 1, end=HALAB + 2)
    assert response.status_code == 409
    assert response.json()["errors"]["quote"]
    assert not Mention.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"start": -1}, "start"),
        ({"end": 10**30}, "quote"),
        ({"end": 10**30, "quote": BODY[HALAB:]}, "end"),
        ({"start": 10**30, "end": 10**31}, "start"),
        ({"start": "حلب"}, "start"),
        ({"start": True}, "start"),
        ({"start": 1.0}, "start"),
        ({"start": None}, "start"),
        ({"end": [1]}, "end"),
        ({"kind": "person"}, "kind"),
        ({"kind": ["place"]}, "kind"),
        ({"entity": 10**30}, "entity"),
        ({"entity": "x"}, "entity"),
        ({"entity": {"id": 1}}, "entity"),
        ({"kind": "date", "value": "قريبا"}, "value"),
        ({"kind": "date", "value": "\ud800"}, "value"),
        ({"kind": "date", "value": 2016}, "value"),
        ({"note": "\ud83d"}, "note"),
        ({"note": "a\0b"}, "note"),
        ({"new_entity": {"name_ar": "حلب\0", "type": "city"}}, "name_ar"),
        ({"new_entity": {"name_ar": "\ud83d", "type": "city"}}, "name_ar"),
        ({"value": "2016"}, "value"),
        ({"quote": 5}, "quote"),
    ],
)
def test_garbage_is_answered_by_field(editor_client, article, changes, field):
    response = tag(editor_client, article, **changes)
    assert response.status_code in (400, 409)
    assert response.json()["errors"][field]
    assert not Mention.objects.exists()


@pytest.mark.parametrize("body", [b"", b"[]", b"nonsense", b'"\xff', b"[" * 100_000, b"null"])
def test_what_is_no_json_is_refused(editor_client, article, body):
    address = reverse("add_mention", args=[article.pk])
    response = editor_client.post(address, body, content_type="application/json")
    assert response.status_code == 400
    assert response.json()["errors"]["__all__"]


@pytest.mark.parametrize("pk", [0, 999, 10**30])
def test_what_is_not_there_is_not_found(editor_client, article, pk):
    assert editor_client.post(f"/articles/{pk}/mentions/", {}).status_code == 404
    assert editor_client.post(f"/articles/{pk}/review/", {}).status_code == 404
    assert editor_client.post(f"/mentions/{pk}/accept/", {}).status_code == 404


def test_an_editor_corrects_a_mention(editor_client, suggestion, aleppo):
    said = {"mention": suggestion.pk, "version": 1, "entity": aleppo.pk}
    assert tag(editor_client, suggestion.article, **said).status_code == 200
    suggestion.refresh_from_db()
    assert (suggestion.entity, suggestion.status) == (aleppo, "accepted")


def test_a_stale_correction_is_a_conflict(editor_client, suggestion, aleppo):
    said = {"mention": suggestion.pk, "version": 4, "entity": aleppo.pk}
    response = tag(editor_client, suggestion.article, **said)
    assert response.status_code == 409
    assert response.json()["errors"]["__all__"]


def test_a_mention_of_another_article_is_not_found(editor_client, suggestion):
    other = Article.objects.create(title="آخر", body=BODY, content_hash="1")
    assert tag(editor_client, other, mention=suggestion.pk, version=1).status_code == 404


@pytest.mark.parametrize(
    ("name", "status"), [("accept_mention", "accepted"), ("reject_mention", "rejected")]
)
def test_an_editor_decides(editor_client, suggestion, name, status):
    response = decide(editor_client, name, suggestion, version=1)
    assert response.json()["mention"]["status"] == status
    suggestion.refresh_from_db()
    assert (suggestion.status, suggestion.version) == (status, 2)


def test_a_stale_decision_shows_both_versions(editor_client, suggestion, researcher):
    Mention.objects.update(status="rejected", version=2, author=researcher)
    response = decide(editor_client, "accept_mention", suggestion, version=1)
    assert response.status_code == 409
    said = response.json()
    assert said["errors"]["__all__"]
    assert (said["current"]["status"], said["current"]["version"]) == ("rejected", 2)
    assert (said["current"]["author"], said["yours"]) == ("karim", {"version": 1})


def test_a_mention_that_is_gone_meanwhile_is_a_conflict(editor_client, suggestion, monkeypatch):
    from articles.services import annotating

    def vanish(**said):
        Mention.objects.all().delete()
        return annotating.write_note(**said)

    monkeypatch.setattr(
        "articles.views.annotation.annotating", type("", (), {"write_note": vanish})
    )
    response = decide(editor_client, "note_mention", suggestion, note="x", version=1)
    assert (response.status_code, response.json()["current"]) == (409, None)


def test_an_editor_writes_a_note(editor_client, suggestion):
    said = decide(editor_client, "note_mention", suggestion, note=" انظر ", version=1).json()
    assert (said["mention"]["note"], said["mention"]["status"]) == ("انظر", "suggested")
    assert decide(editor_client, "note_mention", suggestion, note="", version=1).status_code == 409
    assert (
        decide(editor_client, "note_mention", suggestion, version=2).json()["mention"]["note"] == ""
    )


@pytest.mark.parametrize(("note", "field"), [("x" * 501, "note"), (5, "note"), ([], "note")])
def test_a_note_that_is_none_is_refused(editor_client, suggestion, note, field):
    response = decide(editor_client, "note_mention", suggestion, note=note, version=1)
    assert response.status_code == 400
    assert response.json()["errors"][field]


def test_describes_a_mention_as_the_page_shows_it(editor_client, article, aleppo):
    said = tag(editor_client, article, entity=aleppo.pk, note="قرب السوق").json()
    mention = Mention.objects.get()
    assert said == {
        "mention": {
            "id": mention.pk,
            "kind": "place",
            "kind_text": "مكان",
            "start": HALAB,
            "end": HALAB + 3,
            "surface": "حلب",
            "status": "accepted",
            "status_text": "مقبول",
            "version": 1,
            "origin": "person",
            "entity": {
                "id": aleppo.pk,
                "name": "حلب",
                "type": "مدينة",
                "url": aleppo.get_absolute_url(),
            },
            "value": "",
            "value_text": "",
            "rule": "",
            "why": said["mention"]["why"],
            "note": "قرب السوق",
            "author": "mariam",
            "label": "مكان: حلب، حلب، مقبول",
        },
        "gone": [],
        "edit": Edit.objects.get().pk,
    }
    assert said["mention"]["why"]


def test_a_changed_span_leaves_the_old_one(editor_client, suggestion):
    said = {"mention": suggestion.pk, "version": 1, "start": HALAB - 1, "quote": "بحلب"}
    answer = tag(editor_client, suggestion.article, **said).json()
    assert (answer["gone"], answer["mention"]["surface"]) == ([suggestion.pk], "بحلب")


def test_an_entity_is_made_in_place(editor_client, article):
    new = {"name_ar": "تل رفعت", "name_en": "Tell Rifaat", "type": "town"}
    said = tag(editor_client, article, new_entity=new).json()
    made = Entity.objects.get()
    assert said["mention"]["entity"]["id"] == made.pk
    assert (made.kind, made.name_en, made.aliases.count()) == ("place", "Tell Rifaat", 2)


@pytest.mark.parametrize(
    ("new", "field"),
    [
        ({}, "name_ar"),
        ({"name_ar": "…"}, "name_ar"),
        ({"name_ar": "x" * 201}, "name_ar"),
        ({"name_ar": 5}, "name_ar"),
        ("حلب", "new_entity"),
    ],
)
def test_a_new_entity_that_is_none_is_refused(editor_client, article, new, field):
    response = tag(editor_client, article, new_entity=new)
    assert response.status_code == 400
    assert response.json()["errors"][field]
    assert not (Entity.objects.exists())
    assert not (Mention.objects.exists())


def test_a_refused_mention_leaves_no_new_entity(editor_client, article):
    new = {"name_ar": "تل رفعت"}
    assert tag(editor_client, article, new_entity=new, value="2016").status_code == 400
    assert not Entity.objects.exists()


def test_lists_what_stands(editor_client, suggestion, article, aleppo):
    tag(editor_client, article, entity=aleppo.pk)
    Mention.objects.create(
        article=article, kind="date", start=0, end=1, surface="🔥", status="rejected"
    )
    said = editor_client.get(reverse("add_mention", args=[article.pk])).json()
    assert [each["id"] for each in said["mentions"]] == [suggestion.pk]
    assert (said["undo"]["text"], said["redo"]) == ("وسم: حلب", None)


def test_a_list_asks_no_more_for_more(editor_client, article, aleppo, django_assert_num_queries):
    address = reverse("add_mention", args=[article.pk])
    for start in range(15):
        Mention.objects.create(
            article=article, kind="place", start=start, end=20, surface="x", entity=aleppo
        )
        if start in (0, 14):
            with django_assert_num_queries(8):
                assert len(editor_client.get(address).json()["mentions"]) == start + 1


def test_an_entity_is_made_for_the_list(editor_client, db):
    said = {"kind": "faction", "name_ar": "لواء الفجر", "name_en": "Dawn Brigade"}
    response = editor_client.post(reverse("add_entity"), said, content_type="application/json")
    assert response.status_code == 201
    made = Entity.objects.get()
    assert (response.json()["id"], response.json()["name_ar"]) == (made.pk, "لواء الفجر")


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"kind": "person"}, "kind"), ({"kind": ""}, "kind"), ({"name_ar": ""}, "name_ar")],
)
def test_an_entity_of_no_kind_is_refused(editor_client, db, changes, field):
    said = {"kind": "faction", "name_ar": "لواء الفجر"} | changes
    response = editor_client.post(reverse("add_entity"), said, content_type="application/json")
    assert response.status_code == 400
    assert response.json()["errors"][field]


def test_a_version_that_is_none_is_refused(editor_client, suggestion):
    response = decide(editor_client, "accept_mention", suggestion, version="x")
    assert response.status_code == 400


def test_a_form_decides_without_script(editor_client, suggestion):
    address = reverse("reject_mention", args=[suggestion.pk])
    response = editor_client.post(address, {"version": "1"})
    assert response.url == f"{suggestion.article.get_absolute_url()}#annotation"
    suggestion.refresh_from_db()
    assert suggestion.status == "rejected"


def test_a_stale_form_says_so(editor_client, suggestion):
    address = reverse("reject_mention", args=[suggestion.pk])
    response = editor_client.post(address, {"version": "9"}, follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    suggestion.refresh_from_db()
    assert suggestion.status == "suggested"


def test_an_editor_reviews_an_article(editor_client, article):
    response = editor_client.post(reverse("review_article", args=[article.pk]), {})
    assert response.url == article.get_absolute_url()
    article.refresh_from_db()
    assert (article.status, article.reviewed_by.username) == ("reviewed", "mariam")


def test_an_unknown_status_is_refused(editor_client, article):
    address = reverse("review_article", args=[article.pk])
    assert editor_client.post(address, {"status": "perfect"}).status_code == 400


@pytest.mark.parametrize("words", ["حلب", "حَلَب", "alep", "HALAB", "الشهباء", "بحلب", "وبحلب"])
def test_suggests_by_any_name(client, aleppo, words):
    answer = client.get(reverse("suggest_entities"), {"q": words, "kind": "place"}).json()
    assert [each["id"] for each in answer["entities"]] == [aleppo.pk]


def test_says_how_many_letters_are_attached(client, aleppo):
    answer = client.get(reverse("suggest_entities"), {"q": "وبحلب"}).json()
    assert answer["entities"][0]["cut"] == 2
    assert answer["entities"][0]["name_en"] == "Aleppo"


def test_the_same_name_comes_before_longer_ones(client, aleppo):
    other = Entity.objects.create(kind="place", slug="halaba", name_ar="حلبا")
    Alias.objects.create(entity=other, text="حلبا")
    answer = client.get(reverse("suggest_entities"), {"q": "حلب"}).json()
    assert [each["name_ar"] for each in answer["entities"]] == ["حلب", "حلبا"]


@pytest.mark.parametrize("query", [{}, {"q": " "}, {"q": "ـ"}, {"q": "\0"}, {"q": "x" * 5000}])
def test_suggests_nothing_for_nothing(client, aleppo, query):
    assert client.get(reverse("suggest_entities"), query).json() == {"entities": []}


def test_suggests_no_faction_for_a_place(client, aleppo):
    query = {"q": "حلب", "kind": "faction"}
    assert client.get(reverse("suggest_entities"), query).json() == {"entities": []}


def test_merged_entities_are_not_suggested(client, aleppo):
    Entity.objects.create(kind="place", slug="old", name_ar="قديم", merged_into=aleppo)
    Alias.objects.create(entity=Entity.objects.get(slug="old"), text="قديم")
    assert client.get(reverse("suggest_entities"), {"q": "قديم"}).json() == {"entities": []}


def test_a_referer_that_is_no_address_is_passed_over(client, db):
    response = client.post("/mentions/1/accept/", headers={"referer": "http://[bad"})
    assert response.url == "/login/?next=/"
