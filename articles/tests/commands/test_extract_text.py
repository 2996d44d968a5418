"""``extract_text``: texts in, mentions out, with no database at all where that is asked."""

import io
import json
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from articles.tests.site import ROOT

NOWHERE = {
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
    "SECRET_KEY": "only-for-tests",
}
TEXT = "دخل الجيش 😀 حلب يوم الثلاثاء"


def run_builtin(stdin: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603
        [sys.executable, str(ROOT / "manage.py"), "extract_text", "--builtin"],
        env=NOWHERE,
        input=stdin.encode(),
        capture_output=True,
        timeout=30,
        check=False,
    )


def test_the_built_in_lists_need_no_database():
    rows = [{"id": 1, "text": TEXT, "published": "2016-12-14"}, {"id": "ب", "text": "لا شيء"}]
    done = run_builtin("\n".join(json.dumps(row) for row in rows) + "\n\n")
    assert (done.returncode, done.stderr) == (0, b"")
    first, second = map(json.loads, done.stdout.decode().splitlines())
    assert second == {"id": "ب", "mentions": []}
    assert first["id"] == 1
    place = next(m for m in first["mentions"] if m["kind"] == "place")
    assert list(place) == [
        "start", "end", "kind", "surface", "entity", "entity_name", "value", "rule",
    ]  # fmt: skip
    assert (place["surface"], place["entity"], place["entity_name"]) == ("حلب", "aleppo", "حلب")
    assert TEXT[place["start"] : place["end"]] == "حلب"
    date = next(m for m in first["mentions"] if m["kind"] == "date")
    assert (date["surface"], date["value"], date["entity"]) == ("يوم الثلاثاء", "2016-12-13", None)


@pytest.fixture
def stdin(monkeypatch):
    def give(data: str | bytes) -> None:
        raw = data if isinstance(data, bytes) else data.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="ascii"))

    return give


def test_the_gazetteer_of_the_database(make_place, stdin, capsys):
    make_place("ضيعتنا", slug="ours")
    stdin(json.dumps({"id": 1, "text": "وصل إلى ضيعتنا"}))
    call_command("extract_text")
    (mention,) = json.loads(capsys.readouterr().out)["mentions"]
    assert (mention["entity"], mention["entity_name"]) == ("ours", "ضيعتنا")


def test_a_name_that_no_list_has_is_known_by_itself(db, stdin, capsys):
    stdin(json.dumps({"id": 1, "text": "وصل إلى قرية شخيتر أمس"}))
    call_command("extract_text")
    place, date = json.loads(capsys.readouterr().out)["mentions"]
    assert (place["entity"], place["entity_name"]) == (None, "شخيتر")
    assert (date["entity"], date["entity_name"]) == (None, None)


@pytest.mark.parametrize(
    ("published", "value"), [("2016-12-14", "2016-12-13"), (2016, ""), ("soon", ""), (None, "")]
)
def test_a_relative_date_needs_a_publication_date(db, stdin, capsys, published, value):
    stdin(json.dumps({"id": 1, "text": "يوم الثلاثاء", "published": published}))
    call_command("extract_text", "--builtin")
    (mention,) = json.loads(capsys.readouterr().out)["mentions"]
    assert (mention["value"] or "") == value


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("no json", "line 2: "),
        ("[]", "line 2: "),
        ('{"id": 1}', "line 2: .*text"),
        ('{"text": "x"}', "line 2: .*id"),
        ('{"id": 1, "text": 5}', "line 2: .*text"),
        (b'{"id": 1, "text": "\xcd"}', "utf-8"),
    ],
)
def test_faults_name_the_line(db, stdin, line, message):
    raw = line if isinstance(line, bytes) else line.encode()
    stdin(b'{"id": 1, "text": "x"}\n' + raw)
    with pytest.raises(CommandError, match=message):
        call_command("extract_text", "--builtin")
