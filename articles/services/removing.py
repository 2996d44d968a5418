"""Delete entities, and say what becomes of the mentions that link to them."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Correction, Edit, Entity, Mention
from articles.services.batches import batches
from articles.services.merging import (
    absorb,
    drop_names,
    lift,
    lock_entities,
    lock_mentions_of,
    save_signed,
)
from articles.services.naming import reason_to_keep, record_entity_change
from articles.services.recording import Change, record_changes, record_edit
from articles.services.signing import sign
from articles.services.splitting import give_names, lock_changed, move_mentions_back
from articles.services.states import State


class Fate(TextChoices):
    """What becomes of the mentions of an entity that is deleted."""

    MOVE = "move", gettext_lazy("link them to another entity")
    UNLINK = "unlink", gettext_lazy("leave them without an entity")
    REJECT = "reject", gettext_lazy("reject them")


@transaction.atomic
def delete_entity(*, entity: Entity, user: User, fate: str = "", to: Entity | None = None) -> Edit:
    """Delete an entity; ``fate`` is for its mentions, ``to`` the entity to which they move.

    Where the mentions move, the entity's address leads to where they went.

    Raises:
        ValidationError: by field, or something else refers to the entity; the message says what
            to do instead.
    """
    lock_mentions_of([entity.pk])
    if reason := reason_to_keep(entity, fate=fate):
        raise ValidationError(reason)
    if fate == Fate.MOVE:
        return _move(entity, to, user)
    return _delete(entity, user, rejecting=fate == Fate.REJECT)


@transaction.atomic
def restore_entity(*, edit: Edit, user: User) -> Entity:
    """Bring back an entity as it was when a step deleted it, with its key, names and mentions."""
    details = edit.details
    lock_changed(edit)
    entity = Entity(**details["entity"])
    entity.parent = Entity.objects.filter(pk=details["entity"]["parent_id"]).first()
    if Entity.objects.filter(slug=entity.slug).exists():
        entity.slug = f"{entity.slug}-{entity.pk}"
    save_signed(entity, user)
    give_names(details["names"], entity, None, user)
    for part in Entity.objects.filter(pk__in=details["parts"], parent=None):
        part.parent = entity
        save_signed(part, user)
    for role, ids in details["rules"].items():
        Correction.objects.filter(pk__in=ids).update(**{role: entity}, is_active=True)
    move_mentions_back(edit, user)
    edit.undone_at = timezone.now()
    edit.save(update_fields=["undone_at"])
    record_entity_change([entity.pk])
    return entity


def _move(entity: Entity, to: Entity | None, user: User) -> Edit:
    if to is None or to.pk == entity.pk or to.kind != entity.kind or to.merged_into_id:
        raise ValidationError({"to": _("Choose another entity of the same kind.")})
    locked = {each.pk: each for each in lock_entities((entity.pk, to.pk))}
    other, into = locked[entity.pk], locked[to.pk]
    kept = {"lifted": lift(into, [other.pk], user), "names": drop_names(other, user)}
    edit = absorb(into, other, user, Edit.Verb.DELETE_ENTITY, kept)
    record_entity_change([into.pk])
    return edit


def _delete(entity: Entity, user: User, *, rejecting: bool) -> Edit:
    details: dict[str, Any] = {
        "subject": str(entity),
        "entity": {
            field.attname: getattr(entity, field.attname) for field in entity._meta.concrete_fields
        },
        "parts": list(entity.children.values_list("pk", flat=True)),
        "rules": _switch_rules_off(entity),
    }
    record_entity_change([entity.pk])
    edit = record_edit(user=user, verb=Edit.Verb.DELETE_ENTITY, details=details)
    ids = list(Mention.objects.filter(entity=entity).values_list("pk", flat=True))
    for batch in batches(ids):
        changes = [
            Change.of(row, _unlinked(State.of(row), user, rejecting=rejecting))
            for row in Mention.objects.filter(pk__in=batch)
        ]
        record_changes(edit=edit, user=user, changes=changes)
    edit.details["names"] = drop_names(entity, user)
    edit.save(update_fields=["details"])
    # Deleting takes the id from an object: the caller's keeps it.
    row = Entity.objects.get(pk=entity.pk)
    sign(row, user)
    row.delete()
    return edit


def _unlinked(state: State, user: User, *, rejecting: bool) -> State:
    state = replace(state, entity=None)
    return state.decided(Mention.Status.REJECTED, user) if rejecting else state


def _switch_rules_off(entity: Entity) -> dict[str, list[int]]:
    """Switch off the corrections that speak of an entity; returns which, by its role in them."""
    active = Correction.objects.filter(is_active=True)
    rules = {
        role: list(active.filter(**{role: entity}).values_list("pk", flat=True))
        for role in ("entity_before", "entity_after")
    }
    active.filter(Q(entity_before=entity) | Q(entity_after=entity)).update(is_active=False)
    return rules
