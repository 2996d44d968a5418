"""A merge taken back: everything that went over returns, but what was changed since."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Alias, Edit, Entity, IndexChange, Mention
from articles.services.annotating import accept_mention, change_mention, reject_mention
from articles.services.merging import merge_entities
from articles.services.readings import Reading
from articles.services.splitting import last_merge, split_entities

pytestmark = pytest.mark.django_db

FIELDS = ("slug", "name_ar", "parent__slug", "merged_into__slug")


def entities() -> dict[str, tuple[object, ...]]:
    return {row[0]: row[1:] for row in Entity.objects.values_list(*FIELDS)}


def names() -> set[tuple[str, str]]:
    return set(Alias.objects.values_list("entity__slug", "text"))


def mentions() -> set[tuple[object, ...]]:
    return set(Mention.objects.values_list("pk", "entity__slug", "status", "origin", "rule"))


@pytest.fixture
def places(make_place, make_article, make_mention):
    """Idlib, which is inside the other Idlib, with parts, mentions and a name in common."""
    syria = make_place("سوريا", slug="syria")
    other = make_place("ادلب الخضراء", slug="green", aliases=("ادلب",), parent=syria)
    into = make_place("إدلب", slug="idlib", parent=other)
    make_place("سرمين", slug="sarmin", parent=other)
    make_place("ادلب القديمة", slug="old", merged_into=other)
    article = make_article(body="دخلوا إدلب ثم ادلب الخضراء ثم سرمين")
    for text, entity in (("إدلب", into), ("ادلب الخضراء", other)):
        make_mention(article, text, entity=entity, rule="place.gazetteer")
    return into, other


def test_everything_returns(places, editor):
    into, other = places
    before = entities(), names(), mentions()
    merge_entities(into=into, others=[other], user=editor)
    assert (entities(), names(), mentions()) != before
    IndexChange.objects.all().delete()
    split = split_entities(edit=last_merge(into), user=editor)
    assert (entities(), names(), mentions()) == before
    assert (split.moved, split.kept) == (1, 0)
    assert IndexChange.objects.exists()


@pytest.mark.parametrize("decide", [accept_mention, reject_mention])
def test_a_decision_since_is_kept(places, editor, decide):
    into, other = places
    mention = other.mentions.get()
    merge_entities(into=into, others=[other], user=editor)
    decide(mention=Mention.objects.get(pk=mention.pk), user=editor)
    decided = mentions()
    split = split_entities(edit=last_merge(Entity.objects.get(pk=other.pk)), user=editor)
    assert (split.moved, split.kept) == (0, 1)
    assert mentions() == decided


def test_a_mention_linked_elsewhere_since_stays_there(places, make_place, editor):
    into, other = places
    third = make_place("سراقب", slug="saraqib")
    merge_entities(into=into, others=[other], user=editor)
    mention = Mention.objects.exclude(surface="إدلب").get()
    reading = Reading("place", mention.start, mention.end, third)
    change_mention(mention=mention, reading=reading, user=editor)
    split_entities(edit=last_merge(into), user=editor)
    mention.refresh_from_db()
    assert mention.entity == third


def test_the_steps_are_recorded(places, editor):
    into, other = places
    merge_entities(into=into, others=[other], user=editor)
    merge = last_merge(into)
    assert merge.changes.count() == 1
    split_entities(edit=merge, user=editor)
    merge.refresh_from_db()
    assert merge.undone_at
    assert last_merge(into) is None
    steps = Edit.objects.order_by("pk").values_list("verb", "user__username")
    assert list(steps) == [("merge", "mariam"), ("split", "mariam")]


def test_is_not_done_twice(places, editor):
    into, other = places
    merge_entities(into=into, others=[other], user=editor)
    merge = last_merge(into)
    split_entities(edit=merge, user=editor)
    with pytest.raises(ValidationError):
        split_entities(edit=merge, user=editor)


def test_the_later_merge_goes_first(places, make_place, editor):
    into, other = places
    before = entities(), names(), mentions()
    merge_entities(into=into, others=[other], user=editor)
    first = last_merge(into)
    third = make_place("سراقب", slug="saraqib")
    merge_entities(into=third, others=[into], user=editor)
    with pytest.raises(ValidationError):
        split_entities(edit=first, user=editor)
    split_entities(edit=last_merge(third), user=editor)
    split_entities(edit=first, user=editor)
    Entity.objects.filter(pk=third.pk).delete()
    assert (entities(), names(), mentions()) == before


def test_a_name_added_since_stays(places, editor):
    into, other = places
    merge_entities(into=into, others=[other], user=editor)
    Alias.objects.create(entity=into, text="ادلب الحبيبة")
    split_entities(edit=last_merge(into), user=editor)
    assert ("idlib", "ادلب الحبيبة") in names()
