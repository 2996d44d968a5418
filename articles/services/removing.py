"""Delete an entity, say what becomes of its mentions, and bring it back."""

from collections.abc import Callable
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
from articles.services.merging import lock_entities
from articles.services.moving import lock_mentioning, lock_moved, move_mentions, return_mentions
from articles.services.naming import record_entity_change, revive_names
from articles.services.recording import record_edit
from articles.services.signing import sign
from articles.services.states import State


class Fate(TextChoices):
    """What becomes of the mentions of an entity that is deleted."""

    MOVE = "move", gettext_lazy("they mean another entity")
    UNLINK = "unlink", gettext_lazy("they stay, without an entity")
    REJECT = "reject", gettext_lazy("they are rejected")


@transaction.atomic
def delete_entity(*, entity: Entity, user: User, fate: str = "", to: Entity | None = None) -> int:
    """Delete an entity; returns how many mentions met the fate that the editor chose for them.

    Raises:
        ValidationError: it must stay, or it is mentioned and the fate is missing or impossible.
    """
    lock_mentioning([entity.pk])
    lock_entities([entity.pk])
    if reason := reason_to_keep(entity):
        raise ValidationError(reason)
    target = _check_fate(entity, fate, to)
    edit = record_edit(user=user, verb=Edit.Verb.DELETE_ENTITY, details=_describe(entity))
    become = _become(fate, target, user)
    moved = move_mentions(entities=[entity.pk], edit=edit, user=user, become=become)
    _settle_rules(entity, target)
    record_entity_change([entity.pk])
    sign(entity, user)
    entity.delete()
    return moved


@transaction.atomic
def restore_entity(*, edit: Edit, user: User) -> int:
    """Undo the deletion of an entity: its names, parts, rules and mentions come back to it.

    Returns how many mentions stay as they are, since somebody has changed them meanwhile.

    Raises:
        ValidationError: it has been brought back already, or its key belongs to another by now.
    """
    lock_moved(edit)
    deletion = Edit.objects.select_for_update().get(pk=edit.pk)
    if deletion.verb != Edit.Verb.DELETE_ENTITY or deletion.undone_at:
        raise ValidationError(_("This deletion has been undone already."))
    kept = deletion.details
    row = Entity.history.filter(id=kept["entity"]).order_by("-history_id").first()
    if row is None or Entity.objects.filter(Q(pk=row.id) | Q(slug=row.slug)).exists():
        raise ValidationError(_("There is another entity with its key by now."))
    entity: Entity = row.instance
    entity.parent = Entity.objects.filter(pk__in=[entity.parent_id]).first()
    sign(entity, user)
    entity.save()
    revive_names([(pk, entity.pk) for pk in kept["names"]], user)
    for child in Entity.objects.filter(pk__in=kept["parts"], parent=None):
        child.parent = entity
        sign(child, user)
        child.save()
    for pk, rule in kept["rules"]:
        Correction.objects.filter(pk=pk).update(**rule)
    staying = return_mentions(edit=deletion, user=user).conflicts
    deletion.undone_at = timezone.now()
    deletion.save(update_fields=["undone_at"])
    record_entity_change([entity.pk])
    return staying


def reason_to_keep(entity: Entity) -> str:
    """Why an entity cannot be deleted at all, for the editor to read; empty where it can."""
    if entity.loaded:
        return _("“%(name)s” is in the gazetteer and would come back: merge it instead.") % {
            "name": entity
        }
    if entity.merged.exists():
        return _("Others were merged into “%(name)s”, and their addresses lead to it.") % {
            "name": entity
        }
    return ""


def _check_fate(entity: Entity, fate: str, to: Entity | None) -> Entity | None:
    """The entity that the mentions are to mean, None where they are to mean none."""
    if not entity.mentions.exists():
        return None
    if fate not in Fate.values:
        raise ValidationError({"fate": _("Say what becomes of the mentions.")})
    if fate != Fate.MOVE:
        return None
    target = to and (to.merged_into or to)
    if target is None or target.pk == entity.pk or target.kind != entity.kind:
        raise ValidationError({"to": _("Choose another entity of the same kind.")})
    return target


def _become(fate: str, target: Entity | None, user: User) -> Callable[[State], State]:
    def become(state: State) -> State:
        moved = replace(state, entity=target.pk if target else None)
        is_rejected = fate == Fate.REJECT
        return moved.decided(Mention.Status.REJECTED, user) if is_rejected else moved

    return become


def _describe(entity: Entity) -> dict[str, Any]:
    """What the history does not know of an entity that will be gone."""
    rules = _rules(entity).values("pk", "entity_before_id", "entity_after_id", "is_active")
    return {
        "subject": str(entity),
        "entity": entity.pk,
        "names": list(entity.aliases.values_list("pk", flat=True)),
        "parts": list(entity.children.values_list("pk", flat=True)),
        "rules": [(rule.pop("pk"), rule) for rule in rules],
    }


def _rules(entity: Entity) -> Any:
    return Correction.objects.filter(Q(entity_before=entity) | Q(entity_after=entity))


def _settle_rules(entity: Entity, target: Entity | None) -> None:
    """Rules about the entity follow its mentions, or hold no more."""
    if target is None:
        _rules(entity).update(is_active=False)
        return
    for role in ("entity_before", "entity_after"):
        Correction.objects.filter(**{role: entity}).update(**{role: target})
