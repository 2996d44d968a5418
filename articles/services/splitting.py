"""Take a merge back: each entity gets its mentions, names and parts again.

What somebody has changed since the merge stays as it was left.
"""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Alias, Edit, Entity
from articles.services.merging import MergeLog, lock_entities, save_signed
from articles.services.moving import lock_moved, return_mentions
from articles.services.naming import record_entity_change, revive_names
from articles.services.recording import record_edit
from articles.services.signing import sign


@dataclass(frozen=True, slots=True)
class Split:
    """How many mentions went back, and how many stayed since somebody has changed them."""

    moved: int
    kept: int


@transaction.atomic
def split_entities(*, edit: Edit, user: User) -> Split:
    """Undo a merge.

    Raises:
        ValidationError: it does not stand any more, or what it led to was merged further.
    """
    lock_moved(edit)
    merge = Edit.objects.select_for_update().get(pk=edit.pk)
    log = _read_log(merge)
    entities = {entity.pk: entity for entity in lock_entities([log.into, *log.others])}
    _check(log, entities)
    for pk in log.others:
        entities[pk].merged_into = None
        save_signed(entities[pk], user)
    _return_names(log, user)
    _return_parts(log, entities[log.into], user)
    replayed = return_mentions(edit=merge, user=user)
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    record_edit(user=user, verb=Edit.Verb.SPLIT, details={"subject": log.subject})
    record_entity_change(entities)
    return Split(len(replayed.changed), replayed.conflicts)


def last_merge(entity: Entity) -> Edit | None:
    """The step that merged an entity into another, or others into it, and that still stands."""
    merges = Edit.objects.filter(article=None, verb=Edit.Verb.MERGE).undoable()
    if entity.merged_into_id:
        merges = merges.filter(details__into=entity.merged_into_id)
        return next((e for e in merges if entity.pk in e.details["others"]), None)
    return merges.filter(details__into=entity.pk).first()


def _read_log(merge: Edit) -> MergeLog:
    if merge.verb != Edit.Verb.MERGE or merge.undone_at:
        raise ValidationError(_("This merge has been undone already."))
    return MergeLog(**merge.details)


def _check(log: MergeLog, entities: dict[int, Entity]) -> None:
    is_whole = all(pk in entities for pk in (log.into, *log.others))
    if not is_whole or any(entities[pk].merged_into_id != log.into for pk in log.others):
        raise ValidationError(
            _("One of these entities was merged again or deleted since: undo that first.")
        )


def _return_names(log: MergeLog, user: User) -> None:
    for name in Alias.objects.filter(pk__in=log.names_made, entity=log.into):
        sign(name, user)
        name.delete()
    owners = dict(log.names_moved)
    for name in Alias.objects.filter(pk__in=owners, entity=log.into):
        owner = owners[name.pk]
        if not Alias.objects.filter(entity=owner, folded=name.folded).exists():
            name.entity_id = owner
            save_signed(name, user)
    revive_names(log.names_dropped, user)


def _return_parts(log: MergeLog, into: Entity, user: User) -> None:
    for pairs, role in ((log.parts, "parent"), (log.earlier, "merged_into")):
        owners = dict(pairs)
        for row in Entity.objects.filter(pk__in=owners, **{role: log.into}):
            setattr(row, f"{role}_id", owners[row.pk])
            save_signed(row, user)
    if log.parent_before != log.parent_after == into.parent_id:
        into.parent_id = log.parent_before
        save_signed(into, user)
