"""Every page of the admin, for each role, without a query per row."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Mention
from articles.tests.admin.pages import object_pages

#: The lists of our own and of the applications beside ours.
LISTED = (
    *(f"articles/{name}/" for name in ("article", "entity", "mention", "source")),
    *("articles/edit/", "articles/correction/", "auth/user/", "auth/group/"),
    *("axes/accessattempt/", "axes/accesslog/", "axes/accessfailurelog/"),
    "django_tasks_database/dbtaskresult/",
)
MODELS = ("article", "entity", "mention", "source", "edit", "correction")
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
def test_every_page_opens_with_few_queries(everything, request, role):
    client = request.getfixturevalue(role)
    get_with_few_queries(client, reverse("admin:index"))
    shown = [
        page.name
        for page in object_pages()
        if get_with_few_queries(client, page.address).status_code == 200
    ]
    assert {f"{model}_{page}" for model in MODELS for page in ("changelist", "change")} <= set(
        shown
    )


@pytest.mark.parametrize("model", MODELS)
def test_searches_answer(archive, editor_client, model):
    for words in SEARCHES:
        response = get_with_few_queries(editor_client, address(model, "changelist"), q=words)
        assert response.status_code == 200, words


FILTERS = (
    ("article", {"year": "2016"}),
    ("article", {"year": "none"}),
    ("article", {"year": "x"}),
    ("article", {"status__exact": "new"}),
    ("entity", {"origin": "merged"}),
    ("entity", {"origin": "gazetteer"}),
    ("entity", {"kind__exact": "place", "type": "country"}),
    ("mention", {"kind": "place", "status__exact": "suggested"}),
    ("mention", {"link": "none"}),
    ("mention", {"decided": "me"}),
    ("mention", {"decided": "people"}),
    ("mention", {"article__id__exact": "1"}),
    ("mention", {"p": "2"}),
    ("article", {"source__id__exact": "1", "o": "-3"}),
    ("edit", {"by": "me"}),
    (
        "correction",
        {"is_active__exact": "1", "scope__exact": "archive", "verb__exact": "relink"},
    ),
)


def test_filters_answer(archive, editor_client):
    for model, query in FILTERS:
        response = get_with_few_queries(editor_client, address(model, "changelist"), **query)
        assert response.status_code == 200, query


def test_no_address_sorts_a_million_rows(archive, editor_client):
    for query in ({}, {"o": "4"}, {"o": "-1.2"}):
        response = editor_client.get(address("mention", "changelist"), query)
        assert set(response.context["cl"].queryset.query.order_by) == {"-pk"}


def test_a_page_is_found_by_its_keys(archive, editor_client, monkeypatch):
    monkeypatch.setattr(admin.site._registry[Mention], "list_per_page", 4)
    listed = Mention.objects.order_by("-pk")
    found = [
        mention
        for page in ("1", "2", "3", "4")
        for mention in editor_client.get(address("mention", "changelist"), {"p": page})
        .context["cl"]
        .result_list
    ]
    assert found == list(listed)


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


HUGE = "9" * 40
FAULTS = (
    "articles/article/?year=99999",
    "articles/article/?published_first__year=-1",
    f"articles/entity/?parent={HUGE}",
    f"articles/mention/?article__id__exact={HUGE}",
    "articles/article/x/history/",
    "articles/article/1%00/history/",
    "articles/mention/1/history/99999999999999999999/",
    "articles/entity/_5F/history/1/",
    f"articles/entity/{HUGE}/delete/",
    *(f"{path}?id__in={HUGE}" for path in LISTED),
    *(f"{path}{HUGE}/change/" for path in LISTED),
)


def test_no_address_is_a_fault(archive, superuser):
    answers = {address: superuser.get(f"/admin/{address}").status_code for address in FAULTS}
    assert set(answers.values()) <= {200, 302, 404}, answers


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL compares numbers of any length"
)
def test_an_impossible_filter_is_said_to_be_one(archive, superuser):
    for path in LISTED:
        address = f"/admin/{path}?id__in={HUGE}"
        for response in (
            superuser.get(address),
            superuser.post(address, {"_selected_action": "1"}),
        ):
            assert response.status_code == 302, path
            assert response.url == f"/admin/{path}?e=1"
