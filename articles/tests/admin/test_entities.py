"""Entities in the admin."""

import pytest
from django.urls import reverse

from articles.models import Alias, Entity, IndexChange, Mention


def place(number: int) -> Entity:
    return Entity.objects.get(slug=f"place-{number}")


def form_of(entity: Entity, **changes: object) -> dict[str, object]:
    fields: dict[str, object] = {
        "kind": entity.kind or "place",
        "name_ar": entity.name_ar,
        "name_en": entity.name_en,
        "type": entity.type,
        "parent": entity.parent_id or "",
    }
    return fields | names(*entity.aliases.all() if entity.pk else ()) | changes


def names(*aliases: Alias, new: tuple[str, ...] = ()) -> dict[str, object]:
    fields: dict[str, object] = {
        "aliases-TOTAL_FORMS": len(aliases) + len(new),
        "aliases-INITIAL_FORMS": len(aliases),
    }
    for index, alias in enumerate(aliases):
        row = {"id": alias.pk, "entity": alias.entity_id, "text": alias.text, "language": "ar"}
        fields |= {f"aliases-{index}-{name}": each for name, each in row.items()}
    for index, text in enumerate(new, len(aliases)):
        fields |= {f"aliases-{index}-text": text, f"aliases-{index}-language": "ar"}
    return fields


def change(client, entity: Entity, **changes: object):
    address = reverse("admin:articles_entity_change", args=[entity.pk])
    return client.post(address, form_of(entity, **changes))


def test_an_editor_makes_an_entity(archive, editor_client):
    new = Entity(name_ar="سراقب", name_en="Saraqib")
    response = editor_client.post(reverse("admin:articles_entity_add"), form_of(new))
    assert response.status_code == 302
    made = Entity.objects.get(slug="saraqib")
    assert set(made.aliases.values_list("text", flat=True)) == {"سراقب", "Saraqib"}
    assert made.history.first().history_user.username == "mariam"


def test_the_main_name_may_be_given_again_as_a_name(archive, editor_client):
    new = Entity(name_ar="سراقب")
    address = reverse("admin:articles_entity_add")
    rows = names(new=("سراقب", "سراقب الشمالية"))
    assert editor_client.post(address, form_of(new) | rows).status_code == 302
    assert Alias.objects.filter(entity__name_ar="سراقب").count() == 2


def test_a_rename_is_recorded_for_the_index(archive, editor_client):
    assert change(editor_client, place(0), name_ar="مكان جديد").status_code == 302
    assert IndexChange.objects.filter(article_id=archive.pk).exists()


def test_a_new_name_is_recorded_for_the_index(archive, editor_client):
    entity = place(0)
    rows = names(*entity.aliases.all(), new=("اسم ثان",))
    assert change(editor_client, entity, **rows).status_code == 302
    assert entity.aliases.filter(text="اسم ثان").exists()
    assert IndexChange.objects.exists()


@pytest.mark.parametrize("text", ["بلده 0", "بَلْدة 0", "ـــ"])
def test_refuses_a_name_that_is_there_or_empty(archive, editor_client, text):
    entity = place(0)
    rows = names(*entity.aliases.all(), new=(text,))
    assert change(editor_client, entity, **rows).status_code == 200


def test_takes_a_name_away(archive, editor_client):
    entity = place(0)
    assert change(editor_client, entity, **{"aliases-0-DELETE": "on"}).status_code == 302
    assert not entity.aliases.filter(text="بلدة 0").exists()


def test_refuses_to_make_an_entity_part_of_itself(archive, editor_client):
    syria = Entity.objects.get(slug="syria")
    response = change(editor_client, syria, parent=place(0).pk)
    assert response.status_code == 200
    assert "parent" in response.context["adminform"].form.errors


@pytest.mark.parametrize("words", ["بلده 7", "بَلدة 7", "place-7"])
def test_finds_by_any_spelling(archive, editor_client, words):
    response = editor_client.get(reverse("admin:articles_entity_changelist"), {"q": words})
    assert [each.slug for each in response.context["cl"].result_list] == ["place-7"]


def merge(client, *entities: Entity, **fields: object):
    chosen = {"action": "merge", "_selected_action": [entity.pk for entity in entities]}
    return client.post(reverse("admin:articles_entity_changelist"), chosen | fields)


def test_asks_which_entity_remains(archive, editor_client):
    response = merge(editor_client, place(0), place(1))
    assert response.status_code == 200
    assert response.context["likely"] in (place(0), place(1))


def test_merges(archive, editor_client):
    assert merge(editor_client, place(0), place(1), into=place(0).pk).status_code == 302
    assert place(1).merged_into == place(0)
    assert Mention.objects.filter(entity=place(0)).count() == 2


def test_one_alone_is_not_merged(archive, editor_client):
    assert merge(editor_client, place(0), into=place(0).pk).status_code == 302
    assert place(0).merged_into is None


def test_researchers_do_not_merge(archive, researcher_client):
    merge(researcher_client, place(0), place(1), into=place(0).pk)
    assert place(1).merged_into is None


def split(client, *entities: Entity):
    chosen = {"action": "split", "_selected_action": [entity.pk for entity in entities]}
    return client.post(reverse("admin:articles_entity_changelist"), chosen, follow=True)


def test_splits_again(archive, editor_client):
    merge(editor_client, place(0), place(1), into=place(0).pk)
    assert split(editor_client, place(1)).status_code == 200
    assert place(1).merged_into is None
    assert (place(0).mentions.count(), place(1).mentions.count()) == (1, 1)
    assert place(1).aliases.filter(text="بلدة 1").exists()


def test_says_of_what_was_never_merged_that_it_was_not(archive, editor_client):
    response = split(editor_client, place(0))
    assert [message.level_tag for message in response.context["messages"]] == ["error"]


def delete(client, entity: Entity, **fields: object):
    address = reverse("admin:articles_entity_delete", args=[entity.pk])
    return client.post(address, {"post": "yes"} | fields)


def test_asks_what_becomes_of_the_mentions(archive, editor_client):
    address = reverse("admin:articles_entity_delete", args=[place(0).pk])
    shown = editor_client.get(address)
    assert shown.context["mention_count"] == 1
    for fate in ("move", "unlink", "reject"):
        assert f'value="{fate}"' in shown.content.decode()


@pytest.mark.parametrize(
    ("fate", "entity", "status"),
    [
        ("move", "place-1", "suggested"),
        ("unlink", None, "suggested"),
        ("reject", None, "rejected"),
    ],
)
def test_deletes_and_does_so_with_the_mentions(archive, editor_client, fate, entity, status):
    mention = place(0).mentions.get()
    response = delete(editor_client, place(0), fate=fate, to=place(1).pk)
    assert response.status_code == 302
    assert not Entity.objects.current().filter(slug="place-0").exists()
    mention.refresh_from_db()
    assert (mention.entity and mention.entity.slug, mention.status) == (entity, status)


@pytest.mark.parametrize("fields", [{}, {"fate": "move"}, {"fate": "move", "to": "x"}])
def test_without_an_answer_the_entity_stays(archive, editor_client, fields):
    response = delete(editor_client, place(0), **fields)
    assert response.url == reverse("admin:articles_entity_delete", args=[place(0).pk])
    assert place(0).mentions.count() == 1


def test_the_history_shows_the_names_too(archive, editor_client):
    entity = place(0)
    alias = entity.aliases.get(text="بلدة 0")
    alias.text = "قرية 0"
    alias.save()
    address = reverse("admin:articles_entity_history", args=[entity.pk])
    changes = editor_client.get(address).context["names"]
    assert [(change.before, change.row.text) for change in changes] == [
        ("بلدة 0", "قرية 0"),
        ("", "بلدة 0"),
    ]


def test_an_entity_of_the_gazetteer_is_not_deleted(archive, superuser):
    Entity.objects.filter(slug="place-0").update(loaded={"name_ar": "مكان 0"})
    address = reverse("admin:articles_entity_delete", args=[place(0).pk])
    assert superuser.post(address, {"post": "yes"}).status_code == 403


def test_what_nothing_refers_to_is_deleted(archive, editor_client):
    new = Entity.objects.create(kind="place", slug="new", name_ar="جديد")
    address = reverse("admin:articles_entity_delete", args=[new.pk])
    assert editor_client.post(address, {"post": "yes"}).status_code == 302
    assert not Entity.objects.filter(slug="new").exists()


def test_the_list_deletes_only_what_may_be_deleted(archive, editor_client):
    chosen = {"action": "delete_selected", "_selected_action": [place(0).pk], "post": "yes"}
    editor_client.post(reverse("admin:articles_entity_changelist"), chosen)
    assert place(0)


def test_a_type_that_we_do_not_know_is_kept(archive, editor_client):
    Entity.objects.filter(slug="place-0").update(type="oasis")
    assert change(editor_client, place(0), name_en="Zero").status_code == 302
    assert place(0).type == "oasis"
