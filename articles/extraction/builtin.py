"""Read gazetteer files: the built-in lists in ``data/`` and any CSV of the same columns.

``data/README.md`` documents the columns and the sources.
"""

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from articles.extraction.dates.periods import bounds
from articles.extraction.gazetteer import Entry, Gazetteer, Name
from articles.extraction.mention import Kind

DATA = Path(__file__).parent / "data"


@cache
def builtin_entries() -> tuple[Entry, ...]:
    """The entities of the built-in gazetteer."""
    return tuple(
        entry
        for stem, kind in (("places", Kind.PLACE), ("factions", Kind.FACTION))
        for path in sorted(DATA.glob(f"{stem}*.csv"))
        for entry in read_entries(path, kind)
    )


@cache
def builtin_names() -> tuple[Name, ...]:
    """The names of the built-in gazetteer: aliases, then main names that no alias row repeats."""
    aliases = [
        name
        for stem, kind in (("place_aliases", Kind.PLACE), ("faction_aliases", Kind.FACTION))
        for path in sorted(DATA.glob(f"{stem}*.csv"))
        for name in read_names(path, kind)
    ]
    return tuple(with_main_names(builtin_entries(), aliases))


@cache
def builtin_gazetteer() -> Gazetteer:
    """The built-in gazetteer, ready to find names."""
    return Gazetteer(builtin_entries(), builtin_names())


@cache
def builtin_version() -> str:
    """A short digest of the built-in files: changes when any of them does."""
    digest = blake2b(digest_size=6)
    for path in sorted(DATA.glob("*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def with_main_names(entries: Iterable[Entry], aliases: list[Name]) -> Iterator[Name]:
    """The aliases and, for each entry, its Arabic and English name unless an alias repeats it.

    An alias row with the text of the main name so decides whether that name needs context.
    """
    listed = {(name.key, name.text) for name in aliases}
    yield from aliases
    for entry in entries:
        for text, language in ((entry.name_ar, "ar"), (entry.name_en, "en")):
            if text and (entry.key, text) not in listed:
                yield Name(text, entry.key, entry.kind, language)


def read_entries(path: Path, kind: Kind) -> Iterator[Entry]:
    """The entries of a CSV file.

    Raises:
        ValueError: a row lacks a field or has a bad number or date; the message names file and line.
    """
    for line, row in _rows(path):
        try:
            if not row["key"] or not row["name_ar"]:
                raise ValueError("key and name_ar must not be empty")
            yield Entry(
                key=row["key"],
                kind=kind,
                name_ar=row["name_ar"],
                name_en=row.get("name_en", ""),
                type=row.get("type", ""),
                side=row.get("side", ""),
                parent=row.get("parent", ""),
                latitude=_number(row.get("latitude")),
                longitude=_number(row.get("longitude")),
                geonames_id=int(row["geonames_id"]) if row.get("geonames_id") else None,
                pcode=row.get("pcode", ""),
                active_from=_edtf(row.get("active_from")),
                active_to=_edtf(row.get("active_to")),
                source=row.get("source", ""),
            )
        except (KeyError, ValueError) as error:
            raise ValueError(f"{path.name}, line {line}: {error}") from error


def read_names(path: Path, kind: Kind) -> Iterator[Name]:
    """The aliases of a CSV file.

    Raises:
        ValueError: a row lacks a key or a text or has a bad date; the message names file and line.
    """
    for line, row in _rows(path):
        try:
            if not row.get("key") or not row.get("text"):
                raise ValueError("key and text must not be empty")
            yield Name(
                text=row["text"],
                key=row["key"],
                kind=kind,
                language=row.get("language") or "ar",
                needs_context=row.get("needs_context") == "1",
                valid_from=_edtf(row.get("valid_from")),
                valid_to=_edtf(row.get("valid_to")),
            )
        except ValueError as error:
            raise ValueError(f"{path.name}, line {line}: {error}") from error


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and row of a CSV file; lines that begin with # are comments."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = [(number, line) for number, line in enumerate(file, 1) if line[:1] != "#"]
        reader = csv.DictReader((line for _, line in lines), restval="")
        for row in reader:
            number = lines[min(reader.line_num, len(lines)) - 1][0]
            yield number, {column: value.strip() for column, value in row.items() if column}
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValueError(f"{path.name}: {error}") from error


def _edtf(text: str | None) -> str:
    if text and bounds(text) is None:
        raise ValueError(f"“{text}” is no date (2016-12-13, 2016-12, 2016)")
    return text or ""


def _number(text: str | None) -> float | None:
    return float(text) if text else None
