"""Which format a list has, by its columns."""

import csv
from enum import Enum
from pathlib import Path

from articles.extraction.lists.geonames import ALTERNATE_COLUMNS, DUMP_COLUMNS
from articles.extraction.lists.pcodes import find_columns
from articles.extraction.mention import Kind

_STEMS = ("places", "place_aliases", "factions", "faction_aliases")


class Format(Enum):
    """The formats that are read, in the order in which files of one command are loaded."""

    ENTRIES = "our entries"
    GEONAMES = "GeoNames"
    PCODES = "P-codes"
    NAMES = "our names"
    ALTERNATE_NAMES = "GeoNames alternate names"


def detect(path: Path) -> Format:
    """The format of a file.

    Raises:
        ValueError: it has none of them; the message says which there are.
        OSError: it cannot be read.
    """
    if path.suffix.lower() in {".xlsx", ".xls", ".zip"}:
        raise ValueError(f"{path.name}: unpack it, or save the sheet as CSV (UTF-8)")
    line = _first_line(path)
    width = line.count("\t") + 1
    if width == DUMP_COLUMNS:
        return Format.GEONAMES
    if width in ALTERNATE_COLUMNS:
        return Format.ALTERNATE_NAMES
    header = next(csv.reader([line]), [])
    if find_columns(header):
        return Format.PCODES
    if path.name.startswith(_STEMS):
        return Format.NAMES if "aliases" in path.name else Format.ENTRIES
    raise ValueError(
        f"{path}: its name must begin with {', '.join(_STEMS)}, or its columns must be those of "
        "GeoNames (SY.txt, alternateNamesV2.txt) or of a list of P-codes (ADM1_PCODE, ADM1_AR)"
    )


def kind_of(path: Path) -> Kind:
    """Whether a file in our own format lists places or factions: its name says so."""
    return Kind.FACTION if path.name.startswith("faction") else Kind.PLACE


def _first_line(path: Path) -> str:
    """The first line that is no comment."""
    with path.open(encoding="utf-8-sig") as file:
        try:
            return next((line.strip("\r\n") for line in file if line[:1] != "#"), "")
        except UnicodeDecodeError as error:
            raise ValueError(f"{path.name}: {error}") from error
