from pathlib import Path

import pytest

from articles.extraction import builtin
from articles.extraction.builtin import (
    builtin_entries,
    builtin_gazetteer,
    builtin_names,
    builtin_version,
    read_entries,
    read_names,
    with_main_names,
)
from articles.extraction.gazetteer import Entry, Name
from articles.extraction.mention import Kind

PLACES = """# Syria.
key,name_ar,name_en,type,parent,latitude,longitude,geonames_id,source
syria,سوريا,Syria,country,,35.0,38.5,163843,geonames
# A city.
aleppo, حلب ,"Aleppo, the Grey",city,syria,,,,
"""
ALIASES = """key,text,language,needs_context
aleppo,Halab,en,
aleppo,الشهباء,,1
"""


@pytest.fixture
def write(tmp_path: Path):
    def write(text: str, *, encoding: str = "utf-8") -> Path:
        path = tmp_path / "list.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_entries_are_read(write) -> None:
    assert list(read_entries(write(PLACES), Kind.PLACE)) == [
        Entry(
            "syria",
            Kind.PLACE,
            "سوريا",
            "Syria",
            "country",
            latitude=35.0,
            longitude=38.5,
            geonames_id=163843,
            source="geonames",
        ),
        Entry("aleppo", Kind.PLACE, "حلب", "Aleppo, the Grey", "city", parent="syria"),
    ]


def test_names_are_read(write) -> None:
    assert list(read_names(write(ALIASES), Kind.PLACE)) == [
        Name("Halab", "aleppo", Kind.PLACE, "en"),
        Name("الشهباء", "aleppo", Kind.PLACE, "ar", needs_context=True),
    ]


def test_files_of_a_spreadsheet_are_read(write) -> None:
    path = write(PLACES.replace("\n", "\r\n"), encoding="utf-8-sig")
    assert [entry.key for entry in read_entries(path, Kind.PLACE)] == ["syria", "aleppo"]


def test_an_empty_file_has_no_entries(write) -> None:
    assert list(read_entries(write(""), Kind.PLACE)) == []
    assert list(read_names(write("# nothing yet\n"), Kind.PLACE)) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("key,name_ar\n,حلب\n", 2),
        ("key,name_ar\naleppo,\n", 2),
        ("# note\nkey,name_ar\n# note\nsyria,سوريا\naleppo\n", 5),
        ("key,name_en\naleppo,Aleppo\n", 2),
        ("key,name_ar,latitude\naleppo,حلب,north\n", 2),
        ("key,name_ar,geonames_id\naleppo,حلب,1.5\n", 2),
        ("key,name_ar,active_from\nisis,داعش,since 2013\n", 2),
    ],
)
def test_a_bad_entry_is_named_with_its_line(write, text: str, line: int) -> None:
    with pytest.raises(ValueError, match=rf"^list\.csv, line {line}: "):
        list(read_entries(write(text), Kind.PLACE))


@pytest.mark.parametrize("row", [",Halab,en,", "aleppo,,en,", "aleppo", "aleppo,Halab,en,,2013-99"])
def test_a_bad_name_is_named_with_its_line(write, row: str) -> None:
    path = write(f"key,text,language,needs_context,valid_from\n{row}\n")
    with pytest.raises(ValueError, match=r"^list\.csv, line 2: "):
        list(read_names(path, Kind.PLACE))


@pytest.mark.parametrize("encoding", ["utf-16", "cp1256"])
def test_a_file_of_another_encoding_is_named(write, encoding: str) -> None:
    with pytest.raises(ValueError, match=r"^list\.csv: "):
        list(read_entries(write(PLACES, encoding=encoding), Kind.PLACE))


def test_main_names_are_names_unless_an_alias_repeats_them() -> None:
    entries = [
        Entry("bab", Kind.PLACE, "الباب", "al-Bab"),
        Entry("hama", Kind.PLACE, "حماة"),
    ]
    aliases = [Name("الباب", "bab", Kind.PLACE, needs_context=True)]
    assert list(with_main_names(entries, aliases)) == [
        *aliases,
        Name("al-Bab", "bab", Kind.PLACE, "en"),
        Name("حماة", "hama", Kind.PLACE),
    ]


def test_the_builtin_gazetteer_holds_both_kinds() -> None:
    keys = [entry.key for entry in builtin_entries()]
    assert len(keys) == len(set(keys))
    assert {entry.kind for entry in builtin_entries()} == {Kind.PLACE, Kind.FACTION}
    assert {name.key for name in builtin_names()} == set(keys) == set(builtin_gazetteer().entries)


def test_the_version_changes_with_the_files(tmp_path, monkeypatch) -> None:
    assert len(builtin_version()) == 12
    monkeypatch.setattr(builtin, "DATA", tmp_path)
    versions = set()
    for text in ("a", "b"):
        (tmp_path / "places.csv").write_text(text)
        builtin_version.cache_clear()
        versions.add(builtin_version())
    builtin_version.cache_clear()
    assert len(versions) == 2
