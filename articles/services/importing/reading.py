"""Read articles from files: one a text file, one a row of CSV, one a line of JSON Lines."""

import csv
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from articles.services.importing.decoding import open_text, read_text
from articles.services.importing.records import COLUMNS, BadRow, Record, make_record

FORMATS = ("txt", "csv", "jsonl")
_SUFFIXES = {".txt": "txt", ".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}
MANIFEST_NAME = "manifest.csv"
#: What a file raises that is no file, ends too early, is damaged or in no known encoding.
_UNREADABLE = (OSError, EOFError, zlib.error, UnicodeDecodeError, csv.Error)

Manifest = Mapping[str, Mapping[str, str]]


class InputError(Exception):
    """The input cannot be read at all; the message names the file and what is wrong with it."""


def find_files(patterns: Iterable[str], file_format: str) -> list[Path]:
    """The files that paths, folders and globs name, in order, none twice.

    Raises:
        InputError: a path names nothing, or a file whose format is not known.
    """
    files: dict[Path, None] = {}
    for pattern in patterns:
        path = Path(pattern)
        named = [path] if path.exists() else _match_glob(pattern)
        if not named:
            raise InputError(f"{pattern}: no such file or folder")
        for candidate in named:
            if candidate.is_dir():
                files |= dict.fromkeys(_files_inside(candidate, file_format))
            else:
                format_of(candidate, file_format)
                files[candidate] = None
    return list(files)


def _match_glob(pattern: str) -> list[Path]:
    path = Path(pattern)
    root = Path(path.anchor)
    return sorted(root.glob(str(path.relative_to(root)))) if path.name else []


def format_of(path: Path, file_format: str) -> str:
    """The format of a file: the one asked for, or by its name's end (before .gz).

    Raises:
        InputError: the name says nothing.
    """
    if file_format != "auto":
        return file_format
    suffixes = [suffix for suffix in path.suffixes if suffix != ".gz"]
    found = _SUFFIXES.get(suffixes[-1].lower()) if suffixes else None
    if found is None:
        raise InputError(f"{path}: unknown kind of file; say --format {'|'.join(FORMATS)}")
    return found


def read_manifest(path: Path) -> dict[str, dict[str, str]]:
    """What a manifest says of each text file, by file name.

    Raises:
        InputError: the file cannot be read or has no column ``file``.
    """
    manifest: dict[str, dict[str, str]] = {}
    try:
        with open_text(path) as lines:
            reader = csv.DictReader(lines)
            if "file" not in (reader.fieldnames or ()):
                raise InputError(f"{path}: the manifest has no column “file”")
            for row in reader:
                manifest[row["file"]] = {name: value or "" for name, value in row.items() if name}
    except _UNREADABLE as error:
        raise InputError(f"{path}: {error}") from error
    return manifest


def find_manifests(files: Iterable[Path], file_format: str) -> dict[Path, Manifest]:
    """The manifests that lie beside text files, by folder.

    Raises:
        InputError: one of them cannot be read or has no column ``file``.
    """
    folders = {path.parent for path in files if format_of(path, file_format) == "txt"}
    return {
        folder: read_manifest(folder / MANIFEST_NAME)
        for folder in sorted(folders)
        if (folder / MANIFEST_NAME).is_file()
    }


def read_records(path: Path, file_format: str, manifest: Manifest) -> Iterator[Record | BadRow]:
    """The articles of one file; what is wrong with a row comes as a :class:`BadRow`.

    Raises:
        InputError: the file as a whole cannot be read.
    """
    readers = {"txt": _read_txt, "csv": _read_csv, "jsonl": _read_jsonl}
    try:
        yield from readers[format_of(path, file_format)](path, manifest)
    except _UNREADABLE as error:
        raise InputError(f"{path}: {error}") from error


def _read_txt(path: Path, manifest: Manifest) -> Iterator[Record | BadRow]:
    try:
        body = read_text(path)
    except UnicodeDecodeError as error:
        yield BadRow(str(path), f"byte {error.start} is no text in {error.encoding}")
        return
    # A text file's name is no identifier of its source: the same name may come from anywhere.
    yield make_record({**manifest.get(path.name, {}), "body": body}, str(path))


def _read_csv(path: Path, _manifest: Manifest) -> Iterator[Record | BadRow]:
    csv.field_size_limit(sys.maxsize)
    with open_text(path) as lines:
        reader = csv.DictReader(lines, strict=True)
        if not set(COLUMNS["body"]) & set(reader.fieldnames or ()):
            raise InputError(f"{path}, line 1: no column “body” (or “text”)")
        while True:
            # Where the row begins: a text may go on over many lines.
            where = f"{path}, line {reader.reader.line_num + 1}"
            try:
                row = next(reader, None)
            except csv.Error as error:
                yield BadRow(where, str(error))
                continue
            if row is None:
                return
            if None in row:
                yield BadRow(where, "more fields than the header has")
            else:
                yield make_record(row, where)


def _read_jsonl(path: Path, _manifest: Manifest) -> Iterator[Record | BadRow]:
    with open_text(path) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            where = f"{path}, line {number}"
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield BadRow(where, f"no JSON: {error}")
                continue
            if isinstance(row, dict):
                yield make_record(row, where)
            else:
                yield BadRow(where, "no JSON object")


def _files_inside(folder: Path, file_format: str) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        suffixes = [suffix for suffix in path.suffixes if suffix != ".gz"]
        known = _SUFFIXES.get(suffixes[-1].lower()) if suffixes else None
        is_wanted = known == file_format if file_format != "auto" else known is not None
        if path.is_file() and is_wanted and path.name != MANIFEST_NAME:
            yield path
