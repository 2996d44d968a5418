"""OCHA's lists of P-codes (common operational datasets), as CSV with a header.

Every level has a code and names, in the spellings that the lists have had over the years:
``ADM1_PCODE, ADM1_AR, ADM1_EN``, ``admin1Pcode, admin1Name_ar, admin1Name_en``. A row names what it
is and all that it lies in, so parents follow from the row.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from articles.extraction.gazetteer import Entry, Name
from articles.extraction.lists.listed import (
    Listed,
    distinct,
    is_arabic,
    latitude,
    longitude,
    needs_context,
)
from articles.extraction.mention import Kind

_COLUMN = re.compile(r"adm(?:in)?(\d)_?(?:name)?_?(pcode|ar|en|)", re.IGNORECASE)
_LATITUDES, _LONGITUDES = ("latitude", "lat"), ("longitude", "long", "lon")
_TYPES = ("country", "governorate", "district", "district", "village", "neighbourhood")

Columns = Mapping[tuple[int, str], str]


def find_columns(header: Iterable[str]) -> Columns:
    """The columns of a header by level and content (pcode, ar, en); empty for another header.

    >>> find_columns(["ADM1_PCODE", "admin1Name_ar", "admin1Name", "OBJECTID"])
    {(1, 'pcode'): 'ADM1_PCODE', (1, 'ar'): 'admin1Name_ar', (1, 'en'): 'admin1Name'}
    """
    columns: dict[tuple[int, str], str] = {}
    for column in header:
        if match := _COLUMN.fullmatch(column.strip()):
            level, content = int(match[1]), match[2].lower() or "en"
            if level < len(_TYPES):
                columns.setdefault((level, content), column)
    return columns if any(content == "pcode" for _, content in columns) else {}


def key_of(pcode: str) -> str:
    """The key under which a list of P-codes speaks of a place."""
    return f"pcode-{pcode.lower()}"


def read_pcodes(path: Path) -> Listed:
    """The places of every level, each once; those without an Arabic name are left out.

    Raises:
        ValueError: a row is bad; the message names file and line.
    """
    entries: dict[str, Entry] = {}
    left_out: set[str] = set()
    for line, row, columns in _rows(path):
        try:
            for entry in _read_row(row, columns):
                if not entry.name_ar:
                    left_out.add(entry.key)
                else:
                    entries.setdefault(entry.key, entry)
        except ValueError as error:
            raise ValueError(f"{path.name}, line {line}: {error}") from error
    names = distinct(name for entry in entries.values() for name in _names(entry))
    return Listed(tuple(entries.values()), names, len(left_out - entries.keys()))


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str], Columns]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            reader = csv.DictReader(file, restval="")
            columns = find_columns(reader.fieldnames or ())
            for row in reader:
                # The second row often holds HXL tags (#adm1+code).
                if not any((value or "").startswith("#") for value in row.values()):
                    texts = {name: (value or "").strip() for name, value in row.items() if name}
                    yield reader.line_num, texts, columns
        except (UnicodeDecodeError, csv.Error) as error:
            raise ValueError(f"{path.name}: {error}") from error


def _read_row(row: Mapping[str, str], columns: Columns) -> Iterator[Entry]:
    """The places that a row names, the widest first; the last one has the coordinates."""
    levels = [level for level, content in sorted(columns) if content == "pcode"]
    pcodes = {level: row[columns[level, "pcode"]] for level in levels}
    filled = [level for level in levels if pcodes[level]]
    if not filled:
        raise ValueError("it has no P-code")
    parent = ""
    for level in filled:
        written = row.get(columns.get((level, "ar"), ""), "")
        name = written if is_arabic(written) else ""
        has_position = level == filled[-1]
        yield Entry(
            key=key_of(pcodes[level]),
            kind=Kind.PLACE,
            name_ar=name,
            name_en=row.get(columns.get((level, "en"), ""), ""),
            type=_TYPES[level],
            parent=parent,
            latitude=latitude(_first(row, _LATITUDES)) if has_position else None,
            longitude=longitude(_first(row, _LONGITUDES)) if has_position else None,
            pcode=pcodes[level],
            source="ocha",
        )
        parent = key_of(pcodes[level]) if name else parent


def _first(row: Mapping[str, str], names: Iterable[str]) -> str:
    """The value of the first of these columns that a row has, however it is capitalised."""
    lower = {name.lower(): value for name, value in row.items()}
    return next((lower[name] for name in names if name in lower), "")


def _names(entry: Entry) -> Iterator[Name]:
    for text, language in ((entry.name_ar, "ar"), (entry.name_en, "en")):
        if text:
            yield Name(text, entry.key, Kind.PLACE, language, needs_context=needs_context(text))
