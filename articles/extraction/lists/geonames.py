"""GeoNames: the dump of a country (``SY.txt``) and ``alternateNamesV2.txt``.

Both are tab separated without a header, as https://download.geonames.org/export/dump/readme.txt
describes them. A dump is read twice, for the parts of a country and then for what lies in them; of
the 17 million alternate names only those of wanted places are kept, so memory does not grow with
the file.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

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

DUMP_COLUMNS = 19
#: Older files lack the two columns of years.
ALTERNATE_COLUMNS = (8, 10)
_LANGUAGES = frozenset(("ar", "en"))
_CITY, _TOWN = 50_000, 10_000
_PARTS = ("PCLI", "ADM1", "ADM2", "ADM3")
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        code: type_
        for type_, codes in (
            ("country", "PCL PCLI PCLD PCLF PCLS"),
            ("governorate", "ADM1"),
            ("district", "ADM2 ADM3 ADM4"),
            ("region", "RGN RGNE RGNL"),
            ("city", "PPLC PPLA"),
            ("neighbourhood", "PPLX SUBS"),
            ("camp", "CMP CMPRF"),
            ("river", "STM STMI STMX CNL"),
            ("lake", "LK LKS RSV LGN"),
            ("mountain", "MT MTS PK RDGE HLL HLLS"),
            ("valley", "VAL WAD WADS"),
            ("plain", "PLN PLNX PLAT"),
            ("desert", "DSRT"),
            ("road", "RD"),
            ("airport", "AIRP AIRF AIRH"),
            ("base", "AIRB MILB INSM NVB"),
            ("crossing", "PSTB"),
            ("dam", "DAM"),
            ("castle", "CSTL FT"),
            ("island", "ISL ISLS"),
            ("sea", "SEA GULF BAY"),
            ("site", "RUIN ANS ARCH OILF OILR PRN"),
        )
        for code in codes.split()
    }
)


class Row(NamedTuple):
    """The columns of a dump, as GeoNames calls them."""

    geonameid: str
    name: str
    asciiname: str
    alternatenames: str
    latitude: str
    longitude: str
    feature_class: str
    feature_code: str
    country: str
    cc2: str
    admin1: str
    admin2: str
    admin3: str
    admin4: str
    population: str
    elevation: str
    dem: str
    timezone: str
    modified: str


def key_of(geonames_id: int | str) -> str:
    """The key under which a list of GeoNames speaks of a place."""
    return f"geonames-{geonames_id}"


def read_ids(path: Path) -> set[int]:
    """The ids of a dump.

    Raises:
        ValueError: as :func:`read_dump`.
    """
    return {int(row.geonameid) for _, row in _rows(path)}


def read_dump(path: Path, alternates: Mapping[str, str]) -> Listed:
    """The places of a dump that have a useful type and an Arabic name.

    ``alternates`` gives Arabic names (by key) that come before those of the dump itself.

    Raises:
        ValueError: a row is none of GeoNames; the message names file and line.
    """
    parts = _read_parts(path)
    entries: list[Entry] = []
    names: list[Name] = []
    left_out = 0
    for line, row in _rows(path):
        key = key_of(row.geonameid)
        own = [name for name in row.alternatenames.split(",") if is_arabic(name)]
        arabic = ([alternates[key]] if key in alternates else []) + own
        type_ = _type_of(row)
        if not (type_ and arabic):
            left_out += 1
            continue
        try:
            entries.append(_entry(row, key, type_, arabic[0], _parent_of(row, parts)))
        except ValueError as error:
            raise ValueError(f"{path.name}, line {line}: {error}") from error
        names += [_name(text, key, "ar") for text in arabic]
        names += [_name(text, key, "en") for text in (row.name, row.asciiname)]
    return Listed(tuple(entries), distinct(names), left_out)


def read_alternate_names(path: Path, wanted: Collection[int]) -> Listed:
    """The Arabic and English names of wanted places, the preferred ones first.

    Raises:
        ValueError: a row is none of GeoNames; the message names file and line.
    """
    keys = frozenset(map(str, wanted))
    found: list[tuple[bool, Name]] = []
    for line, columns in _split(path, ALTERNATE_COLUMNS):
        _, geonameid, language, text, preferred, _short, colloquial, historic, *_years = columns
        if geonameid not in keys:
            if not geonameid.isdigit():
                raise ValueError(f"{path.name}, line {line}: “{geonameid}” is no GeoNames id")
            continue
        if language not in _LANGUAGES or historic == "1" or colloquial == "1":
            continue
        if language == "ar" and not is_arabic(text):
            continue
        found.append((preferred != "1", _name(text, key_of(geonameid), language)))
    found.sort(key=lambda pair: pair[0])
    return Listed(names=distinct(name for _, name in found))


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    for line, columns in _split(path, (DUMP_COLUMNS,)):
        row = Row(*columns)
        if not row.geonameid.isdigit():
            raise ValueError(f"{path.name}, line {line}: “{row.geonameid}” is no GeoNames id")
        yield line, row


def _split(path: Path, widths: Collection[int]) -> Iterator[tuple[int, list[str]]]:
    """Line number and columns of a tab separated file, one line in memory at a time."""
    with path.open(encoding="utf-8-sig", newline="\n") as file:
        try:
            for number, line in enumerate(file, 1):
                columns = line.rstrip("\r\n").split("\t")
                if len(columns) in widths:
                    yield number, columns
                elif line.strip():
                    wanted = " or ".join(map(str, widths))
                    raise ValueError(
                        f"{path.name}, line {number}: {len(columns)} columns, expected {wanted}"
                    )
        except UnicodeDecodeError as error:
            raise ValueError(f"{path.name}: {error}") from error


def _read_parts(path: Path) -> dict[tuple[str, ...], str]:
    """The keys of countries, governorates and districts by their codes."""
    return {
        _codes(row)[: 1 + _PARTS.index(row.feature_code)]: key_of(row.geonameid)
        for _, row in _rows(path)
        if row.feature_code in _PARTS
    }


def _codes(row: Row) -> tuple[str, ...]:
    return row.country, row.admin1, row.admin2, row.admin3


def _parent_of(row: Row, parts: Mapping[tuple[str, ...], str]) -> str:
    """The smallest part of the country that a place lies in and that the dump has."""
    codes, own = _codes(row), key_of(row.geonameid)
    deepest = _PARTS.index(row.feature_code) if row.feature_code in _PARTS else len(codes)
    for length in range(deepest, 0, -1):
        key = parts.get(codes[:length], own)
        if codes[length - 1] and key != own:
            return key
    return ""


def _type_of(row: Row) -> str:
    """Our type of a place; of settlements the population decides. Empty where there is none."""
    if row.feature_code in _TYPES:
        return _TYPES[row.feature_code]
    if row.feature_class != "P":
        return ""
    population = int(row.population) if row.population.isdigit() else 0
    return "city" if population >= _CITY else "town" if population >= _TOWN else "village"


def _entry(row: Row, key: str, type_: str, name_ar: str, parent: str) -> Entry:
    return Entry(
        key=key,
        kind=Kind.PLACE,
        name_ar=name_ar,
        name_en=row.name,
        type=type_,
        parent=parent,
        latitude=latitude(row.latitude),
        longitude=longitude(row.longitude),
        geonames_id=int(row.geonameid),
        source="geonames",
    )


def _name(text: str, key: str, language: str) -> Name:
    return Name(text, key, Kind.PLACE, language, needs_context=needs_context(text))
