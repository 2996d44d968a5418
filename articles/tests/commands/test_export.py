"""``export``: to standard output or to a file that is whole or not there."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.management.commands.export import _write_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(make_article, make_place, make_mention, indexed) -> None:
    article = make_article(title="-عنوان")
    make_mention(article, "حلب", entity=make_place("حلب"))
    make_article(body="خبر من حمص", content_hash="homs", published="2015")
    indexed()


def run(capsys, *arguments: str) -> str:
    call_command("export", *arguments)
    return capsys.readouterr().out


def test_csv(archive, capsys):
    rows = list(csv.DictReader(io.StringIO(run(capsys, "articles"))))
    assert [row["published_at"] for row in rows] == ["2016-12-13", "2015"]
    assert rows[0]["title"] == "'-عنوان"


def test_options(archive, capsys):
    text = run(capsys, "articles", "--excel", "--raw", "--filter", "q=حلب&after=2016")
    assert text.startswith("\ufeffarticle_id,")
    assert [row["title"] for row in csv.DictReader(io.StringIO(text))] == ["-عنوان"]


@pytest.mark.parametrize(("table", "count"), [("articles", 2), ("mentions", 1), ("entities", 1)])
def test_json_lines(archive, capsys, table, count):
    lines = run(capsys, table, "--format", "jsonl").splitlines()
    assert len([json.loads(line) for line in lines]) == count


def test_a_file(archive, tmp_path, capsys):
    path = tmp_path / "out.csv"
    path.write_text("older")
    assert run(capsys, "articles", "--output", str(path)) == ""
    assert path.read_bytes().decode() == run(capsys, "articles")
    assert list(tmp_path.glob("out*")) == [path]


def test_a_file_that_fails_half_way_leaves_the_older_one(tmp_path: Path):
    path = tmp_path / "out.csv"
    path.write_text("older")

    def lines():
        yield "half"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        _write_file(path, lines())
    assert path.read_text() == "older"
    assert list(tmp_path.glob("out*")) == [path]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["articles", "--filter", "place=x"], "x.*place"),
        (["mentions", "--filter", "afterr=2016"], "“afterr” is no filter"),
        (["articles", "--output", "/nowhere/out.csv"], "/nowhere/out.csv"),
    ],
)
def test_faults(archive, arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command("export", *arguments)


def test_without_an_index_it_says_what_to_do(make_article):
    make_article()
    with pytest.raises(CommandError, match=r"run manage.py reindex"):
        call_command("export", "articles")
