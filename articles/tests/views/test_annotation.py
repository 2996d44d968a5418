"""The endpoints by which editors correct, for every role."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Alias, Article, Entity, Mention

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


def endpoints(mention: Mention) -> list[str]:
    return [
        reverse("add_mention", args=[mention.article_id]),
        reverse("accept_mention", args=[mention.pk]),
        reverse("reject_mention", args=[mention.pk]),
        reverse("review_article", args=[mention.article_id]),
    ]


def test_strangers_are_sent_to_the_login_page(client, suggestion):
    page = suggestion.article.get_absolute_url()
    for address in endpoints(suggestion):
        response = client.post(address, headers={"referer": f"http://testserver{page}?q=1"})
        assert response.status_code == 302
        assert response.url == f"{reverse('login')}?next={page}"


def test_researchers_are_refused(researcher_client, suggestion):
    for address in endpoints(suggestion):
        response = researcher_client.post(address, {}, content_type="application/json")
        assert response.status_code == 403
        assert response.json()["errors"]["__all__"]
    suggestion.refresh_from_db()
    assert (suggestion.status, Mention.objects.count()) == ("suggested", 1)


def test_nothing_changes_by_a_link(editor_client, suggestion):
    tagging, *others = endpoints(suggestion)
    assert editor_client.get(tagging, {"kind": "place", "start": 0, "end": 2}).status_code == 200
    for address in others:
        assert editor_client.get(address).status_code == 405
    suggestion.refresh_from_db()
    assert (suggestion.version, Mention.objects.count()) == (1, 1)


def test_a_forged_request_is_refused(suggestion, editor_client):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editor_client.cookies
    for address in endpoints(suggestion):
        assert strict.post(address, {}).status_code == 403


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


def test_a_stale_decision_is_a_conflict(editor_client, suggestion):
    assert decide(editor_client, "accept_mention", suggestion, version=9).status_code == 409


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
