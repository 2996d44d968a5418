"""``score_extraction``: the table, the faults, the minima."""

import json
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TEXT = "وصل إلى حلب وحمص يوم الثلاثاء"


def span(surface: str, kind: str, **fields: object) -> dict[str, object]:
    start = TEXT.index(surface)
    return {"start": start, "end": start + len(surface), "kind": kind, **fields}


@pytest.fixture
def gold(tmp_path) -> str:
    """Of two places one is labelled, and one that is none."""
    spans = [
        span("حلب", "place", canonical="حلب"),
        span("وصل", "place"),
        span("يوم الثلاثاء", "date", value="2016-12-13"),
    ]
    path = tmp_path / "gold.jsonl"
    row = {"id": "a", "text": TEXT, "published_on": "2016-12-14", "spans": spans}
    path.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    return str(path)


def run(capsys, *arguments: str) -> str:
    call_command("score_extraction", *arguments)
    return capsys.readouterr().out


def test_the_table(gold, capsys):
    table = [line.split() for line in run(capsys, gold).splitlines()]
    assert table[0] == ["kind", "P", "R", "F1", "right", "found", "gold", "reading"]
    assert table[1] == ["place", "0.500", "0.500", "0.500", "1", "2", "2", "1.000", "of", "1"]
    assert table[2][:4] == ["faction", "0.000", "0.000", "0.000"]
    assert table[3] == ["date", "1.000", "1.000", "1.000", "1", "1", "1", "1.000", "of", "1"]


def test_errors_are_shown_in_their_context(gold, capsys):
    faults = [line.split("\t") for line in run(capsys, gold, "--errors").splitlines()[4:]]
    assert sorted((fault[1], fault[3]) for fault in faults) == [
        ("missed", "[وصل] إلى حلب وحمص يوم الثلاثاء"),
        ("wrong", "وصل إلى حلب و[حمص] يوم الثلاثاء"),
    ]


def test_minima(gold, capsys):
    run(capsys, gold, "--min", "place=0.5, date=1")
    with pytest.raises(CommandError, match="below the minimum: place, faction") as fault:
        run(capsys, gold, "--min", "place=0.51,faction=0.1,date=0.9")
    assert fault.value.returncode == 1


@pytest.mark.parametrize("minima", ["place", "place=high", "person=0.5"])
def test_minima_that_make_no_sense(gold, minima):
    with pytest.raises(CommandError, match=f"--min: “{minima}” is not like place=0.9"):
        call_command("score_extraction", gold, "--min", minima)


@pytest.mark.parametrize("content", ["no json", "[]", '{"id": 1, "text": ""}'])
def test_a_gold_file_that_is_none(tmp_path, content):
    path = tmp_path / "gold.jsonl"
    path.write_text(content)
    with pytest.raises(CommandError, match=r"gold.jsonl"):
        call_command("score_extraction", str(path))


def test_a_gold_file_that_is_not_there():
    with pytest.raises(CommandError, match=r"/nowhere/gold.jsonl"):
        call_command("score_extraction", "/nowhere/gold.jsonl")


@pytest.fixture
def gold_without_texts(gold, tmp_path) -> tuple[str, str]:
    """A file of labels, one of a text that is nowhere, and the file that has the other text."""
    row = json.loads(Path(gold).read_text(encoding="utf-8"))
    row["sha256"] = sha256(row.pop("text").encode()).hexdigest()
    labels, corpus = tmp_path / "labels.jsonl", tmp_path / "corpus.jsonl"
    labels.write_text("\n".join(json.dumps(r) for r in (row, {**row, "id": "b", "sha256": "0"})))
    corpus.write_text(json.dumps({"body": TEXT}))
    return str(labels), str(corpus)


def test_texts_that_stand_elsewhere(gold, gold_without_texts, capsys):
    labels, corpus = gold_without_texts
    table = run(capsys, gold)
    call_command("score_extraction", labels, "--texts", corpus)
    out, err = capsys.readouterr()
    assert out == "texts: 1 scored, 1 skipped\n" + table
    assert err == f"skipped: b: no text in {corpus} has the hash 0\n"


def test_texts_that_are_wanting(gold_without_texts, tmp_path):
    labels, _ = gold_without_texts
    with pytest.raises(CommandError, match=r"labels.jsonl is without its texts: say --texts"):
        call_command("score_extraction", labels)
    with pytest.raises(CommandError, match=r"/nowhere/corpus.jsonl"):
        call_command("score_extraction", labels, "--texts", "/nowhere/corpus.jsonl")
    empty = tmp_path / "empty.jsonl"
    empty.write_text("")
    with pytest.raises(CommandError, match=r"labels.jsonl: all 2 texts skipped"):
        call_command("score_extraction", labels, "--texts", str(empty))


class Page(HTMLParser):
    """The elements of a page, and the text of those of one class."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._depth = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "div" and dict(attrs).get("class") == "text":
            self.texts.append("")
            self._depth = 1

    def handle_endtag(self, tag):
        self._depth = 0 if tag == "div" else self._depth

    def handle_data(self, data):
        if self._depth:
            self.texts[-1] += data


def test_a_page_shows_labels_and_finds_side_by_side(gold, tmp_path, capsys):
    path = tmp_path / "page.html"
    run(capsys, gold, "--html", str(path))
    page = Page(path.read_text(encoding="utf-8"))
    # A fault has a sign before it, so that colour is not all that tells.
    assert page.texts == [
        "−وصل إلى ✓حلب وحمص ✓يوم الثلاثاء",
        "وصل إلى ✓حلب و✗حمص ✓يوم الثلاثاء",
    ]
    html = next(attributes for tag, attributes in page.tags if tag == "html")
    assert html == {"lang": "ar", "dir": "rtl"}


def test_the_page_stands_alone_and_escapes_what_it_shows(tmp_path, capsys):
    gold, path = tmp_path / "gold.jsonl", tmp_path / "page.html"
    row = {"id": "<b>", "text": "<script>alert(1)</script> في حلب", "spans": []}
    gold.write_text(json.dumps(row), encoding="utf-8")
    run(capsys, str(gold), "--html", str(path))
    page = Page(path.read_text(encoding="utf-8"))
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "img", "b"}
    assert not any("style" in attributes for _, attributes in page.tags)
    assert "@layer tokens" in path.read_text(encoding="utf-8")
    assert page.texts[0] == row["text"]


def test_a_page_that_cannot_be_written(gold, tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        call_command("score_extraction", gold, "--html", str(tmp_path / "nowhere" / "page.html"))
