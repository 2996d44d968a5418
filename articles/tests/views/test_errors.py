"""Pages for what goes wrong, in the design of the site."""

import pytest
from django.test import Client
from django.views.defaults import bad_request, permission_denied, server_error


def test_not_found(client, db):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "لا توجد صفحة كهذه" in response.content.decode()


def test_a_fault_is_told_without_asking_the_database(rf, client):
    # Without the «db» fixture any query of the template would fail the test.
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "حدث خطأ لدينا" in response.content.decode()


def test_a_bad_request(rf):
    response = bad_request(rf.get("/"), ValueError())
    assert "طلب غير مفهوم" in response.content.decode()


def test_forbidden(rf, editor):
    request = rf.get("/")
    request.user = editor
    assert "غير مسموح" in permission_denied(request, ValueError()).content.decode()


def test_an_expired_form(db):
    response = Client(enforce_csrf_checks=True).post("/login/", {"username": "mariam"})
    assert response.status_code == 403
    assert "انتهت صلاحية النموذج" in response.content.decode()


ADDRESSES = ("/", "/places/", "/factions/", "/feed/", "/login/", "/help/search/", "/healthz")
VALUES = (
    "-1",
    "99999999999",
    "9" * 5000,
    "%ED%A0%80",
    "%00",
    "%FF%FE",
    "٣",
    "2016-13-45",
    "0000",
    "9999-12-31/0001",
    "%F0%9F%98%80",
    "'\"<%3E%26",
    "((((",
    "%E2%80%AE",
    "x" * 20000,
)
NAMES = [
    "q",
    "place",
    "faction",
    "source",
    "status",
    "after",
    "before",
    "date_of",
    "order",
    "expand",
    "page",
    "type",
    "all",
    "next",
    "kind",
    "excel",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_query_string_breaks_a_page(client, make_article, make_place, indexed, address):
    make_article()
    make_place("حلب")
    indexed()
    for value in VALUES:
        query = "&".join(f"{name}={value}" for name in NAMES)
        assert client.get(f"{address}?{query}").status_code in {200, 302}, value
        for name in NAMES:
            response = client.get(f"{address}?{name}={value}&q=حلب")
            assert response.status_code in {200, 302}, (name, value)


def test_no_page_of_an_entity_breaks(client, make_place, indexed, make_article):
    make_article()
    indexed()
    address = make_place("حلب").get_absolute_url()
    for value in VALUES:
        assert client.get(f"{address}?page={value}").status_code == 200
