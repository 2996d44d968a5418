"""``load_gazetteer``: the built-in lists and one's own."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Alias, Entity

pytestmark = pytest.mark.django_db


def write(folder: Path, **files: str) -> list[str]:
    paths = []
    for name, text in files.items():
        path = folder / f"{name}.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        paths.append(str(path))
    return paths


def test_the_built_in_lists_load_and_load_again(capsys):
    call_command("load_gazetteer")
    assert "entities new, 0 changed, 0 kept" in capsys.readouterr().out
    call_command("load_gazetteer")
    assert capsys.readouterr().out == "0 entities new, 0 changed, 0 kept as edited; 0 names new\n"
    assert Entity.objects.get(slug="aleppo").parent is not None
    assert set(Entity.objects.values_list("kind", flat=True)) == {"place", "faction"}


def test_ones_own_lists(tmp_path, capsys):
    paths = write(
        tmp_path,
        places="key,name_ar,latitude\nmars,المريخ,1.5\n",
        place_aliases="# names\nkey,text,needs_context\nmars,الكوكب الأحمر,1\n",
        factions_mine="key,name_ar,active_from\nmartians,المريخيون,2016-12\n",
        faction_aliases="key,text,valid_to\nmartians,سكان المريخ,2017\n",
    )
    call_command("load_gazetteer", *paths)
    assert capsys.readouterr().out.startswith("2 entities new")
    assert Entity.objects.get(slug="martians").active_from == "2016-12"
    aliases = Alias.objects.order_by("folded").values_list("text", "needs_context", "valid_to")
    assert set(aliases) == {
        ("المريخ", False, ""),
        ("الكوكب الأحمر", True, ""),
        ("المريخيون", False, ""),
        ("سكان المريخ", False, "2017"),
    }


def test_names_for_what_is_there_already(tmp_path):
    call_command("load_gazetteer")
    before = set(Alias.objects.values_list("pk", flat=True))
    call_command("load_gazetteer", *write(tmp_path, place_aliases="key,text\naleppo,أم المحاشي\n"))
    after = set(Alias.objects.values_list("pk", flat=True))
    assert (before <= after, len(after - before)) == (True, 1)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("places", "key,name_ar,latitude\na,أ,1\nb,ب,north\n", "places.csv, line 3: .*north"),
        ("places", "# a comment\nkey,name_ar\n,أ\n", "places.csv, line 3: key and name_ar"),
        ("places", "key,name_ar\na,\n", "places.csv, line 2: key and name_ar"),
        ("places", "name_ar\nأ\n", "places.csv, line 2: 'key'"),
        ("places", b"key,name_ar\na,\xcd\n", "places.csv: .*utf-8"),
        (
            "factions",
            "key,name_ar,active_to\na,أ,soon\n",
            "factions.csv, line 2: “soon” is no date",
        ),
        ("place_aliases", "key,text\naleppo,\n", "place_aliases.csv, line 2: key and text"),
        ("faction_aliases", "key,text,valid_from\na,أ,2016-13\n", "line 2: “2016-13” is no date"),
        ("place_aliases", "key,text\nnowhere,أ\n", "“nowhere”, which no list has"),
        ("towns", "key,name_ar\na,أ\n", "towns.csv: its name must begin with places"),
    ],
)
def test_faults_name_file_and_line_and_nothing_is_written(tmp_path, name, text, message):
    good = write(tmp_path, places_good="key,name_ar\nmars,المريخ\n")
    with pytest.raises(CommandError, match=message):
        call_command("load_gazetteer", *good, *write(tmp_path, **{name: text}))
    assert not Entity.objects.exists()


def test_a_file_that_is_not_there():
    with pytest.raises(CommandError, match=r"/nowhere/places.csv"):
        call_command("load_gazetteer", "/nowhere/places.csv")
