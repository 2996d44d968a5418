"""Undo and redo, as the page asks for them."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from articles.models import Mention
from articles.services.annotating import accept_mention, reject_mention

pytestmark = pytest.mark.django_db


@pytest.fixture
def mention(make_article, make_mention) -> Mention:
    return make_mention(make_article(), "حلب")


def turn(client, name: str, mention: Mention):
    return client.post(reverse(name, args=[mention.article_id]))


def test_takes_a_step_back_and_forth(editor_client, editor, mention):
    edit = accept_mention(mention=mention, user=editor).edit
    back = turn(editor_client, "undo", mention).json()
    assert [(each["id"], each["status"]) for each in back["mentions"]] == [
        (mention.pk, "suggested")
    ]
    assert (back["gone"], back["text"]) == ([], "قبول: حلب")
    assert (back["undo"], back["redo"]) == (None, {"id": edit.pk, "text": "قبول: حلب"})
    forth = turn(editor_client, "redo", mention).json()
    assert forth["mentions"][0]["version"] == 4
    assert (forth["undo"]["id"], forth["redo"]) == (edit.pk, None)


def test_says_what_is_gone(editor_client, mention):
    address = reverse("add_mention", args=[mention.article_id])
    said = {"kind": "date", "start": 0, "end": 3, "quote": mention.article.body[:3]}
    made = editor_client.post(address, said, content_type="application/json").json()["mention"]
    answer = turn(editor_client, "undo", mention).json()
    assert (answer["mentions"], answer["gone"]) == ([], [made["id"]])
    turn(editor_client, "redo", mention)
    rejected = editor_client.post(
        reverse("reject_mention", args=[made["id"]]), {}, content_type="application/json"
    )
    assert rejected.status_code == 200
    turn(editor_client, "undo", mention)
    assert turn(editor_client, "redo", mention).json()["gone"] == [made["id"]]


@pytest.mark.parametrize("name", ["undo", "redo"])
def test_says_when_there_is_nothing(editor_client, mention, name):
    response = turn(editor_client, name, mention)
    assert response.status_code == 404
    assert response.json()["errors"]["__all__"]


def test_a_conflict_changes_nothing(editor_client, editor, researcher, mention):
    accept_mention(mention=mention, user=editor)
    reject_mention(mention=mention, user=researcher)
    response = turn(editor_client, "undo", mention)
    assert response.status_code == 409
    mention.refresh_from_db()
    assert (mention.status, mention.author) == ("rejected", researcher)


@pytest.mark.parametrize("pk", [0, 10**30])
def test_an_article_that_is_not_there_is_not_found(editor_client, pk):
    for name in ("undo", "redo"):
        assert editor_client.post(f"/articles/{pk}/{name}/").status_code == 404


def test_speaks_the_readers_language(editor_client, editor, mention):
    accept_mention(mention=mention, user=editor)
    editor_client.cookies["django_language"] = "en"
    assert turn(editor_client, "undo", mention).json()["text"] == "accepted: حلب"
    with override("en"):
        assert str(editor.edits.get()) == "accepted: حلب"
