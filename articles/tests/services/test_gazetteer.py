"""Loading the gazetteer: lists come in, what people changed stays."""

import pytest

from articles.extraction.gazetteer import Entry, Name
from articles.extraction.mention import Kind
from articles.models import Alias, Entity, IndexChange
from articles.services.gazetteer import read_gazetteer
from articles.services.loading import Loaded, load_gazetteer
from articles.services.merging import merge_entities

pytestmark = pytest.mark.django_db

SYRIA = Entry("syria", Kind.PLACE, "سوريا", "Syria", type="country")
ALEPPO = Entry("aleppo", Kind.PLACE, "حلب", "Aleppo", type="city", parent="syria", latitude=36.2)


def names_of(*entries: Entry) -> list[Name]:
    return [Name(entry.name_ar, entry.key, entry.kind) for entry in entries]


def load(*entries: Entry, names: tuple[Name, ...] = ()) -> Loaded:
    return load_gazetteer(entries=entries, names=[*names, *names_of(*entries)])


def place(text: str, key: str, **fields: object) -> Name:
    return Name(text, key, Kind.PLACE, **fields)


def alias_texts(key: str) -> list[str]:
    return list(Alias.objects.filter(entity__slug=key).values_list("text", flat=True))


def change(entry: Entry, **fields: object) -> Entry:
    return Entry(**{name: getattr(entry, name) for name in entry.__slots__} | fields)


def snapshot() -> list[object]:
    return [
        list(Entity.objects.order_by("pk").values()),
        list(Alias.objects.order_by("pk").values()),
    ]


def test_a_part_may_come_before_what_it_is_part_of():
    assert load(ALEPPO, SYRIA) == Loaded(new=2, changed=0, kept=0, names=2)
    aleppo = Entity.objects.get(slug="aleppo")
    assert (aleppo.parent.slug, aleppo.latitude, aleppo.kind) == ("syria", 36.2, "place")


def test_a_second_load_changes_nothing():
    load(SYRIA, ALEPPO)
    before = snapshot()
    assert load(SYRIA, ALEPPO) == Loaded(new=0, changed=0, kept=0, names=0)
    assert snapshot() == before


def test_names_that_differ_in_spelling_only_are_one():
    load(SYRIA, names=(place("سُوريا", "syria"), place("سورية", "syria")))
    assert alias_texts("syria") == ["سُوريا", "سورية"]


def test_the_list_changes_what_nobody_touched():
    load(SYRIA, ALEPPO)
    assert load(SYRIA, change(ALEPPO, latitude=36.25, parent="")).changed == 1
    aleppo = Entity.objects.get(slug="aleppo")
    assert (aleppo.latitude, aleppo.parent) == (36.25, None)


@pytest.mark.parametrize(
    ("field", "edited", "listed"),
    [("name_en", "Halab", "Alep"), ("latitude", 35.0, 37.0), ("type", "town", "site")],
)
def test_a_field_that_an_editor_changed_stays(field, edited, listed):
    load(SYRIA, ALEPPO)
    Entity.objects.filter(slug="aleppo").update(**{field: edited})
    for _ in range(2):
        assert load(SYRIA, change(ALEPPO, pcode="SY02", **{field: listed})).kept == 1
        aleppo = Entity.objects.get(slug="aleppo")
        assert (getattr(aleppo, field), aleppo.pcode) == (edited, "SY02")


def test_a_parent_that_an_editor_changed_stays():
    load(SYRIA, ALEPPO)
    Entity.objects.filter(slug="aleppo").update(parent=None)
    assert load(SYRIA, change(ALEPPO, parent="syria")).kept == 1
    assert Entity.objects.get(slug="aleppo").parent is None


def test_a_field_that_an_editor_changed_back_follows_the_list_again():
    load(SYRIA)
    Entity.objects.filter(slug="syria").update(name_en="Sham")
    load(change(SYRIA, name_en="Syrie"))
    Entity.objects.filter(slug="syria").update(name_en="Syrie")
    load(change(SYRIA, name_en="Siria"))
    assert Entity.objects.get(slug="syria").name_en == "Siria"


def test_names_that_an_editor_added_or_deleted_stay_so():
    load(SYRIA, names=(place("الشام", "syria"),))
    syria = Entity.objects.get(slug="syria")
    Alias.objects.create(entity=syria, text="القطر")
    syria.aliases.get(text="الشام").delete()
    for _ in range(2):
        load(SYRIA, names=(place("الشام", "syria"),))
        assert alias_texts("syria") == ["سوريا", "القطر"]


def test_a_name_taken_from_the_list_vanishes_unless_an_editor_changed_it():
    load(SYRIA, names=(place("الشام", "syria"), place("القطر", "syria")))
    Alias.objects.filter(text="القطر").update(needs_context=True)
    load(SYRIA)
    assert alias_texts("syria") == ["القطر", "سوريا"]


def test_the_list_changes_a_name_that_nobody_touched():
    load(SYRIA, names=(place("الشام", "syria"),))
    load(SYRIA, names=(place("الشّام", "syria", needs_context=True),))
    alias = Alias.objects.get(entity__slug="syria", folded="الشام")
    assert (alias.text, alias.needs_context) == ("الشّام", True)


def test_a_name_that_an_editor_changed_stays():
    load(SYRIA, names=(place("الشام", "syria"),))
    Alias.objects.filter(text="الشام").update(valid_to="1918")
    load(SYRIA, names=(place("الشام", "syria", needs_context=True),))
    alias = Alias.objects.get(text="الشام")
    assert (alias.valid_to, alias.needs_context) == ("1918", False)


def test_names_alone_are_added_to_those_that_the_entity_has():
    load(SYRIA, names=(place("الشام", "syria"),))
    more = place("القطر", "syria")
    assert load_gazetteer(entries=(), names=[more], source="mine").names == 1
    assert load_gazetteer(entries=(), names=[more], source="mine").names == 0
    assert set(alias_texts("syria")) == {"سوريا", "الشام", "القطر"}
    load(SYRIA, names=(place("الشام", "syria"),))
    assert set(alias_texts("syria")) == {"سوريا", "الشام", "القطر"}


def test_an_entity_that_the_list_no_longer_has_stays():
    load(SYRIA, ALEPPO)
    load(SYRIA)
    assert Entity.objects.filter(slug="aleppo").exists()


def test_an_entity_that_an_editor_made_takes_only_what_it_lacks(make_place):
    make_place("حلب الشهباء", slug="aleppo")
    load(SYRIA, ALEPPO)
    aleppo = Entity.objects.get(slug="aleppo")
    assert (aleppo.name_ar, aleppo.latitude) == ("حلب الشهباء", 36.2)


def test_merged_entities_stay_merged(editor):
    halab = change(ALEPPO, key="halab", name_ar="حلب الشهباء")
    load(SYRIA, ALEPPO, halab)
    into, other = Entity.objects.get(slug="aleppo"), Entity.objects.get(slug="halab")
    merge_entities(into=into, others=[other], user=editor)
    assert load(SYRIA, ALEPPO, halab).new == 0
    other.refresh_from_db()
    assert other.merged_into == into
    stored = read_gazetteer()
    assert {entry.key for entry in stored.entries} == {"syria", "aleppo"}
    assert {name.key for name in stored.names if "الشهباء" in name.text} == {"aleppo"}


@pytest.mark.parametrize(
    ("entries", "names", "message"),
    [
        ([change(ALEPPO, parent="syrya")], [], "aleppo: its parent “syrya” is unknown"),
        ([SYRIA], [place("بصرى", "bosra")], "“bosra”, which no list has"),
        ([change(SYRIA, parent="syria")], [], "syria: it is part of itself"),
        ([change(SYRIA, parent="aleppo"), ALEPPO], [], "it is part of itself"),
        ([SYRIA, change(SYRIA, name_ar="الشام")], [], "syria: the key comes twice"),
    ],
)
def test_a_list_that_makes_no_sense_is_refused_whole(entries, names, message):
    with pytest.raises(ValueError, match=message):
        load_gazetteer(entries=[*entries, Entry("homs", Kind.PLACE, "حمص")], names=names)
    assert not Entity.objects.exists()


def test_a_cycle_among_entities_that_are_there_is_refused_too():
    load(SYRIA, ALEPPO)
    with pytest.raises(ValueError, match="part of itself"):
        load(change(SYRIA, parent="aleppo"), ALEPPO)
    assert Entity.objects.get(slug="syria").parent is None


def test_a_key_of_another_kind_is_refused():
    load(SYRIA)
    with pytest.raises(ValueError, match="already there as a place"):
        load(Entry("syria", Kind.FACTION, "سوريا"))


def test_articles_are_indexed_again_whose_places_moved(make_article, make_mention):
    load(SYRIA, ALEPPO, change(ALEPPO, key="salheen", name_ar="الصالحين", parent="aleppo"))
    inside = make_article()
    make_mention(inside, "حلب", entity=Entity.objects.get(slug="salheen"))
    make_article(body="لا شيء")
    IndexChange.objects.all().delete()
    load(SYRIA, change(ALEPPO, parent=""))
    # The article is found by all that its place is part of, so the part's move concerns it.
    assert list(IndexChange.objects.values_list("article_id", flat=True)) == [inside.pk]


def test_read_gives_back_what_was_loaded():
    load(SYRIA, ALEPPO, names=(place("الشام", "syria", needs_context=True, valid_to="1918"),))
    stored = read_gazetteer()
    assert set(stored.entries) == {SYRIA, ALEPPO}
    assert place("الشام", "syria", needs_context=True, valid_to="1918") in stored.names
    assert stored.ids["aleppo"] == Entity.objects.get(slug="aleppo").pk


def test_the_version_follows_every_name():
    load(SYRIA)
    before = read_gazetteer().version
    assert read_gazetteer().version == before
    Alias.objects.create(entity=Entity.objects.get(slug="syria"), text="الشام")
    after = read_gazetteer().version
    assert after != before
    assert len(after) <= 40
