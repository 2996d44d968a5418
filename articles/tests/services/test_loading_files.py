"""Files that users bring: matched with what is there, and never taken back by another list."""

from pathlib import Path

import pytest
from django.core.management import call_command

from articles.extraction.gazetteer import Entry, Name
from articles.extraction.mention import Kind
from articles.models import Alias, Entity
from articles.services.loading import Loaded, load_files, load_gazetteer
from articles.tests.extraction.test_lists import (
    ADMIN3,
    ALTERNATES,
    COMMUNITIES,
    SYRIA,
    tab_separated,
)

pytestmark = pytest.mark.django_db

BUILTIN = (
    Entry("syria", Kind.PLACE, "سوريا", "Syria", type="country", geonames_id=163843),
    Entry("aleppo-governorate", Kind.PLACE, "محافظة حلب", "Aleppo Governorate", type="governorate", parent="syria", pcode="SY02"),
    Entry("aleppo", Kind.PLACE, "حلب", "Aleppo", type="city", parent="aleppo-governorate", latitude=36.2, longitude=37.16, geonames_id=170063),
    Entry("tell-rifaat", Kind.PLACE, "تل رفعت", type="town", parent="aleppo-governorate", latitude=36.47, longitude=37.1),
)  # fmt: skip


def load_builtin(*changed: Entry) -> Loaded:
    entries = {entry.key: entry for entry in (*BUILTIN, *changed)}.values()
    names = [Name(entry.name_ar, entry.key, entry.kind) for entry in entries]
    names.append(Name("سورية", "syria", Kind.PLACE))
    return load_gazetteer(entries=entries, names=names)


@pytest.fixture(autouse=True)
def builtin() -> None:
    load_builtin()


def load(folder: Path, **files: str) -> Loaded:
    paths = []
    for name, text in files.items():
        path = folder / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return load_files(paths)[0]


def names_of(key: str) -> set[str]:
    return set(Alias.objects.filter(entity__slug=key).values_list("text", flat=True))


def snapshot() -> list[object]:
    return [
        list(Entity.objects.order_by("pk").values()),
        list(Alias.objects.order_by("pk").values()),
    ]


def test_what_my_list_says_of_a_built_in_key_outlasts_the_built_in_list(tmp_path):
    mine = "key,name_ar,name_en\naleppo,حلب الشهباء,Halab\n"
    assert load(tmp_path, places_mine=mine).changed == 1
    for changed in ((), (Entry("aleppo", Kind.PLACE, "حلب", "Alep", type="city"),)):
        load_builtin(*changed)
        aleppo = Entity.objects.get(slug="aleppo")
        assert (aleppo.name_ar, aleppo.name_en) == ("حلب الشهباء", "Halab")
        assert names_of("aleppo") >= {"حلب", "حلب الشهباء", "Halab"}


def test_what_my_list_leaves_blank_is_left_to_the_built_in_one(tmp_path):
    load(tmp_path, places_mine="key,name_ar\naleppo,حلب\n")
    aleppo = Entity.objects.get(slug="aleppo")
    assert (aleppo.name_en, aleppo.parent.slug) == ("Aleppo", "aleppo-governorate")


def test_a_word_that_my_list_takes_back_gives_way_to_the_built_in_one(tmp_path):
    load(tmp_path, places_mine="key,name_ar,name_en\naleppo,حلب,Halab\n")
    load(tmp_path, places_mine="key,name_ar,name_en\naleppo,حلب,\n")
    assert Entity.objects.get(slug="aleppo").name_en == "Aleppo"


def test_the_names_of_one_list_are_not_withdrawn_by_another(tmp_path):
    load(tmp_path, place_aliases_mine="key,text\naleppo,أم المحاشي\naleppo,الشهباء\n")
    load_builtin()
    load(tmp_path, places_other="key,name_ar\naleppo,حلب\n")
    assert {"أم المحاشي", "الشهباء"} <= names_of("aleppo")
    load(tmp_path, place_aliases_mine="key,text\naleppo,الشهباء\n")
    assert "أم المحاشي" not in names_of("aleppo")


def test_my_list_may_say_that_a_built_in_name_needs_context(tmp_path):
    files = {
        "places_mine": "key,name_ar\naleppo,حلب\n",
        "place_aliases_mine": "key,text,needs_context\naleppo,حلب,1\n",
    }
    for _ in range(2):
        load(tmp_path, **files)
        load_builtin()
        assert Alias.objects.get(entity__slug="aleppo", text="حلب").needs_context


def test_what_an_editor_changed_outlasts_every_list(tmp_path):
    Entity.objects.filter(slug="aleppo").update(name_en="Haleb")
    Alias.objects.filter(text="تل رفعت").delete()
    mine = "key,name_ar,name_en\naleppo,حلب,Halab\ntell-rifaat,تل رفعت,\n"
    assert load(tmp_path, places_mine=mine).kept == 1
    assert Entity.objects.get(slug="aleppo").name_en == "Haleb"
    assert names_of("tell-rifaat") == set()


@pytest.mark.parametrize("files", [("SY.txt",), ("SY.txt", "alternateNamesV2.txt")])
def test_a_dump_adds_to_what_is_there_and_makes_the_rest(tmp_path, files):
    tab_separated(tmp_path / "SY.txt", SYRIA, width=19)
    tab_separated(tmp_path / "alternateNamesV2.txt", ALTERNATES, width=10)
    paths = [tmp_path / name for name in reversed(files)]
    loaded, left_out = load_files(paths)
    with_alternates = len(files) == 2
    assert (loaded.new, left_out) == ((2, 1) if with_alternates else (1, 2))
    # By id, by name and distance: the tree stays as it was.
    aleppo, tell = (Entity.objects.get(slug=slug) for slug in ("aleppo", "tell-rifaat"))
    assert (aleppo.geonames_id, aleppo.latitude, aleppo.parent.slug) == (
        170063,
        36.2,
        "aleppo-governorate",
    )
    assert (tell.geonames_id, tell.name_en, tell.type) == (1, "Tall Rif`at", "town")
    judayda = Entity.objects.get(geonames_id=2)
    assert (judayda.name_ar, judayda.parent.slug, judayda.reference) == (
        "جديدة",
        "syria",
        "geonames",
    )
    assert ("حلب الشهباء" in names_of("aleppo")) == with_alternates
    before = snapshot()
    assert load_files(paths)[0] == Loaded()
    assert load_builtin() == Loaded()
    assert snapshot() == before


def test_alternate_names_alone_are_of_what_is_known(tmp_path):
    path = tab_separated(tmp_path / "alternateNamesV2.txt", ALTERNATES, width=10)
    assert load_files([path])[0] == Loaded(names=2)
    assert names_of("aleppo") == {"حلب", "حلب الشهباء", "Aleppo"}
    assert not Entity.objects.filter(name_ar="باريس").exists()


def test_p_codes_find_governorates_by_code_and_villages_by_name(tmp_path):
    loaded = load(tmp_path, communities=COMMUNITIES, admin=ADMIN3)
    tell = Entity.objects.get(slug="tell-rifaat")
    assert (tell.pcode, tell.type) == ("C1366", "town")
    afrin = Entity.objects.get(pcode="SY0203")
    assert (afrin.parent.slug, afrin.type) == ("aleppo-governorate", "district")
    assert Entity.objects.get(slug="syria").pcode == "SY"
    assert loaded.new == 3
    assert load(tmp_path, communities=COMMUNITIES, admin=ADMIN3) == Loaded()


@pytest.mark.parametrize("name", ["SY.txt", "adm.csv"])
def test_nothing_is_written_where_a_later_file_is_bad(tmp_path, name):
    good = tmp_path / "places_mine.csv"
    good.write_text("key,name_ar\nmars,المريخ\n", encoding="utf-8")
    bad = tmp_path / name
    rows = {"SY.txt": "x" + "\t" * 18, "adm.csv": "ADM1_PCODE,ADM1_AR\n,حلب"}
    bad.write_text(rows[name], encoding="utf-8")
    before = snapshot()
    with pytest.raises(ValueError, match=name):
        load_files([good, bad])
    assert snapshot() == before


def test_a_part_may_stand_in_an_earlier_file_than_its_whole(tmp_path):
    loaded = load(
        tmp_path,
        places_a="key,name_ar,parent\ncrater,الفوهة,mars\n",
        places_b="key,name_ar\nmars,المريخ\n",
    )
    assert loaded.new == 2


def test_the_command_says_what_it_left_out(tmp_path, capsys):
    path = tab_separated(tmp_path / "SY.txt", SYRIA, width=19)
    call_command("load_gazetteer", str(path))
    assert capsys.readouterr().out.splitlines() == [
        "1 entities new, 3 changed, 0 kept as edited; 7 names new",
        "2 rows left out: no Arabic name, or no kind of place",
    ]
