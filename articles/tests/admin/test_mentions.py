"""Mentions in the admin."""

import pytest
from django.urls import reverse

from articles.admin import decisions
from articles.models import Article, Edit, Entity, IndexChange, Mention


def change(client, mention: Mention, **changes: object):
    fields = {
        "entity": mention.entity_id or "",
        "value": mention.value,
        "status": mention.status,
        "seen_version": mention.version,
    }
    address = reverse("admin:articles_mention_change", args=[mention.pk])
    return client.post(address, fields | changes)


def test_another_entity_is_a_persons_decision(archive, editor_client):
    mention = archive.mentions.first()
    other = Entity.objects.get(slug="place-9")
    assert change(editor_client, mention, entity=other.pk).status_code == 302
    mention.refresh_from_db()
    assert (mention.entity, mention.status, mention.origin) == (other, "accepted", "person")
    assert mention.version == 2
    assert IndexChange.objects.exists()


@pytest.mark.parametrize("status", ["accepted", "rejected"])
def test_decides(archive, editor_client, status):
    mention = archive.mentions.first()
    change(editor_client, mention, status=status)
    mention.refresh_from_db()
    assert mention.status == status
    assert mention.history.first().history_user.username == "mariam"


def test_refuses_a_stale_version(archive, editor_client):
    mention = archive.mentions.first()
    response = change(editor_client, mention, status="accepted", seen_version=5)
    assert response.status_code == 200
    mention.refresh_from_db()
    assert mention.status == "suggested"


def test_refuses_a_date_for_a_place(archive, editor_client):
    response = change(editor_client, archive.mentions.first(), value="2016")
    assert response.context["adminform"].form.errors["value"]


def test_refuses_an_entity_of_another_kind(archive, editor_client):
    army = Entity.objects.create(kind="faction", slug="army", name_ar="الجيش")
    response = change(editor_client, archive.mentions.first(), entity=army.pk)
    assert response.context["adminform"].form.errors["entity"]


def test_adds(archive, editor_client):
    article = Article.objects.order_by("pk")[1]
    said = {"article": article.pk, "kind": "place", "start": 16, "end": 19, "value": ""}
    response = editor_client.post(reverse("admin:articles_mention_add"), said)
    assert response.status_code == 302
    assert article.mentions.get().surface == "حلب"


def test_refuses_a_span_outside_the_text(archive, editor_client):
    said = {"article": archive.pk, "kind": "place", "start": 16, "end": 99999, "value": ""}
    response = editor_client.post(reverse("admin:articles_mention_add"), said)
    assert response.context["adminform"].form.errors["end"]


@pytest.mark.parametrize(("action", "status"), [("accept", "accepted"), ("reject", "rejected")])
def test_decides_on_many(archive, editor_client, action, status):
    ids = list(Mention.objects.values_list("pk", flat=True))
    chosen = {"action": action, "_selected_action": ids}
    editor_client.post(reverse("admin:articles_mention_changelist"), chosen)
    assert set(Mention.objects.values_list("status", flat=True)) == {status}
    editor_client.post(reverse("admin:articles_mention_changelist"), chosen | {"action": "reopen"})
    assert set(Mention.objects.values_list("status", flat=True)) == {"suggested"}


def relink(client, **fields: object):
    ids = list(Mention.objects.values_list("pk", flat=True))
    chosen = {"action": "relink", "_selected_action": ids}
    return client.post(reverse("admin:articles_mention_changelist"), chosen | fields)


def test_asks_which_entity_many_are_linked_to(archive, editor_client):
    response = relink(editor_client)
    assert response.status_code == 200
    assert response.context["count"] == Mention.objects.count()
    response = relink(editor_client, relink="1", entity="")
    assert response.context["form"].errors["entity"]


def test_links_many_as_one_step(archive, editor_client):
    army = Entity.objects.create(kind="faction", slug="army", name_ar="الجيش")
    other = Mention.objects.create(
        article=archive, kind="faction", start=0, end=3, surface="وصل", entity=army
    )
    syria = Entity.objects.get(slug="syria")
    assert relink(editor_client, relink="1", entity=syria.pk).status_code == 302
    linked = Mention.objects.filter(entity=syria, status="accepted", origin="person")
    assert linked.count() == Mention.objects.count() - 1
    other.refresh_from_db()
    assert (other.entity, other.status) == (army, "suggested")
    edit = Edit.objects.get()
    assert (edit.verb, edit.user.username) == ("change", "mariam")
    assert edit.changes.count() == linked.count()


@pytest.mark.parametrize("action", ["accept", "reject", "reopen", "relink"])
def test_more_than_a_request_bears_are_refused(archive, editor_client, monkeypatch, action):
    monkeypatch.setattr(decisions, "_MOST_AT_ONCE", 3)
    ids = list(Mention.objects.values_list("pk", flat=True))
    chosen = {"action": action, "_selected_action": ids, "select_across": "1"}
    address = reverse("admin:articles_mention_changelist")
    response = editor_client.post(address, chosen, follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert not Edit.objects.exists()


def test_researchers_decide_nothing(archive, researcher_client):
    ids = list(Mention.objects.values_list("pk", flat=True))
    chosen = {"action": "accept", "_selected_action": ids}
    researcher_client.post(reverse("admin:articles_mention_changelist"), chosen)
    assert set(Mention.objects.values_list("status", flat=True)) == {"suggested"}


def test_nobody_deletes_a_mention(archive, superuser):
    address = reverse("admin:articles_mention_delete", args=[archive.mentions.first().pk])
    assert superuser.post(address, {"post": "yes"}).status_code == 403


def test_an_earlier_state_can_be_restored(archive, editor_client):
    mention = archive.mentions.first()
    record = mention.history.first()
    change(editor_client, mention, status="rejected")
    address = reverse("admin:articles_mention_simple_history", args=[mention.pk, record.pk])
    fields = {"entity": mention.entity_id, "value": "", "status": "suggested", "seen_version": 1}
    assert editor_client.post(address, fields).status_code == 302
    mention.refresh_from_db()
    assert (mention.status, mention.version) == ("suggested", 3)


def test_finds_by_the_name_of_an_entity(archive, editor_client):
    response = editor_client.get(reverse("admin:articles_mention_changelist"), {"q": "بلده 3"})
    found = response.context["cl"].result_list
    assert [mention.entity.slug for mention in found] == ["place-3"]


def test_finds_by_the_words_in_any_spelling(archive, editor_client):
    Mention.objects.filter(pk=archive.mentions.first().pk).update(surface="إدلب", folded="ادلب")
    response = editor_client.get(reverse("admin:articles_mention_changelist"), {"q": "أدلب"})
    assert [mention.surface for mention in response.context["cl"].result_list] == ["إدلب"]
