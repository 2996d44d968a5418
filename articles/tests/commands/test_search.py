"""``search``: as the page answers, on the command line."""

import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(make_article, indexed) -> tuple[Article, Article]:
    aleppo = make_article(body="دخل الوفد حلب", external_id="a-1", title="الوفد")
    homs = make_article(body="غادر الوفد حمص", content_hash="homs", published="2015", title="حمص")
    indexed()
    return aleppo, homs


def run(capsys, *arguments: str) -> str:
    call_command("search", *arguments)
    return capsys.readouterr().out


def test_text(archive, capsys):
    aleppo, homs = archive
    lines = run(capsys, "وفد حلب").splitlines()
    assert lines[0] == "1 articles"
    assert lines[1] == f"{aleppo.pk}\t2016-12-13\tالوفد"
    assert lines[2:] == ["1 with some of the words", f"{homs.pk}\tحمص"]


def test_json(archive, capsys):
    (line,) = run(capsys, "حلب", "--format", "jsonl").splitlines()
    answer = json.loads(line)
    (hit,) = answer["hits"]
    assert (answer["query"], answer["total"]) == ("حلب", 1)
    assert hit.pop("score") > 0
    assert hit == {"id": archive[0].pk, "external_id": "a-1", "title": "الوفد"}


def test_a_file_of_queries(archive, capsys, tmp_path):
    path = tmp_path / "queries.txt"
    path.write_text("حلب\n\nلا شيء كهذا\nوفد\n", encoding="utf-8")
    answers = [json.loads(line) for line in run(capsys, "--queries", str(path)).splitlines()]
    assert [(a["query"], a["total"]) for a in answers] == [
        ("حلب", 1), ("", 2), ("لا شيء كهذا", 0), ("وفد", 2),
    ]  # fmt: skip
    assert answers[0]["hits"][0]["external_id"] == "a-1"


def test_filters_and_limit(archive, capsys):
    assert run(capsys, "الوفد", "--filter", "before=2015").startswith("1 articles")
    out = run(capsys, "الوفد", "--limit", "1")
    assert (out.splitlines()[0], len(out.splitlines())) == ("2 articles", 2)
    assert run(capsys, "--filter", "q=حلب").startswith("1 articles")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["حلب", "--limit", "0"], "--limit: at least 1"),
        (["حلب", "--filter", "place=x"], "x.*place"),
        (["--queries", "/nowhere/queries.txt"], "/nowhere/queries.txt: "),
    ],
)
def test_faults(archive, arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command("search", *arguments)


def test_a_file_of_queries_in_another_encoding(archive, tmp_path):
    path = tmp_path / "queries.txt"
    path.write_bytes("حلب".encode("cp1256"))
    with pytest.raises(CommandError, match=r"queries.txt"):
        call_command("search", "--queries", str(path))


def test_without_an_index_it_says_what_to_do(make_article):
    make_article()
    with pytest.raises(CommandError, match=r"run manage.py reindex"):
        call_command("search", "حلب")
