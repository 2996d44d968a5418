"""Labelled texts, which extraction is scored against: JSON Lines of ``id`` and ``spans``.

A row holds its ``text``, or names it by ``sha256``, the hash of its bytes in UTF-8: so labels can
be kept where the texts may not. Such texts are found in a file of articles (``body``).
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from articles.services.importing.decoding import open_text

Row = dict[str, Any]


class GoldError(Exception):
    """A file of labels or texts cannot be read; the message names the file and the row."""


def read_gold(path: Path) -> list[Row]:
    """The rows of a file of labels; each has its text or the hash of it.

    Raises:
        GoldError: the file cannot be read, or a row lacks what it needs.
    """
    rows = []
    for where, row in _read_rows(path):
        if not {"id", "spans"} <= row.keys() or row.keys().isdisjoint({"text", "sha256"}):
            raise GoldError(f"{where}: expected id, text (or sha256) and spans")
        rows.append(row)
    return rows


def find_texts(rows: Sequence[Row], corpus: Path) -> tuple[list[Row], list[str]]:
    """The rows with their texts from ``corpus``, and one message for each row to be skipped.

    Raises:
        GoldError: the corpus cannot be read.
    """
    bodies = _find_bodies({row["sha256"] for row in rows if "text" not in row}, corpus)
    found, skipped = [], []
    for row in rows:
        text = row["text"] if "text" in row else bodies.get(row["sha256"])
        if text is None:
            skipped.append(f"{row['id']}: no text in {corpus} has the hash {row['sha256']}")
        elif span := _find_false_span(row, text):
            words, place = span["surface"], f"{span['start']}-{span['end']}"
            skipped.append(f"{row['id']}: the text does not have “{words}” at {place}")
        else:
            found.append({**row, "text": text})
    return found, skipped


def _find_bodies(hashes: set[str], corpus: Path) -> dict[str, str]:
    bodies: dict[str, str] = {}
    for _, row in _read_rows(corpus):
        if len(bodies) == len(hashes):
            break
        body = row.get("body")
        if isinstance(body, str):
            # Half a surrogate pair is no text: it gets a hash that no label names.
            digest = sha256(body.encode(errors="surrogatepass")).hexdigest()
            if digest in hashes:
                bodies[digest] = body
    return bodies


def _find_false_span(row: Row, text: str) -> Row | None:
    """The first span that does not stand in the text where its label says."""
    for span in row["spans"]:
        words = text[span["start"] : span["end"]]
        if span.get("surface", words) != words:
            return dict(span)
    return None


def _read_rows(path: Path) -> Iterator[tuple[str, Row]]:
    try:
        with open_text(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    where = f"{path}, line {number}"
                    yield where, _read_row(line, where)
    except (OSError, EOFError, zlib.error) as error:
        raise GoldError(f"{path}: {error}") from error


def _read_row(line: str, where: str) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{where}: no JSON: {error}") from error
    if not isinstance(row, dict):
        raise GoldError(f"{where}: no JSON object")
    return row
