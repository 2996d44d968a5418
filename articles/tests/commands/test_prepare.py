"""``prepare``: from nothing to a site, and nothing more when it is run again."""

import re

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import Alias, Article, Entity, IndexChange, Mention
from articles.search.request import SearchRequest
from articles.search.results import search

pytestmark = pytest.mark.django_db
TABLES = (Article, Mention, Entity, Alias, User, IndexChange)


@pytest.fixture(autouse=True)
def static_root(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    return settings.STATIC_ROOT


def test_it_prepares_once(capsys, static_root, rf):
    call_command("prepare")
    said = capsys.readouterr().out
    password = re.search(r"Account “admin” with the password (\S+) \(shown only this once\)", said)
    assert authenticate(rf.get("/"), username="admin", password=password[1]).is_superuser
    assert search(SearchRequest()).total == 5
    assert "5 new, 0 duplicate, 0 bad" in said
    assert (static_root / "css").is_dir()
    rows = [list(table.objects.order_by("pk").values()) for table in TABLES]

    call_command("prepare")
    again = capsys.readouterr().out
    assert "password" not in again
    assert "new, 0 duplicate" not in again
    assert again.startswith("0 entities new, 0 changed, 0 kept as edited; 0 names new\n")
    assert again.endswith("the index is current, 0 pending changes read\n")
    assert [list(table.objects.order_by("pk").values()) for table in TABLES] == rows


def test_an_archive_that_has_articles_gets_no_seeds(make_article, capsys):
    make_article()
    User.objects.create_superuser("root")
    call_command("prepare")
    assert Article.objects.count() == 1
    assert "password" not in capsys.readouterr().out


def test_a_folder_that_cannot_be_made_is_one_line(settings, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "file/var/db.sqlite3"}
    monkeypatch.setitem(settings.DATABASES, "default", database)
    with pytest.raises(CommandError, match="file/var: Not a directory"):
        call_command("prepare")
