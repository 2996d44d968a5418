"""Entities and their names."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.utils import translation

from articles.models import Alias, Entity

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "name_en", "shown"),
    [("ar", "Aleppo", "حلب"), ("en", "Aleppo", "Aleppo"), ("en", "", "حلب"), ("en-gb", "A", "A")],
)
def test_the_name_in_the_language_of_the_reader(make_place, language, name_en, shown):
    with translation.override(language):
        assert make_place("حلب", name_en=name_en).name == shown


def test_without_a_language_the_name_is_arabic(make_place):
    with translation.override(None):
        assert make_place("حلب", name_en="Aleppo").name == "حلب"


@pytest.mark.parametrize("text", ["الرَّقة", "الرقه", "الــرقة"])
def test_a_name_is_kept_once_in_whatever_spelling(make_place, text):
    raqqa = make_place("الرقة")
    assert raqqa.aliases.get().folded == "الرقه"
    with pytest.raises(IntegrityError):
        Alias.objects.create(entity=raqqa, text=text)


def test_two_entities_may_share_a_name(make_place):
    make_place("الباب", slug="al-bab")
    make_place("الباب", slug="al-bab-2")
    assert Alias.objects.filter(folded="الباب").count() == 2


def test_a_renamed_alias_is_found_by_its_new_name(make_place):
    alias = make_place("حلب").aliases.get()
    alias.text = "الشهباء"
    alias.save()
    assert alias.folded == "الشهباء"


def test_current_ones_are_not_merged(make_place):
    aleppo = make_place("حلب")
    make_place("حلب القديمة", merged_into=aleppo)
    assert list(Entity.objects.current()) == [aleppo]


def test_kinds(make_place, make_faction):
    make_place("حلب")
    isis = make_faction("داعش")
    assert list(Entity.objects.of_kind("faction")) == [isis]
    assert isis.get_absolute_url() == f"/factions/{isis.pk}/"


def test_articles_are_counted_once_and_rejected_mentions_not(
    make_place, make_article, make_mention
):
    aleppo, homs = make_place("حلب"), make_place("حمص")
    article = make_article(body="حلب ثم حلب ثم حمص")
    make_mention(article, "حلب", entity=aleppo)
    make_mention(article, "حلب", entity=aleppo, start=7)
    make_mention(article, "حمص", entity=homs, status="rejected")
    counts = Entity.objects.with_article_counts().values_list("name_ar", "article_count")
    assert dict(counts) == {"حلب": 1, "حمص": 0}


def test_what_is_mentioned_or_merged_cannot_be_deleted(make_place, make_article, make_mention):
    aleppo = make_place("حلب")
    make_mention(make_article(), "حلب", entity=aleppo)
    with pytest.raises(IntegrityError):
        aleppo.delete()
    homs = make_place("حمص")
    make_place("حمص القديمة", merged_into=homs)
    with pytest.raises(IntegrityError):
        homs.delete()


def test_parts_outlive_the_whole(make_place):
    syria = make_place("سوريا")
    aleppo = make_place("حلب", parent=syria)
    syria.delete()
    aleppo.refresh_from_db()
    assert aleppo.parent is None


@pytest.mark.parametrize(("field", "value"), [("active_from", "soon"), ("active_to", "2016-13")])
def test_what_is_no_date_is_refused(make_faction, field, value):
    faction = make_faction("داعش", **{field: value})
    with pytest.raises(ValidationError) as error:
        faction.full_clean()
    assert list(error.value.message_dict) == [field]


def test_names_that_were_there_before_get_their_skeletons(make_place):
    make_place("دير الزور", name_en="Deir ez-Zor")
    Alias.objects.update(skeleton="")
    migration = import_module("articles.migrations.0003_alias_skeleton")
    migration.fill_skeletons(apps, SimpleNamespace(connection=connection))
    assert dict(Alias.objects.values_list("text", "skeleton")) == {
        "دير الزور": "TrSr",
        "Deir ez-Zor": "",
    }


def test_what_the_built_in_list_said_is_kept_under_its_name(make_place):
    entity = make_place("حلب", loaded={"name_ar": "حلب", "names": {}})
    made = make_place("حارة")
    migration = import_module("articles.migrations.0007_listed")
    migration.by_list(apps, None)
    entity.refresh_from_db()
    made.refresh_from_db()
    assert (entity.loaded["builtin"]["name_ar"], made.loaded) == ("حلب", {})
    migration.of_one_list(apps, None)
    entity.refresh_from_db()
    assert entity.loaded == {"name_ar": "حلب", "names": {}}
