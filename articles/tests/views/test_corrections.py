"""Corrections that generalise, as the page asks for them."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.models import Correction, Mention

pytestmark = pytest.mark.django_db

BODY = "وصلت القافلة إلى حلب مساء. ثم عادت من حلب إلى حماة."


@pytest.fixture
def mentions(make_article, make_place, make_mention) -> list[Mention]:
    article, aleppo = make_article(body=BODY), make_place("حلب", slug="aleppo")
    starts = [start for start in range(len(BODY)) if BODY.startswith("حلب", start)]
    return [make_mention(article, "حلب", start=start, entity=aleppo) for start in starts]


def post(client, name: str, mention: Mention, **said):
    address = reverse(name, args=[mention.pk])
    return client.post(address, said, content_type="application/json")


def test_looks_before_it_applies(editor_client, mentions):
    post(editor_client, "reject_mention", mentions[0], version=1)
    seen = post(editor_client, "preview_correction", mentions[0], scope="archive").json()
    assert (seen["count"], seen["articles"], seen["excluded"]) == (1, 1, 0)
    assert seen["examples"] == [
        {
            "mention": mentions[1].pk,
            "article": mentions[1].article_id,
            "title": "الجيش يدخل حلب",
            "url": mentions[1].article.get_absolute_url(),
            "before": BODY[: mentions[1].start],
            "surface": "حلب",
            "after": BODY[mentions[1].end :],
        }
    ]
    assert Mention.objects.standing().count() == 1


def test_applies_and_says_what_changed(editor_client, mentions):
    post(editor_client, "reject_mention", mentions[0], version=1)
    said = post(editor_client, "apply_correction", mentions[0], scope="archive", version=2).json()
    correction = Correction.objects.get()
    assert (said["correction"], said["count"], said["is_done"]) == (correction.pk, 1, True)
    assert (said["mentions"], said["gone"]) == ([], [mentions[1].pk])
    assert said["undo"]["id"] == said["edit"]
    address = reverse("correction_progress", args=[correction.pk])
    assert editor_client.get(address).json() == {
        "state": "applied",
        "done": 1,
        "total": 1,
        "is_active": True,
    }


def test_undo_answers_with_what_stands_again(editor_client, mentions):
    post(editor_client, "reject_mention", mentions[0], version=1)
    post(editor_client, "apply_correction", mentions[0], scope="archive")
    said = editor_client.post(reverse("undo", args=[mentions[0].article_id])).json()
    assert [each["id"] for each in said["mentions"]] == [mentions[1].pk]
    assert (said["gone"], said["conflicts"], said["is_done"]) == ([], 0, True)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({}, "scope"),
        ({"scope": "world"}, "scope"),
        ({"scope": 5}, "scope"),
        ({"scope": "archive"}, "scope"),
        ({"scope": "never", "version": "x"}, "version"),
    ],
)
def test_garbage_is_answered_by_field(editor_client, mentions, said, field):
    response = post(editor_client, "apply_correction", mentions[0], **said)
    assert response.status_code == 400
    assert response.json()["errors"][field]
    assert not Correction.objects.exists()


def test_a_stale_correction_is_a_conflict(editor_client, mentions):
    response = post(editor_client, "apply_correction", mentions[0], scope="never", version=7)
    assert response.status_code == 409
    said = response.json()
    assert (said["current"]["version"], said["yours"]["version"]) == (1, 7)


@pytest.mark.parametrize("pk", [0, 999])
def test_what_is_not_there_is_not_found(editor_client, pk):
    for address in (f"/mentions/{pk}/corrections/", f"/mentions/{pk}/corrections/preview/"):
        assert editor_client.post(address, {}, "application/json").status_code == 404
    assert editor_client.get(f"/corrections/{pk}/").status_code == 404


def test_who_may_give_no_names_cannot_do_so_this_way(editor_client, editor, mentions):
    editor.groups.clear()
    editor.user_permissions.add(Permission.objects.get(codename="add_correction"))
    assert post(editor_client, "apply_correction", mentions[0], scope="alias").status_code == 403
