"""The labels of articles whose texts are not in the repository hold together."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from articles.extraction.dates import bounds
from articles.extraction.mention import Kind

FILES = [
    path
    for path in sorted((Path(__file__).parent / "gold").glob("*.jsonl"))
    if path.stem != "seeds"
]
ROWS = [
    pytest.param(json.loads(line), id=f"{path.stem}-{number}")
    for path in FILES
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
]
LONGEST_NAME = 60


def test_no_article_is_labelled_twice():
    names = [(row.values[0]["id"], row.values[0]["sha256"]) for row in ROWS]
    assert len(names) >= 16
    assert len({name for name, _ in names}) == len({digest for _, digest in names}) == len(names)


@pytest.mark.parametrize("row", ROWS)
def test_a_row_names_its_text_without_holding_it(row: dict[str, Any]):
    assert row.keys() == {"id", "sha256", "source", "published_on", "spans"}
    assert re.fullmatch("[0-9a-f]{64}", row["sha256"])
    assert row["sha256"][:10] in row["id"]
    assert row["published_on"] is None or bounds(row["published_on"])


@pytest.mark.parametrize("row", ROWS)
def test_spans_stand_one_after_the_other(row: dict[str, Any]):
    end = 0
    for span in row["spans"]:
        assert end <= span["start"] < span["end"]
        assert len(span["surface"]) == span["end"] - span["start"] <= LONGEST_NAME
        end = span["end"]


@pytest.mark.parametrize("row", ROWS)
def test_dates_have_values_and_names_have_entities(row: dict[str, Any]):
    for span in row["spans"]:
        if Kind(span["kind"]) is Kind.DATE:
            assert span["canonical"] is None
            assert span["value"] is None or bounds(span["value"])
        else:
            assert span["value"] is None
            assert span["canonical"] is None or span["canonical"].strip()
