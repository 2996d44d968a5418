"""Write rows as CSV or JSON Lines, one after the other, so that tables of any length stream."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

#: OWASP, "CSV Injection"; the full-width signs are those of East Asian spreadsheets.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write_csv(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    *,
    excel: bool = False,
    raw: bool = False,
) -> Iterator[str]:
    """Lines of CSV (RFC 4180); ``excel`` puts a byte order mark first.

    Text that a spreadsheet would run as a formula gets an apostrophe before it, unless ``raw``.
    """
    writer = csv.writer(_Echo())
    yield ("\ufeff" if excel else "") + writer.writerow(columns)
    for row in rows:
        cells = [_cell(row[column]) for column in columns]
        yield writer.writerow(cells if raw else map(guard_cell, cells))


def write_jsonl(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Lines of JSON, the columns as keys, empty values null."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, default=str) + "\n"


def guard_cell(value: Any) -> Any:
    """Text that begins like a formula, made harmless; numbers stay numbers.

    >>> guard_cell("=1+1"), guard_cell(-3.5)
    ("'=1+1", -3.5)
    """
    if isinstance(value, str) and value.startswith(_DANGEROUS):
        return f"'{value}"
    return value


def join_values(values: Iterable[str]) -> str:
    """Several values in one cell.

    >>> join_values(["حلب", "تدمر"])
    'حلب|تدمر'
    """
    return "|".join(value.replace("|", "¦") for value in values)


class _Echo:
    """A file that hands back what is written to it, so that CSV can be streamed."""

    def write(self, line: str) -> str:
        return line


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value
