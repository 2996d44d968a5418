"""The lists that users bring, each in the form in which it is published."""

import tracemalloc
from pathlib import Path

import pytest

from articles.extraction.gazetteer import Entry, Name
from articles.extraction.lists.formats import Format, detect
from articles.extraction.lists.geonames import read_alternate_names, read_dump, read_ids
from articles.extraction.lists.pcodes import read_pcodes
from articles.extraction.mention import Kind

#: Rows of https://download.geonames.org/export/dump/SY.zip, the columns that are not read blank.
SYRIA = (
    ("163843", "Syria", "Syria", "Syria,سوريا,سوریه", "35", "38", "A", "PCLI", "SY", "", "00", "", ""),
    ("170062", "Aleppo Governorate", "Aleppo", "محافظة حلب", "36.2", "37.5", "A", "ADM1", "SY", "", "09", "", ""),
    ("170063", "Aleppo", "Aleppo", "Alep,Halab,حلب,حلب شهری", "36.20124", "37.16117", "P", "PPLA", "SY", "", "09", "", "1602264"),
    ("1", "Tall Rif`at", "Tall Rif`at", "تل رفعت", "36.47", "37.09", "P", "PPL", "SY", "", "09", "", "20514"),
    ("2", "Judaydah", "Judaydah", "جديدة", "36", "37", "P", "PPL", "SY", "", "77", "", "0"),
    ("3", "No Arabic", "No Arabic", "حسکه", "36", "37", "P", "PPL", "SY", "", "09", "", "0"),
    ("4", "A well", "A well", "بئر شخيتر", "36", "37", "H", "WLL", "SY", "", "09", "", "0"),
)  # fmt: skip
ALTERNATES = (
    ("1", "170063", "ar", "حلب الشهباء", "", "", "", "", "", ""),
    ("2", "170063", "ar", "حلب", "1", "", "", "", "", ""),
    ("3", "170063", "en", "Aleppo", "1", "", "", "", "", ""),
    ("4", "170063", "fa", "حلب", "", "", "", "", "", ""),
    ("5", "170063", "ar", "بيروا", "", "", "", "1", "", ""),
    ("6", "170063", "ar", "حەلەب", "", "", "", "", "", ""),
    ("7", "3", "ar", "قرية بلا اسم", "", "", "", "", "", ""),
    ("8", "999", "ar", "باريس", "", "", "", "", "", ""),
)
#: As the common operational dataset of Syria has it, with its row of HXL tags.
ADMIN3 = """ADM0_PCODE,ADM0_EN,ADM0_AR,ADM1_PCODE,ADM1_EN,ADM1_AR,ADM2_PCODE,ADM2_EN,ADM2_AR
#country+code,#country,#country,#adm1+code,#adm1+name,#adm1+name,#adm2+code,#adm2+name,#adm2+name
SY,Syria,سورية,SY02,Aleppo,حلب,SY0203,Afrin,عفرين
SY,Syria,سورية,SY02,Aleppo,حلب,SY0204,A'zaz,اعزاز
SY,Syria,سورية,SY08,Al-Hasakeh,,SY0801,Malikeyyeh,المالكية
"""
COMMUNITIES = """admin1Pcode,admin1Name_ar,admin4Pcode,admin4Name_ar,admin4Name_en,Latitude,Longitude
SY02,حلب,C1366,تل رفعت,Tall Refaat,36.47,37.09
"""


def tab_separated(path: Path, rows: tuple[tuple[str, ...], ...], *, width: int) -> Path:
    lines = ("\t".join(_padded(row, width)) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _padded(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    """A row of a dump is told up to its second code and the population."""
    return row if len(row) == width else (*row[:12], "", "", row[12], "", "", "Asia", "2020-01-01")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return tab_separated(tmp_path / "SY.txt", SYRIA, width=19)


@pytest.fixture
def alternates(tmp_path: Path) -> Path:
    return tab_separated(tmp_path / "alternateNamesV2.txt", ALTERNATES, width=10)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_a_dump_gives_places_with_types_and_parents(dump: Path) -> None:
    listed = read_dump(dump, {})
    assert [(e.geonames_id, e.name_ar, e.type, e.parent) for e in listed.entries] == [
        (163843, "سوريا", "country", ""),
        (170062, "محافظة حلب", "governorate", "geonames-163843"),
        (170063, "حلب", "city", "geonames-170062"),
        (1, "تل رفعت", "town", "geonames-170062"),
        # No governorate of the dump has its code.
        (2, "جديدة", "village", "geonames-163843"),
    ]
    assert listed.entries[2].latitude == 36.20124
    assert listed.left_out == 2


def test_names_that_are_words_need_context(dump: Path) -> None:
    names = {name.text: name.needs_context for name in read_dump(dump, {}).names}
    assert (names["جديدة"], names["تل رفعت"], names["Judaydah"]) == (True, False, False)
    assert "حلب شهری" not in names


def test_alternate_names_are_arabic_or_english_and_of_wanted_places(alternates: Path) -> None:
    listed = read_alternate_names(alternates, {170063})
    assert [(name.text, name.key, name.language) for name in listed.names] == [
        ("حلب", "geonames-170063", "ar"),
        ("Aleppo", "geonames-170063", "en"),
        ("حلب الشهباء", "geonames-170063", "ar"),
    ]


def test_an_alternate_name_makes_a_place_of_a_row_without_an_arabic_one(dump: Path) -> None:
    listed = read_dump(dump, {"geonames-3": "قرية بلا اسم"})
    assert Name("قرية بلا اسم", "geonames-3", Kind.PLACE) in listed.names
    assert listed.left_out == 1
    assert read_ids(dump) == {163843, 170062, 170063, 1, 2, 3, 4}


def test_memory_does_not_grow_with_the_alternate_names(tmp_path: Path) -> None:
    def peak(copies: int) -> int:
        path = tab_separated(tmp_path / f"{copies}.txt", ALTERNATES * copies, width=10)
        tracemalloc.start()
        read_alternate_names(path, {999_999})
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(1)
    assert peak(5000) < 1.5 * peak(50)


def test_p_codes_of_every_level_are_places_once(tmp_path: Path) -> None:
    listed = read_pcodes(written(tmp_path / "adm2.csv", ADMIN3))
    assert [(e.pcode, e.name_ar, e.name_en, e.type, e.parent) for e in listed.entries] == [
        ("SY", "سورية", "Syria", "country", ""),
        ("SY02", "حلب", "Aleppo", "governorate", "pcode-sy"),
        ("SY0203", "عفرين", "Afrin", "district", "pcode-sy02"),
        ("SY0204", "اعزاز", "A'zaz", "district", "pcode-sy02"),
        # Its governorate has no Arabic name here.
        ("SY0801", "المالكية", "Malikeyyeh", "district", "pcode-sy"),
    ]
    assert listed.left_out == 1


def test_the_other_spelling_of_the_columns_with_coordinates(tmp_path: Path) -> None:
    listed = read_pcodes(written(tmp_path / "communities.csv", COMMUNITIES))
    assert listed.entries[1] == Entry(
        "pcode-c1366",
        Kind.PLACE,
        "تل رفعت",
        "Tall Refaat",
        "village",
        parent="pcode-sy02",
        latitude=36.47,
        longitude=37.09,
        pcode="C1366",
        source="ocha",
    )
    assert listed.entries[0].latitude is None


@pytest.mark.parametrize(
    ("name", "text", "format_"),
    [
        ("whatever.csv", ADMIN3, Format.PCODES),
        ("whatever.csv", COMMUNITIES, Format.PCODES),
        ("places_mine.csv", "# note\nkey,name_ar\n", Format.ENTRIES),
        ("faction_aliases.csv", "key,text\n", Format.NAMES),
        ("IQ.txt", "\t" * 18 + "\n", Format.GEONAMES),
        ("names", "\t" * 7 + "\n", Format.ALTERNATE_NAMES),
    ],
)
def test_the_columns_tell_the_format(tmp_path: Path, name: str, text: str, format_: Format) -> None:
    assert detect(written(tmp_path / name, text)) is format_


@pytest.mark.parametrize("name", ["list.csv", "syr_admin.xlsx", "SY.zip"])
def test_other_files_are_refused_by_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=rf"{name}: "):
        detect(written(tmp_path / name, "a,b\n"))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (0, "x", r"SY\.txt, line 2: “x” is no GeoNames id"),
        (4, "91", r"SY\.txt, line 2: 91 is not between -90 and 90"),
        (5, "east", r"SY\.txt, line 2: could not convert"),
        (1, "Aleppo\tagain", r"SY\.txt, line 2: 20 columns, expected 19"),
    ],
)
def test_a_bad_row_of_a_dump_is_named(tmp_path: Path, field: int, value: str, message: str) -> None:
    bad = list(_padded(SYRIA[1], 19))
    bad[field] = value
    path = tab_separated(tmp_path / "SY.txt", (_padded(SYRIA[0], 19), tuple(bad)), width=len(bad))
    with pytest.raises(ValueError, match=message):
        read_dump(path, {})


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",حلب,,تل رفعت,,36,37", "communities.csv, line 3: it has no P-code"),
        ("SY02,حلب,C1,تل رفعت,,north,37", "communities.csv, line 3: could not convert"),
        ("SY02,حلب,C1,تل رفعت,,36,370", "communities.csv, line 3: 370 is not between"),
    ],
)
def test_a_bad_row_of_p_codes_is_named(tmp_path: Path, row: str, message: str) -> None:
    path = written(tmp_path / "communities.csv", f"{COMMUNITIES}{row}\n")
    with pytest.raises(ValueError, match=message):
        read_pcodes(path)


@pytest.mark.parametrize("read", [read_pcodes, lambda path: read_dump(path, {}), detect])
def test_a_file_of_another_encoding_is_named(tmp_path: Path, read) -> None:
    path = tmp_path / "SY.txt"
    path.write_bytes("ADM1_PCODE,ADM1_AR\nSY02,حلب\n".encode("cp1256"))
    with pytest.raises(ValueError, match=r"^SY\.txt: "):
        read(path)
