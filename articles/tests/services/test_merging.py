"""Entities merged into one."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from articles.models import Alias, Article, Entity, IndexChange, Mention
from articles.services.merging import merge_entities
from articles.services.naming import (
    check_parent,
    delete_alias,
    reason_to_keep,
    save_alias,
    save_entity,
)
from articles.services.removing import delete_entity

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("alice")


def place(slug: str, name: str = "", **fields: object) -> Entity:
    return Entity.objects.create(kind="place", slug=slug, name_ar=name or slug, **fields)


def mention(entity: Entity, text: str = "حلب") -> Mention:
    number = Article.objects.count()
    article = Article.objects.create(title="خبر", body=text, content_hash=str(number))
    return Mention.objects.create(
        article=article, kind="place", start=0, end=len(text), surface=text, entity=entity
    )


def test_mentions_go_over_with_their_history(editor):
    into, other = place("aleppo"), place("halab")
    moved = mention(other)
    assert merge_entities(into=into, others=[other], user=editor) == 1
    moved.refresh_from_db()
    assert (moved.entity, moved.version) == (into, 2)
    assert moved.history.first().history_user == editor


def test_the_index_learns_of_every_article(editor):
    into, other = place("aleppo"), place("halab")
    articles = {mention(into).article_id, mention(other).article_id}
    merge_entities(into=into, others=[other], user=editor)
    assert set(IndexChange.objects.values_list("article_id", flat=True)) == articles


def test_names_go_over_once(editor):
    into, other = place("idlib", "إدلب"), place("idleb", "ادلب الخضراء", name_en="Green Idlib")
    Alias.objects.create(entity=into, text="إدلب")
    Alias.objects.create(entity=other, text="ادلب")
    Alias.objects.create(entity=other, text="Idleb", language="en")
    merge_entities(into=into, others=[other], user=editor)
    texts = set(into.aliases.values_list("text", flat=True))
    assert texts == {"إدلب", "Idleb", "ادلب الخضراء", "Green Idlib"}
    assert not other.aliases.exists()


def test_parts_and_earlier_mergers_lead_to_the_target(editor):
    into, other = place("aleppo"), place("halab")
    part = place("bab", parent=other)
    earlier = place("alep", merged_into=other)
    merge_entities(into=into, others=[other], user=editor)
    for entity in (part, earlier, other):
        entity.refresh_from_db()
    assert (part.parent, earlier.merged_into, other.merged_into) == (into, into, into)


def test_merging_into_a_part_of_itself_makes_no_cycle(editor):
    top = place("syria")
    other = place("governorate", parent=top)
    between = place("district", parent=other)
    into = place("city", parent=between)
    merge_entities(into=into, others=[other], user=editor)
    for entity in (into, between):
        entity.refresh_from_db()
    assert (between.parent, into.parent) == (into, top)


def test_refuses_to_mix_kinds(editor):
    faction = Entity.objects.create(kind="faction", slug="army", name_ar="الجيش")
    with pytest.raises(ValidationError):
        merge_entities(into=place("aleppo"), others=[faction], user=editor)


def test_refuses_what_is_merged_already(editor):
    into, gone = place("aleppo"), place("halab")
    merge_entities(into=into, others=[gone], user=editor)
    with pytest.raises(ValidationError):
        merge_entities(into=gone, others=[into], user=editor)


@pytest.mark.parametrize("gone", [0, 1])
def test_refuses_what_has_been_deleted_meanwhile(editor, gone):
    pair = [place("aleppo"), place("halab")]
    Entity.objects.filter(pk=pair[gone].pk).delete()
    with pytest.raises(ValidationError):
        merge_entities(into=pair[0], others=pair[1:], user=editor)


def test_refuses_a_merger_with_itself_alone(editor):
    into = place("aleppo")
    with pytest.raises(ValidationError):
        merge_entities(into=into, others=[into], user=editor)


def test_main_names_are_names(editor):
    entity = save_entity(
        entity=Entity(kind="place", name_ar="سراقب", name_en="Saraqib"), user=editor
    )
    assert entity.slug == "saraqib"
    assert set(entity.aliases.values_list("text", flat=True)) == {"سراقب", "Saraqib"}


def test_a_former_name_stays_a_name(editor):
    entity = save_entity(entity=Entity(kind="place", name_ar="عين العرب"), user=editor)
    entity.name_ar = "كوباني"
    save_entity(entity=entity, user=editor)
    assert set(entity.aliases.values_list("text", flat=True)) == {"عين العرب", "كوباني"}


def test_keys_are_never_taken_twice(editor):
    slugs = [
        save_entity(entity=Entity(kind="place", name_ar="الباب"), user=editor).slug
        for _ in range(3)
    ]
    assert slugs == ["الباب", "الباب-2", "الباب-3"]


def test_a_renamed_entity_and_its_parts_are_recorded(editor):
    entity = place("aleppo")
    part = place("bab", parent=entity)
    articles = {mention(entity).article_id, mention(part).article_id}
    entity.name_ar = "حلب الشهباء"
    save_entity(entity=entity, user=editor)
    assert set(IndexChange.objects.values_list("article_id", flat=True)) == articles


def test_names_that_come_and_go_are_recorded(editor):
    entity = place("aleppo")
    mention(entity)
    alias = save_alias(alias=Alias(entity=entity, text="الشهباء"), user=editor)
    assert IndexChange.objects.count() == 1
    delete_alias(alias=alias, user=editor)
    assert IndexChange.objects.count() == 2
    assert Alias.history.first().history_user == editor


@pytest.mark.parametrize("text", ["ادلب", "إِدْلِب", "ـــ", " "])
def test_refuses_names_known_or_empty(editor, text):
    entity = place("idlib")
    Alias.objects.create(entity=entity, text="إدلب")
    with pytest.raises(ValidationError):
        save_alias(alias=Alias(entity=entity, text=text), user=editor)


def test_no_entity_contains_itself():
    top = place("syria")
    city = place("aleppo", parent=top)
    top.parent = city
    with pytest.raises(ValidationError):
        check_parent(top)


def test_deletes_what_nothing_refers_to(editor):
    delete_entity(entity=place("nowhere"), user=editor)
    assert not Entity.objects.exists()


def test_keeps_what_is_mentioned_or_loaded_or_merged_into(editor):
    mentioned, loaded, target = place("a"), place("b", loaded={"name_ar": "b"}), place("c")
    mention(mentioned)
    place("d", merged_into=target)
    for entity in (mentioned, loaded, target):
        assert reason_to_keep(entity)
        with pytest.raises(ValidationError):
            delete_entity(entity=entity, user=editor)
