"""The pages and addresses of double annotation."""

import json

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.models import DoubleReading, Layer
from articles.services.doubling import finish_layer, open_layer

BODY = "قصف الطيران الروسي مدينة حلب أمس"


def colleague(name: str) -> tuple[User, Client]:
    user = User.objects.create_user(name)
    user.groups.add(Group.objects.get(name="Editors"))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user, client


@pytest.fixture
def article(make_article):
    return make_article(body=BODY)


@pytest.fixture
def layer(article, editor) -> Layer:
    return open_layer(article=article, user=editor)


def send(client, address: str, **data):
    return client.post(address, json.dumps(data), content_type="application/json")


def reading(surface: str, kind: str = "place", **more):
    start = BODY.index(surface)
    said = {"kind": kind, "start": start, "end": start + len(surface), "quote": surface}
    return said | more


def test_begins_a_layer_and_shows_no_suggestions(editor_client, article, make_mention):
    make_mention(article, "حلب")
    response = editor_client.post(f"/articles/{article.pk}/double/", follow=True)
    html = response.content.decode()
    assert response.status_code == 200
    assert BODY in html
    assert "data-mention=" not in html
    assert DoubleReading.objects.get().article == article


def test_marks_are_added_changed_and_taken_away(editor_client, layer, make_place):
    aleppo = make_place("حلب")
    address = f"/layers/{layer.pk}/mentions/"
    added = send(editor_client, address, **reading("مدينة حلب"))
    assert added.status_code == 201
    mark = added.json()["mention"]
    assert (mark["surface"], mark["status"]) == ("مدينة حلب", "accepted")
    changed = send(
        editor_client, address, **reading("حلب", mention=mark["id"], entity=aleppo.pk)
    ).json()
    assert (changed["mention"]["entity"]["name"], changed["gone"]) == ("حلب", [mark["id"]])
    listed = editor_client.get(address).json()
    assert [each["surface"] for each in listed["mentions"]] == ["حلب"]
    pk = listed["mentions"][0]["id"]
    assert send(editor_client, f"/layers/marks/{pk}/accept/").json()["mention"]["id"] == pk
    assert send(editor_client, f"/layers/marks/{pk}/reject/").status_code == 200
    assert not layer.mentions.exists()


@pytest.mark.parametrize(
    ("said", "status", "field"),
    [
        (reading("حلب", quote="دمشق"), 409, "quote"),
        (reading("حلب", kind="person"), 400, "kind"),
        (reading("حلب", start="x"), 400, "start"),
        (reading("أمس", kind="date", value="قريبا"), 400, "value"),
        (reading("حلب", entity=999), 400, "entity"),
    ],
)
def test_names_the_field_that_is_wrong(editor_client, layer, said, status, field):
    response = send(editor_client, f"/layers/{layer.pk}/mentions/", **said)
    assert (response.status_code, list(response.json()["errors"])) == (status, [field])
    assert not layer.mentions.exists()


def test_nobody_else_sees_a_layer(client, researcher_client, layer):
    _user, other = colleague("salma")
    for address in (f"/layers/{layer.pk}/", f"/layers/{layer.pk}/mentions/"):
        assert client.get(address).status_code == 302
        assert researcher_client.get(address).status_code == 403
        assert other.get(address).status_code == 403
    assert send(other, f"/layers/{layer.pk}/mentions/", **reading("حلب")).status_code == 403
    assert other.post(f"/layers/{layer.pk}/finish/").status_code == 403
    layer.refresh_from_db()
    assert layer.finished_at is None


def test_compares_when_both_are_finished_and_a_third_decides(
    editor_client, layer, article, make_place
):
    second_user, second = colleague("salma")
    _third_user, third = colleague("yusuf")
    send(editor_client, f"/layers/{layer.pk}/mentions/", **reading("حلب"))
    assert editor_client.post(f"/layers/{layer.pk}/finish/").status_code == 302
    address = layer.reading.get_absolute_url()
    assert "حالما يفرغان" in editor_client.get(address).content.decode()
    finish_layer(layer=open_layer(article=article, user=second_user))
    html = third.get(address).content.decode()
    assert "<mark>حلب</mark>" in html
    mark = layer.mentions.get()
    assert f'value="{mark.pk}"' in html
    assert f'value="{mark.pk}"' not in second.get(address).content.decode()
    assert second.post(address, {"choice-1": mark.pk}).status_code == 403
    assert third.post(address, {"choice-1": mark.pk}).url == article.get_absolute_url()
    assert [m.surface for m in article.mentions.standing()] == ["حلب"]


def test_a_third_layer_is_refused(layer, article):
    colleague_user, _client = colleague("salma")
    open_layer(article=article, user=colleague_user)
    _user, third = colleague("yusuf")
    response = third.post(f"/articles/{article.pk}/double/", follow=True)
    assert "يوسّم محرران هذا المقال سلفًا" in response.content.decode()
