"""Entities deleted, with what becomes of their mentions, and brought back."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Alias, Correction, Edit, Entity, IndexChange, Mention
from articles.services.annotating import accept_mention
from articles.services.removing import delete_entity, reason_to_keep, restore_entity

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrong(make_place, make_article, make_mention) -> Entity:
    """A place that is none, with a name, a part and two mentions, one of them accepted."""
    wrong = make_place("الباب", slug="door", aliases=("باب",))
    make_place("مدينة الباب", slug="bab")
    make_place("الحي", slug="quarter", parent=wrong)
    article = make_article(body="طرق الباب ثم دخل باب البيت")
    make_mention(article, "الباب", entity=wrong, rule="place.gazetteer")
    make_mention(article, "باب", entity=wrong, status="accepted", origin="person", start=15)
    return wrong


def state() -> tuple[object, ...]:
    return (
        set(Entity.objects.values_list("pk", "slug", "parent")),
        set(Alias.objects.values_list("pk", "entity", "text")),
        set(Mention.objects.values_list("pk", "entity", "status", "origin", "author")),
    )


@pytest.mark.parametrize(
    ("fate", "entity", "statuses"),
    [
        ("move", "bab", ["suggested", "accepted"]),
        ("unlink", None, ["suggested", "accepted"]),
        ("reject", None, ["rejected", "rejected"]),
    ],
)
def test_mentions_meet_their_fate_and_return(wrong, editor, fate, entity, statuses):
    before = state()
    to = Entity.objects.get(slug="bab") if fate == "move" else None
    assert delete_entity(entity=wrong, user=editor, fate=fate, to=to) == 2
    found = Mention.objects.order_by("start").values_list("entity__slug", "status")
    assert list(found) == [(entity, status) for status in statuses]
    assert not Entity.objects.filter(slug="door").exists()
    IndexChange.objects.all().delete()
    restore_entity(edit=Edit.objects.get(verb="delete_entity"), user=editor)
    assert state() == before
    assert IndexChange.objects.exists()


@pytest.mark.parametrize(("fate", "to"), [("", ""), ("move", ""), ("move", "door"), ("burn", "")])
def test_asks_what_becomes_of_the_mentions(wrong, editor, fate, to):
    target = Entity.objects.filter(slug=to).first()
    with pytest.raises(ValidationError):
        delete_entity(entity=wrong, user=editor, fate=fate, to=target)
    assert Mention.objects.filter(entity=wrong).count() == 2


def test_mentions_do_not_change_their_kind(wrong, make_faction, editor):
    with pytest.raises(ValidationError):
        delete_entity(entity=wrong, user=editor, fate="move", to=make_faction("الجيش"))


def test_what_nothing_mentions_needs_no_fate(make_place, editor):
    delete_entity(entity=make_place("لا مكان"), user=editor)
    assert not Entity.objects.exists()


def test_a_decision_since_is_kept(wrong, editor):
    delete_entity(entity=wrong, user=editor, fate="reject")
    mention = Mention.objects.order_by("start").first()
    accept_mention(mention=mention, user=editor)
    restore_entity(edit=Edit.objects.get(verb="delete_entity"), user=editor)
    found = Mention.objects.order_by("start").values_list("entity__slug", "status")
    assert list(found) == [(None, "accepted"), ("door", "accepted")]


@pytest.mark.parametrize(
    ("fate", "active", "after"), [("move", True, "bab"), ("reject", False, None)]
)
def test_rules_follow_or_rest(wrong, editor, fate, active, after):
    rule = Correction.objects.create(
        verb="relink", kind="place", folded="باب", entity_after=wrong, scope="archive"
    )
    delete_entity(entity=wrong, user=editor, fate=fate, to=Entity.objects.get(slug="bab"))
    rule.refresh_from_db()
    slug = rule.entity_after and rule.entity_after.slug
    assert (rule.is_active, slug) == (active, after)
    restore_entity(edit=Edit.objects.get(verb="delete_entity"), user=editor)
    rule.refresh_from_db()
    assert (rule.is_active, rule.entity_after.slug) == (True, "door")


def test_is_restored_once(wrong, editor):
    delete_entity(entity=wrong, user=editor, fate="unlink")
    deletion = Edit.objects.get(verb="delete_entity")
    restore_entity(edit=deletion, user=editor)
    with pytest.raises(ValidationError):
        restore_entity(edit=deletion, user=editor)


def test_a_key_given_away_is_not_taken_back(wrong, make_place, editor):
    delete_entity(entity=wrong, user=editor, fate="unlink")
    make_place("باب آخر", slug="door")
    with pytest.raises(ValidationError):
        restore_entity(edit=Edit.objects.get(verb="delete_entity"), user=editor)


@pytest.mark.parametrize("why", ["loaded", "merged into"])
def test_keeps_what_is_loaded_or_merged_into(make_place, editor, why):
    entity = make_place("حلب", loaded={"name_ar": "حلب"} if why == "loaded" else {})
    if why == "merged into":
        make_place("الشهباء", merged_into=entity)
    assert reason_to_keep(entity)
    with pytest.raises(ValidationError):
        delete_entity(entity=entity, user=editor)
