"""The built-in places: what the matcher and the map rely on holds for every row."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from articles.extraction import builtin
from articles.extraction.places.head_words import EDGES
from articles.extraction.places.head_words import TYPES as TYPES_OF_HEADS
from articles.language.fold import fold

DATA = Path(builtin.__file__).parent / "data"
PLACES = sorted(DATA.glob("places*.csv"))
ALIASES = sorted(DATA.glob("place_aliases*.csv"))
TYPES = {
    *("continent", "region", "country", "governorate", "district"),
    *("city", "town", "village", "neighbourhood", "camp"),
    *("river", "lake", "sea", "island", "mountain", "valley", "plain", "desert"),
    *("road", "airport", "base", "crossing", "dam", "castle", "site"),
}
#: Letters of an Arabic name, spaces, digits and what CLDR writes; no Persian letter or mark.
ARABIC_NAME = re.compile(r"[\u0621-\u063a\u0641-\u064a0-9 A-Z\-،]+")


def read(paths: list[Path]) -> list[dict[str, str]]:
    rows = []
    for path in paths:
        lines = [line for line in path.read_text("utf-8").splitlines() if line[:1] != "#"]
        rows += list(csv.DictReader(lines))
    return rows


ROWS = read(PLACES)
ALIAS_ROWS = read(ALIASES)
BY_KEY = {row["key"]: row for row in ROWS}
FLAGGED = {(row["key"], fold(row["text"])) for row in ALIAS_ROWS if row["needs_context"] == "1"}
NAMES = {
    (row["key"], fold(text)) for row in ROWS for text in (row["name_ar"], row["name_en"]) if text
} | {(row["key"], fold(row["text"])) for row in ALIAS_ROWS}


def known_as(text: str) -> set[str]:
    """The keys that bear a name without needing context."""
    folded = fold(text)
    return {key for key, name in NAMES if name == folded and (key, name) not in FLAGGED}


def test_there_are_enough_places() -> None:
    assert len(ROWS) >= 5500
    assert sum(1 for row in ROWS if row["latitude"]) >= 4500


def test_every_place_but_continents_and_oceans_has_a_parent() -> None:
    without = {row["type"] for row in ROWS if not row["parent"]}
    assert without <= {"continent", "region", "sea", "river", "mountain", "desert"}


def test_keys_are_unique_slugs() -> None:
    counts = Counter(row["key"] for row in ROWS)
    assert not [key for key, count in counts.items() if count > 1]
    assert not [key for key in counts if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", key)]


def test_rows_have_names_a_known_type_and_source() -> None:
    assert not [row for row in ROWS if not row["name_ar"] or not row["name_en"]]
    assert {row["type"] for row in ROWS} <= TYPES
    assert {row["source"] for row in ROWS} <= {"geonames", "authored", "cldr"}


def test_parents_exist() -> None:
    assert not [row["key"] for row in ROWS if row["parent"] and row["parent"] not in BY_KEY]


def test_parents_make_no_cycle() -> None:
    for row in ROWS:
        seen = {row["key"]}
        parent = row["parent"]
        while parent:
            assert parent not in seen, parent
            seen.add(parent)
            parent = BY_KEY[parent]["parent"]


def test_coordinates_are_degrees() -> None:
    for row in ROWS:
        latitude, longitude = row["latitude"], row["longitude"]
        assert bool(latitude) == bool(longitude), row["key"]
        if latitude:
            assert -90 <= float(latitude) <= 90, row["key"]
            assert -180 <= float(longitude) <= 180, row["key"]


def test_syrian_places_lie_in_syria() -> None:
    for row in ROWS:
        country = row
        while country["parent"] and country["type"] != "country":
            country = BY_KEY[country["parent"]]
        if country["key"] == "syria" and row["latitude"]:
            assert 32.2 <= float(row["latitude"]) <= 37.4, row["key"]
            assert 35.5 <= float(row["longitude"]) <= 42.5, row["key"]


def test_geonames_ids_are_numbers_and_unique() -> None:
    ids = [row["geonames_id"] for row in ROWS if row["geonames_id"]]
    assert not [number for number in ids if not number.isdigit()]
    assert not [number for number, count in Counter(ids).items() if count > 1]
    assert not [
        row["key"] for row in ROWS if row["source"] == "geonames" and not row["geonames_id"]
    ]


def test_arabic_names_are_written_with_arabic_letters_only() -> None:
    names = [row["name_ar"] for row in ROWS]
    names += [row["text"] for row in ALIAS_ROWS if row["language"] == "ar"]
    assert not [name for name in names if not ARABIC_NAME.fullmatch(name)]


def test_no_name_is_a_head_word_or_a_direction() -> None:
    generic = {*TYPES_OF_HEADS, *EDGES}
    assert not [name for name in NAMES if name[1] in generic]


def test_every_file_is_described() -> None:
    described = (DATA / "README.md").read_text("utf-8")
    assert not [path.name for path in PLACES + ALIASES if path.name not in described]


def test_aliases_belong_to_places_and_are_complete() -> None:
    for row in ALIAS_ROWS:
        assert row["key"] in BY_KEY, row
        assert row["text"] == row["text"].strip() != "", row
        assert row["language"] in {"ar", "en"}, row
        assert row["needs_context"] in {"", "1"}, row


def test_no_name_is_listed_twice_for_a_place() -> None:
    counts = Counter((row["key"], fold(row["text"])) for row in ALIAS_ROWS)
    assert not [name for name, count in counts.items() if count > 1]
    for row in ALIAS_ROWS:
        place = BY_KEY[row["key"]]
        main = {fold(place["name_ar"]), fold(place["name_en"])}
        # Only to say that a main name needs context does an alias repeat it.
        if fold(row["text"]) in main:
            assert row["needs_context"] == "1", row
            assert row["text"] in {place["name_ar"], place["name_en"]}, row


@pytest.mark.parametrize(
    "name", ["الباب", "الجديدة", "القائم", "حارم", "الشعار", "مالي", "كان", "وان"]
)
def test_ordinary_words_need_context(name: str) -> None:
    assert fold(name) in {text for _, text in NAMES}
    assert known_as(name) == set()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("حلب", "aleppo"),
        ("ريف دمشق", "rif-dimashq"),
        ("سورية", "syria"),
        ("أميركا", "united-states"),
        ("واشنطن", "washington"),
        ("البوكمال", "abu-kamal"),
        ("كوباني", "kobani"),
        ("عين العرب", "kobani"),
        ("مخيم اليرموك", "yarmouk-camp"),
        ("البادية", "syrian-badia"),
        ("الموصل", "mosul"),
        ("طرابلس", "tripoli-libya"),
        ("الدريهمي", "ad-durayhimi"),
        ("مارون الراس", "maroun-al-ras"),
        ("ويست فرجينيا", "west-virginia"),
        ("كيرالا", "kerala"),
        ("سيتشوان", "sichuan"),
        ("هامبورج", "hamburg"),
        ("كفرجنة", "kafr-jannah"),
        ("UK", "united-kingdom"),
        ("Deir ez-Zor", "deir-ez-zor"),
    ],
)
def test_usual_names_are_known(name: str, key: str) -> None:
    assert known_as(name) == {key}
