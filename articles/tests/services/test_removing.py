"""Entities deleted, and what becomes of their mentions."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Alias, Correction, Edit, Entity, IndexChange, Mention
from articles.services.annotating import accept_mention, reject_mention
from articles.services.removing import delete_entity
from articles.services.splitting import split_entity
from articles.services.undoing import turn_edit

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrong(make_place) -> Entity:
    return make_place("حلب القديمة", slug="wrong", name_en="Old Aleppo")


@pytest.fixture
def aleppo(make_place) -> Entity:
    return make_place("حلب", slug="aleppo")


@pytest.fixture
def mentions(make_article, make_mention, wrong) -> list[Mention]:
    article = make_article(body="حلب ثم حلب ثم حلب")
    return [make_mention(article, "حلب", start=start, entity=wrong) for start in (0, 7, 14)]


def picture() -> list[object]:
    return [
        *Mention.objects.order_by("start").values_list("entity__slug", "status", "author"),
        *sorted(Entity.objects.values_list("slug", "parent__slug", "merged_into__slug"), key=str),
        *sorted(Alias.objects.values_list("entity__slug", "text")),
    ]


def links() -> list[tuple[str | None, str]]:
    rows = Mention.objects.order_by("start")
    return [(slug, status[0]) for slug, status in rows.values_list("entity__slug", "status")]


def test_without_a_word_on_its_mentions_it_stays(wrong, mentions, editor):
    with pytest.raises(ValidationError):
        delete_entity(entity=wrong, user=editor)
    assert links() == [("wrong", "s")] * 3


@pytest.mark.parametrize(
    ("fate", "expected"),
    [
        ("move", [("aleppo", "a"), ("aleppo", "r"), ("aleppo", "s")]),
        ("unlink", [(None, "a"), (None, "r"), (None, "s")]),
        ("reject", [(None, "r"), (None, "r"), (None, "r")]),
    ],
)
def test_its_mentions_are_dealt_with_and_come_back(
    wrong, aleppo, mentions, make_place, editor, fate, expected
):
    accept_mention(mention=mentions[0], user=editor)
    reject_mention(mention=mentions[1], user=editor)
    make_place("حي", slug="part", parent=wrong)
    before = picture()
    IndexChange.objects.all().delete()
    edit = delete_entity(entity=wrong, user=editor, fate=fate, to=aleppo)
    assert links() == expected
    assert IndexChange.objects.exists()
    assert not Alias.objects.filter(entity__slug="wrong").exists()
    turn_edit(edit=edit, user=editor, forward=False)
    assert picture() == before
    assert Edit.objects.get(pk=edit.pk).undone_at


def test_where_the_mentions_moved_the_address_leads(client, wrong, aleppo, mentions, editor):
    delete_entity(entity=wrong, user=editor, fate="move", to=aleppo)
    assert client.get(wrong.get_absolute_url()).url == aleppo.get_absolute_url()
    split_entity(entity=Entity.objects.get(pk=wrong.pk), user=editor)
    assert links() == [("wrong", "s")] * 3


@pytest.mark.parametrize("to", ["nothing", "itself", "faction", "merged"])
def test_mentions_move_to_an_entity_of_their_kind(
    wrong, aleppo, mentions, make_faction, make_place, editor, to
):
    target = {
        "nothing": lambda: None,
        "itself": lambda: wrong,
        "faction": lambda: make_faction("لواء حلب"),
        "merged": lambda: make_place("شهباء", merged_into=aleppo),
    }[to]()
    with pytest.raises(ValidationError, match="to"):
        delete_entity(entity=wrong, user=editor, fate="move", to=target)


def test_an_entity_of_the_gazetteer_stays(wrong, aleppo, editor):
    wrong.loaded = {"name_ar": "حلب القديمة"}
    wrong.save()
    with pytest.raises(ValidationError):
        delete_entity(entity=wrong, user=editor, fate="move", to=aleppo)


def test_rules_about_it_are_switched_off_and_on_again(wrong, editor):
    rule = Correction.objects.create(
        verb="relink", kind="place", folded="حلب", scope="archive", entity_after=wrong
    )
    edit = delete_entity(entity=wrong, user=editor)
    rule.refresh_from_db()
    assert (rule.is_active, rule.entity_after) == (False, None)
    turn_edit(edit=edit, user=editor, forward=False)
    rule.refresh_from_db()
    assert (rule.is_active, rule.entity_after) == (True, wrong)


def test_its_key_may_be_taken_when_it_comes_back(wrong, make_place, editor):
    edit = delete_entity(entity=wrong, user=editor)
    make_place("أخرى", slug="wrong")
    turn_edit(edit=edit, user=editor, forward=False)
    assert Entity.objects.get(pk=wrong.pk).slug == f"wrong-{wrong.pk}"


def test_what_people_decided_since_stays(wrong, mentions, editor, researcher):
    edit = delete_entity(entity=wrong, user=editor, fate="unlink")
    accept_mention(mention=mentions[0], user=researcher)
    turn_edit(edit=edit, user=editor, forward=False)
    assert links() == [(None, "a"), ("wrong", "s"), ("wrong", "s")]
