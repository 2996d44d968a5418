"""Labels find their texts by hash, and say which they cannot find."""

import gzip
import json
from hashlib import sha256
from pathlib import Path

import pytest

from articles.services.gold import GoldError, find_texts, read_gold

HALAB = "وصل إلى حلب"
HOMS = "عاد من حمص"


def label(text: str, surface: str, **fields: object) -> dict[str, object]:
    """A row without its text, with one span."""
    start = text.index(surface)
    span = {"start": start, "end": start + len(surface), "kind": "place", "surface": surface}
    return {"id": surface, "sha256": sha256(text.encode()).hexdigest(), "spans": [span], **fields}


def write(path: Path, *rows: object) -> Path:
    data = "\n\n".join(json.dumps(row) for row in rows).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.jsonl.gz"])
def test_texts_are_found_by_hash(tmp_path, name):
    corpus = write(tmp_path / name, {"title": "x"}, {"body": HOMS}, {"body": None}, {"body": HALAB})
    rows, skipped = find_texts([label(HALAB, "حلب"), label(HOMS, "حمص")], corpus)
    assert [(row["id"], row["text"]) for row in rows] == [("حلب", HALAB), ("حمص", HOMS)]
    assert skipped == []


def test_a_row_that_has_its_text_keeps_it(tmp_path):
    row = {"id": "a", "text": HALAB, "spans": []}
    assert find_texts([row], write(tmp_path / "corpus.jsonl", {"body": HOMS})) == ([row], [])


def test_a_text_that_is_not_there_is_named(tmp_path):
    corpus = write(tmp_path / "corpus.jsonl", {"body": HALAB + " "}, {"body": "\ud800"})
    rows, skipped = find_texts([label(HALAB, "حلب")], corpus)
    digest = sha256(HALAB.encode()).hexdigest()
    assert (rows, skipped) == ([], [f"حلب: no text in {corpus} has the hash {digest}"])


def test_labels_that_do_not_fit_the_text_are_named(tmp_path):
    row = label(HALAB, "حلب")
    row["spans"] = [{"start": 7, "end": 10, "surface": "حلب"}]
    rows, skipped = find_texts([row], write(tmp_path / "corpus.jsonl", {"body": HALAB}))
    assert (rows, skipped) == ([], ["حلب: the text does not have “حلب” at 7-10"])


def test_gold_is_read_with_or_without_texts(tmp_path):
    wanted = [{"id": "a", "text": HALAB, "spans": []}, label(HOMS, "حمص")]
    assert read_gold(write(tmp_path / "gold.jsonl", *wanted)) == wanted


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            {"id": "a", "spans": []},
            r"gold.jsonl, line 1: expected id, text \(or sha256\) and spans",
        ),
        ({"id": "a", "text": HALAB}, "gold.jsonl, line 1: expected"),
        (["a"], "gold.jsonl, line 1: no JSON object"),
    ],
)
def test_a_row_that_lacks_something(tmp_path, row, message):
    with pytest.raises(GoldError, match=message):
        read_gold(write(tmp_path / "gold.jsonl", row))


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("corpus.jsonl", b'{"body": "a"}\nno json', "corpus.jsonl, line 2: no JSON"),
        ("corpus.jsonl.gz", b"no gzip", "corpus.jsonl.gz: Not a gzipped file"),
        (
            "corpus.jsonl.gz",
            gzip.compress(b"{}\n" * 9, mtime=0)[:-9],
            "corpus.jsonl.gz: Compressed file",
        ),
    ],
)
def test_a_corpus_that_cannot_be_read(tmp_path, name, data, message):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(GoldError, match=message):
        find_texts([label(HALAB, "حلب")], tmp_path / name)
