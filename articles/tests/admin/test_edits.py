"""The steps of editors in the admin: who did what, and undoing it."""

import pytest
from django.urls import reverse

from articles.models import Edit, Entity, Mention
from articles.services.annotating import accept_mention, reject_mention
from articles.services.deciding import decide_mentions
from articles.services.merging import merge_entities
from articles.services.removing import delete_entity
from articles.services.splitting import split_entity

LIST = "admin:articles_edit_changelist"


def undo(client, *edits: Edit):
    chosen = {"action": "undo", "_selected_action": [edit.pk for edit in edits]}
    response = client.post(reverse(LIST), chosen, follow=True)
    return [message.level_tag for message in response.context["messages"]]


@pytest.fixture
def mention(archive) -> Mention:
    return archive.mentions.first()


def test_shows_what_was_before_and_after(mention, editor, editor_client):
    edit = reject_mention(mention=mention, user=editor).edit
    address = reverse("admin:articles_edit_change", args=[edit.pk])
    page = editor_client.get(address).content.decode()
    assert "<del>مكان 0 · مقترح</del>" in page
    assert "<ins>مكان 0 · مرفوض</ins>" in page


def test_undoes_the_step_of_somebody_else(mention, editor, superuser):
    edit = reject_mention(mention=mention, user=editor).edit
    assert undo(superuser, edit) == ["success"]
    mention.refresh_from_db()
    edit.refresh_from_db()
    assert mention.status == "suggested"
    assert edit.undone_at


def test_undoes_the_last_of_several_first(mention, editor, editor_client):
    edits = [
        reject_mention(mention=mention, user=editor).edit,
        accept_mention(mention=mention, user=editor).edit,
    ]
    assert undo(editor_client, *edits) == ["success"]
    mention.refresh_from_db()
    assert mention.status == "suggested"


def test_leaves_what_was_changed_since(mention, editor, editor_client):
    first = reject_mention(mention=mention, user=editor).edit
    accept_mention(mention=mention, user=editor)
    assert "warning" in undo(editor_client, first)
    mention.refresh_from_db()
    assert mention.status == "accepted"


def test_undoes_a_step_with_many_but_what_was_changed_since(mention, editor, editor_client):
    decide_mentions(mentions=Mention.objects.all(), status="rejected", user=editor)
    accept_mention(mention=mention, user=editor)
    assert undo(editor_client, Edit.objects.get(verb="reject")) == ["success", "warning"]
    statuses = set(Mention.objects.exclude(pk=mention.pk).values_list("status", flat=True))
    mention.refresh_from_db()
    assert (mention.status, statuses) == ("accepted", {"suggested"})


def test_undoes_a_merge_and_a_deletion(archive, editor, editor_client):
    into, other, gone = (Entity.objects.get(slug=f"place-{number}") for number in range(3))
    merge_entities(into=into, others=[other], user=editor)
    delete_entity(entity=gone, user=editor, fate="unlink")
    assert undo(editor_client, *Edit.objects.all()) == ["success"]
    assert Entity.objects.get(slug="place-1").merged_into is None
    assert Entity.objects.get(slug="place-2").mentions.count() == 1


def test_undoes_a_split_by_another_merge(archive, editor, editor_client):
    into, other = (Entity.objects.get(slug=f"place-{number}") for number in range(2))
    merge_entities(into=into, others=[other], user=editor)
    other.refresh_from_db()
    assert undo(editor_client, split_entity(entity=other, user=editor)) == ["success"]
    other.refresh_from_db()
    assert other.merged_into == into


def test_says_that_what_was_undone_cannot_be_undone_again(mention, editor, editor_client):
    edit = reject_mention(mention=mention, user=editor).edit
    undo(editor_client, edit)
    assert undo(editor_client, edit) == ["success"]
    mention.refresh_from_db()
    assert mention.status == "suggested"


def test_researchers_look_but_do_not_undo(mention, editor, researcher_client):
    edit = reject_mention(mention=mention, user=editor).edit
    assert researcher_client.get(reverse(LIST)).status_code == 200
    undo(researcher_client, edit)
    mention.refresh_from_db()
    assert mention.status == "rejected"


@pytest.mark.parametrize(
    ("query", "count"), [({"q": "mariam"}, 1), ({"q": "x"}, 0), ({"by": "me"}, 0)]
)
def test_finds_the_steps_of_an_editor(mention, editor, superuser, query, count):
    reject_mention(mention=mention, user=editor)
    assert superuser.get(reverse(LIST), query).context["cl"].result_count == count
