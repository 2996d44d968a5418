"""Entities that were merged, split again."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Alias, Edit, Entity, IndexChange, Mention
from articles.services.annotating import accept_mention, change_mention
from articles.services.merging import merge_entities
from articles.services.naming import save_entity
from articles.services.readings import Reading
from articles.services.splitting import split_entity
from articles.services.undoing import NothingLeftError, turn_edit

pytestmark = pytest.mark.django_db

BODY = "حلب ثم حلب ثم حلب"


@pytest.fixture
def aleppo(make_place) -> Entity:
    return make_place("حلب", slug="aleppo", aliases=("حلب الشهباء",))


@pytest.fixture
def halab(make_place) -> Entity:
    return make_place("مدينة حلب", slug="halab", name_en="Halab", aliases=("الشهباء", "حلب"))


@pytest.fixture
def mentions(make_article, make_mention, halab) -> list[Mention]:
    article = make_article(body=BODY)
    return [make_mention(article, "حلب", start=start, entity=halab) for start in (0, 7, 14)]


def picture() -> dict[str, object]:
    """All entities with their names, parts, mergers and mentions."""
    return {
        "entities": sorted(
            Entity.objects.values_list("slug", "parent__slug", "merged_into__slug"), key=str
        ),
        "names": sorted(Alias.objects.values_list("entity__slug", "text")),
        "mentions": list(Mention.objects.order_by("start").values_list("entity__slug", "status")),
    }


def merge(into, *others, editor) -> None:
    merge_entities(into=into, others=others, user=editor)


def again(entity: Entity) -> Entity:
    return Entity.objects.get(pk=entity.pk)


def test_everything_goes_back(aleppo, halab, mentions, make_place, editor):
    make_place("السكري", slug="part", parent=halab)
    make_place("قديم", slug="earlier", merged_into=halab)
    before = picture()
    merge(aleppo, halab, editor=editor)
    assert picture() != before
    IndexChange.objects.all().delete()
    edit = split_entity(entity=again(halab), user=editor)
    assert picture() == before
    assert (edit.verb, edit.details["moved"], edit.details["conflicts"]) == ("split", 3, 0)
    assert IndexChange.objects.filter(article_id=mentions[0].article_id).exists()
    assert mentions[0].history.first().history_user == editor


def test_what_was_changed_since_stays(aleppo, halab, mentions, make_place, editor, researcher):
    merge(aleppo, halab, editor=editor)
    accept_mention(mention=mentions[0], user=researcher)
    idlib = make_place("إدلب", slug="idlib")
    reading = Reading("place", mentions[1].start, mentions[1].end, idlib)
    change_mention(mention=mentions[1], reading=reading, user=researcher)
    edit = split_entity(entity=again(halab), user=editor)
    slugs = [Mention.objects.get(pk=m.pk).entity.slug for m in mentions]
    assert slugs == ["aleppo", "idlib", "halab"]
    assert edit.details["conflicts"] == 2


def test_a_name_that_was_taken_away_since_stays_away(aleppo, halab, editor):
    merge(aleppo, halab, editor=editor)
    aleppo.aliases.get(text="الشهباء").delete()
    split_entity(entity=again(halab), user=editor)
    assert not Alias.objects.filter(text="الشهباء").exists()


def test_mergers_of_mergers_are_split_in_any_order(aleppo, halab, mentions, make_place, editor):
    top = make_place("سوريا", slug="top")
    before = picture()
    for order in ((halab, aleppo), (aleppo, halab)):
        merge(again(aleppo), again(halab), editor=editor)
        merge(top, again(aleppo), editor=editor)
        for entity in order:
            split_entity(entity=again(entity), user=editor)
        assert picture() == before


def test_one_of_several_is_split_off(aleppo, halab, mentions, make_place, editor):
    alep = make_place("ألب", slug="alep")
    merge(aleppo, halab, alep, editor=editor)
    split_entity(entity=again(halab), user=editor)
    assert (again(halab).merged_into, again(alep).merged_into) == (None, aleppo)


def test_a_target_that_was_lifted_out_goes_back_in(make_place, editor):
    top = make_place("سوريا", slug="syria")
    outer = make_place("المحافظة", slug="outer", parent=top)
    between = make_place("المنطقة", slug="between", parent=outer)
    inner = make_place("المدينة", slug="inner", parent=between)
    before = picture()
    merge(inner, outer, editor=editor)
    assert again(inner).parent == top
    split_entity(entity=again(outer), user=editor)
    assert picture() == before


def test_a_target_that_was_moved_since_stays(make_place, editor):
    top = make_place("سوريا", slug="syria")
    outer = make_place("المحافظة", slug="outer", parent=top)
    inner = make_place("المدينة", slug="inner", parent=outer)
    merge(inner, outer, editor=editor)
    moved = again(inner)
    moved.parent = make_place("العراق", slug="iraq")
    save_entity(entity=moved, user=editor)
    split_entity(entity=again(outer), user=editor)
    assert again(inner).parent.slug == "iraq"


def test_a_merger_is_undone_by_splitting_and_that_by_merging(aleppo, halab, mentions, editor):
    before = picture()
    merge(aleppo, halab, editor=editor)
    merged = picture()
    turn_edit(edit=Edit.objects.get(verb="merge"), user=editor, forward=False)
    assert picture() == before
    turn_edit(edit=Edit.objects.get(verb="split"), user=editor, forward=False)
    assert picture() == merged
    with pytest.raises(NothingLeftError):
        turn_edit(edit=Edit.objects.filter(verb="merge").last(), user=editor, forward=True)


def test_what_was_never_merged_cannot_be_split(aleppo, editor):
    with pytest.raises(ValidationError):
        split_entity(entity=aleppo, user=editor)


def test_the_old_address_leads_on_until_it_is_split(client, aleppo, halab, editor):
    merge(aleppo, halab, editor=editor)
    assert client.get(halab.get_absolute_url()).url == aleppo.get_absolute_url()
    split_entity(entity=again(halab), user=editor)
    assert client.get(halab.get_absolute_url()).status_code == 200
