"""Logging in and out, and choosing the language."""

import pytest
from django.contrib.auth.models import User

from newsarchive.proxy import client_address

PASSWORD = "a long one for tests"


def test_logs_in_and_goes_on(client, editor):
    data = {"username": editor.username, "password": PASSWORD, "next": "/places/"}
    response = client.post("/login/", data)
    assert (response.status_code, response.headers["Location"]) == (302, "/places/")


def test_never_leads_to_another_site(client, editor):
    data = {"username": editor.username, "password": PASSWORD, "next": "https://example.org/"}
    assert client.post("/login/", data).headers["Location"] == "/"


def test_a_wrong_password_is_told(client, editor):
    response = client.post("/login/", {"username": editor.username, "password": "wrong"})
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()


def test_too_many_wrong_passwords_close_the_door(client, editor):
    for _attempt in range(5):
        response = client.post("/login/", {"username": editor.username, "password": "wrong"})
    assert response.status_code == 429
    assert "محاولات كثيرة" in response.content.decode()


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("127.0.0.1, 2001:db8::7", "2001:db8::7"),  # the visitor sent the first
        ("", "127.0.0.1"),
        ("203.0.113.7, unknown", "127.0.0.1"),
    ],
)
def test_behind_a_proxy_its_visitors_are_told_apart(rf, told, address):
    assert client_address(rf.get("/login/", headers={"X-Forwarded-For": told})) == address


def test_behind_a_proxy_guessing_closes_the_door_for_one_address(client, editor, settings):
    settings.AXES_CLIENT_IP_CALLABLE = client_address
    for _attempt in range(5):
        response = try_to_log_in(client, editor, "wrong", "203.0.113.7")
    assert response.status_code == 429
    assert try_to_log_in(client, editor, PASSWORD, "203.0.113.8").status_code == 302


def try_to_log_in(client, editor, password: str, address: str):
    data = {"username": editor.username, "password": password}
    return client.post("/login/", data, headers={"X-Forwarded-For": address})


def test_logs_out_by_post_only(editor_client):
    assert editor_client.get("/logout/").status_code == 405
    assert editor_client.post("/logout/").status_code == 302
    assert "_auth_user_id" not in editor_client.session


def test_members_see_their_name_and_the_way_out(editor_client, client):
    assert "mariam" in editor_client.get("/help/search/").content.decode()
    assert "تسجيل الدخول" in client.get("/help/search/").content.decode()


def test_only_staff_see_the_administration(client, editor_client, db):
    client.force_login(
        User.objects.create_user("sara"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert 'href="/admin/"' not in client.get("/help/search/").content.decode()
    assert 'href="/admin/"' in editor_client.get("/help/search/").content.decode()


def test_the_language_is_chosen_and_kept(client, db):
    assert '<html lang="ar" dir="rtl">' in client.get("/help/search/").content.decode()
    data = {"language": "en", "next": "/help/search/"}
    response = client.post("/i18n/setlang/", data, follow=True)
    assert '<html lang="en" dir="ltr">' in response.content.decode()


def test_the_door_of_a_closed_site_is_open(client, db, settings):
    settings.PUBLIC_READ = False
    assert client.get("/login/").status_code == 200
