"""Every page of the admin, for each role, without a query per row."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

MODELS = ("article", "entity", "mention", "source")
MOST_QUERIES = 20
SEARCHES = ("حلب", "بلدة 1", "“حلب", "=وصل -مدينة", "'; DROP", "😀", "\0", "ـ")


def first(model: str):
    return apps.get_model("articles", model).objects.order_by("pk").first()


def address(model: str, page: str, *args: object) -> str:
    return reverse(f"admin:articles_{model}_{page}", args=args)


def get_with_few_queries(client, path, **query):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path, query)
    assert len(captured) <= MOST_QUERIES, [each["sql"][:120] for each in captured]
    return response


@pytest.mark.parametrize("role", ["editor_client", "researcher_client", "superuser"])
@pytest.mark.parametrize("model", MODELS)
def test_lists_and_objects_open(archive, request, role, model):
    client = request.getfixturevalue(role)
    client.get(reverse("admin:index"))
    listed = get_with_few_queries(client, address(model, "changelist"))
    opened = get_with_few_queries(client, address(model, "change", first(model).pk))
    assert (listed.status_code, opened.status_code) == (200, 200)


@pytest.mark.parametrize("role", ["editor_client", "researcher_client"])
@pytest.mark.parametrize("model", ["article", "entity", "mention"])
def test_histories_open(archive, request, role, model):
    client, obj = request.getfixturevalue(role), first(model)
    record = obj.history.first()
    assert client.get(address(model, "history", obj.pk)).status_code == 200
    assert client.get(address(model, "simple_history", obj.pk, record.pk)).status_code == 200


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("words", SEARCHES)
def test_searches_answer(archive, editor_client, model, words):
    response = get_with_few_queries(editor_client, address(model, "changelist"), q=words)
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("model", "query"),
    [
        ("article", {"year": "2016"}),
        ("article", {"year": "none"}),
        ("article", {"year": "x"}),
        ("article", {"status__exact": "new"}),
        ("entity", {"origin": "merged"}),
        ("entity", {"origin": "gazetteer"}),
        ("entity", {"kind__exact": "place", "type": "country"}),
        ("mention", {"rule": "gazetteer", "status__exact": "suggested"}),
        ("mention", {"article__id__exact": "1"}),
    ],
)
def test_filters_answer(archive, editor_client, model, query):
    response = get_with_few_queries(editor_client, address(model, "changelist"), **query)
    assert response.status_code == 200


@pytest.mark.parametrize("model", ["entity", "mention", "source"])
def test_editors_may_add(archive, editor_client, model):
    assert editor_client.get(address(model, "add")).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_researchers_may_not_add(archive, researcher_client, model):
    assert researcher_client.get(address(model, "add")).status_code == 403


def test_nobody_adds_an_article_by_hand(archive, superuser):
    assert superuser.get(address("article", "add")).status_code == 403


@pytest.mark.parametrize("role", ["editor_client", "researcher_client"])
def test_users_are_no_business_of_theirs(db, request, role):
    client = request.getfixturevalue(role)
    assert client.get(reverse("admin:auth_user_changelist")).status_code == 403
    assert client.get(reverse("admin:auth_group_changelist")).status_code == 403


@pytest.mark.parametrize("model", MODELS)
def test_researchers_may_not_save(archive, researcher_client, model):
    response = researcher_client.post(address(model, "change", first(model).pk), {})
    assert response.status_code == 403


@pytest.mark.parametrize("model", ["article", "entity", "mention"])
def test_researchers_may_not_revert(archive, researcher_client, model):
    obj = first(model)
    record = obj.history.first()
    response = researcher_client.post(address(model, "simple_history", obj.pk, record.pk), {})
    assert response.status_code == 403


def test_entities_are_chosen_with_what_tells_them_apart(archive, editor_client):
    query = {"term": "مكان 3", "app_label": "articles", "model_name": "mention"}
    response = editor_client.get(
        reverse("admin:articles_entity_autocomplete"), query | {"field_name": "entity"}
    )
    assert response.json()["results"] == []
    query["term"] = "بلده 3"
    response = editor_client.get(
        reverse("admin:articles_entity_autocomplete"), query | {"field_name": "entity"}
    )
    assert [each["text"] for each in response.json()["results"]] == ["مكان 3 · مكان · سوريا"]


@pytest.mark.parametrize(
    "address",
    [
        "article/?year=99999",
        "article/?published_first__year=-1",
        "article/?id__in=9999999999999999999999999999999999999999",
        "mention/?id__in=9999999999999999999999999999999999999999",
        "entity/?parent=9999999999999999999999999999999999999999",
        "source/?id__in=9999999999999999999999999999999999999999",
        "article/x/history/",
        "article/1%00/history/",
        "mention/1/history/99999999999999999999/",
        "entity/_5F/history/1/",
    ],
)
def test_no_address_is_a_fault(address, archive, superuser):
    assert superuser.get(f"/admin/articles/{address}").status_code in {200, 302, 404}
