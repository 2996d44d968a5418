"""What monitors ask."""

from django.db import connection


def test_all_is_well(client, make_article, indexed):
    make_article()
    indexed()
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"database": "ok", "index": "ok"}


def test_an_index_that_is_being_built_is_no_failure(client, db):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json()["index"] == "building"


def test_a_database_that_does_not_answer_is_one(client, db):
    def refuse(*_args):
        raise OSError("gone")

    with connection.execute_wrapper(refuse):
        response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["database"] == "error"


def test_a_closed_site_still_answers(client, db, settings):
    settings.PUBLIC_READ = False
    assert client.get("/healthz").status_code == 200
