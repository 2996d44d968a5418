"""The history of a mention, and going back in it."""

import pytest
from django.urls import reverse

from articles.models import Mention
from articles.services.annotating import accept_mention, change_mention, reject_mention, write_note
from articles.services.readings import Reading
from articles.services.undoing import undo_last

pytestmark = pytest.mark.django_db


@pytest.fixture
def aleppo(make_place):
    return make_place("حلب", slug="aleppo", name_en="Aleppo")


@pytest.fixture
def mention(make_article, make_mention) -> Mention:
    found = make_mention(make_article(), "حلب", rule="discovered")
    # Extraction writes no history.
    found.history.all().delete()
    return found


@pytest.fixture
def changed(mention, aleppo, editor, researcher) -> Mention:
    """Accepted, linked, given a note, and rejected by a colleague."""
    accept_mention(mention=mention, user=editor)
    reading = Reading("place", mention.start, mention.end, aleppo)
    change_mention(mention=mention, reading=reading, user=editor)
    write_note(mention=mention, note="المدينة", user=editor)
    return reject_mention(mention=mention, user=researcher).mention


def versions(client, mention: Mention) -> list[dict]:
    return client.get(reverse("mention_history", args=[mention.pk])).json()["versions"]


def restore(client, mention: Mention, **said):
    address = reverse("restore_mention", args=[mention.pk])
    return client.post(address, said, content_type="application/json")


def test_tells_who_did_what_down_to_the_machine(editor_client, changed):
    editor_client.cookies["django_language"] = "en"
    said = versions(editor_client, changed)
    assert [(each["user"], each["text"], each["is_current"]) for each in said] == [
        ("karim", "rejected · rejected · Aleppo · note: المدينة", True),
        ("mariam", "note written · accepted · Aleppo · note: المدينة", False),
        ("mariam", "changed · accepted · Aleppo", False),
        ("mariam", "accepted · accepted", False),
        ("", "found by the machine · suggested", False),
    ]


def test_an_untouched_find_has_its_one_version(editor_client, mention):
    assert [(each["id"], each["is_current"]) for each in versions(editor_client, mention)] == [
        (0, True)
    ]


def test_every_state_can_be_restored(editor_client, changed):
    for version in versions(editor_client, changed):
        changed.refresh_from_db()
        said = restore(editor_client, changed, to=version["id"], version=changed.version).json()
        assert said["mention"]["status_text"] in version["text"]
        assert versions(editor_client, changed)[0]["is_current"]
    changed.refresh_from_db()
    assert (changed.status, changed.origin, changed.rule) == ("suggested", "machine", "discovered")


def test_restoring_is_a_step(editor_client, editor, changed):
    target = versions(editor_client, changed)[2]["id"]
    restore(editor_client, changed, to=target)
    changed.refresh_from_db()
    assert (changed.status, changed.entity.slug, changed.note) == ("accepted", "aleppo", "")
    undo_last(article=changed.article, user=editor)
    changed.refresh_from_db()
    assert (changed.status, changed.note) == ("rejected", "المدينة")


def test_a_stale_restoration_is_a_conflict(editor_client, changed):
    response = restore(editor_client, changed, to=0, version=1)
    assert response.status_code == 409
    assert response.json()["current"]["version"] == changed.version


@pytest.mark.parametrize(
    ("said", "field"),
    [({}, "to"), ({"to": "x"}, "to"), ({"to": 10**9}, "to"), ({"to": 0, "version": []}, "version")],
)
def test_garbage_is_answered_by_field(editor_client, changed, said, field):
    response = restore(editor_client, changed, **said)
    assert response.status_code == 400
    assert response.json()["errors"][field]


def test_a_version_of_another_mention_is_none(editor_client, changed, make_mention):
    other = make_mention(changed.article, "الجيش")
    row = versions(editor_client, changed)[0]["id"]
    assert restore(editor_client, other, to=row).status_code == 400


def test_a_version_whose_entity_is_gone_is_refused(editor_client, changed, aleppo, editor):
    linked = versions(editor_client, changed)[2]["id"]
    restore(editor_client, changed, to=0)
    aleppo.delete()
    response = restore(editor_client, changed, to=linked)
    assert response.json()["errors"]["to"]


def test_the_history_asks_no_more_for_more(
    editor_client, changed, editor, django_assert_num_queries
):
    address = reverse("mention_history", args=[changed.pk])
    for number in range(10):
        if number in (0, 9):
            with django_assert_num_queries(8):
                editor_client.get(address)
        write_note(mention=changed, note=str(number), user=editor)
