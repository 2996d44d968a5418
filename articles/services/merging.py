"""Merge entities that are one: mentions, names and parts go over, old addresses lead on.

What went where is kept with the step, so that ``splitting`` can take it back.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.language.tokens import fold_name
from articles.models import Alias, Edit, Entity
from articles.services.moving import lock_mentioning, move_mentions
from articles.services.naming import record_entity_change
from articles.services.recording import record_edit
from articles.services.signing import sign

Pairs = list[tuple[int, int]]


@dataclass(slots=True)
class MergeLog:
    """What a merge did, by ids; pairs say which of the others a row belonged to."""

    into: int
    others: list[int]
    subject: str
    parent_before: int | None
    parent_after: int | None = None
    names_moved: Pairs = field(default_factory=list)
    names_dropped: Pairs = field(default_factory=list)
    names_made: list[int] = field(default_factory=list)
    parts: Pairs = field(default_factory=list)
    earlier: Pairs = field(default_factory=list)


@transaction.atomic
def merge_entities(*, into: Entity, others: Iterable[Entity], user: User) -> int:
    """Merge the others into an entity; returns how many mentions went over.

    Raises:
        ValidationError: they are of several kinds, or one of them is merged already.
    """
    chosen = {other.pk for other in others} - {into.pk}
    lock_mentioning(chosen)
    locked = {entity.pk: entity for entity in lock_entities({into.pk, *chosen})}
    target = locked.pop(into.pk)
    _check(target, locked.values())
    log = MergeLog(target.pk, list(locked), _subject(target, locked.values()), target.parent_id)
    _lift(target, locked)
    log.parent_after = target.parent_id
    edit = record_edit(user=user, verb=Edit.Verb.MERGE)
    moved = move_mentions(
        entities=locked,
        edit=edit,
        user=user,
        become=lambda state: replace(state, entity=target.pk),
    )
    for other in locked.values():
        _move_names(target, other, user, log)
        _move_parts(target, other, user, log)
        other.merged_into = target
        save_signed(other, user)
    save_signed(target, user)
    edit.details = asdict(log)
    edit.save(update_fields=["details"])
    record_entity_change([target.pk])
    return moved


def lock_entities(ids: Iterable[int]) -> list[Entity]:
    """The entities, locked until the end of the caller's transaction."""
    return list(Entity.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


def save_signed(row: Entity | Alias, user: User) -> None:
    """Save a row with its history naming the user."""
    sign(row, user)
    row.save()


def _subject(into: Entity, others: Iterable[Entity]) -> str:
    return f"{into} ({'، '.join(map(str, others))})"


def _check(into: Entity, others: Iterable[Entity]) -> None:
    if not others:
        raise ValidationError(_("Choose at least two entities."))
    if any(other.kind != into.kind for other in others):
        raise ValidationError(_("Places merge with places, factions with factions."))
    if any(entity.merged_into_id for entity in (into, *others)):
        raise ValidationError(_("One of these entities has been merged already."))


def _lift(into: Entity, others: dict[int, Entity]) -> None:
    """Take the target out of the others, lest it become a part of its own parts."""
    ancestors: list[Entity] = []
    parent = into.parent
    while parent and parent not in ancestors:
        ancestors.append(parent)
        parent = parent.parent
    inside = [index for index, ancestor in enumerate(ancestors) if ancestor.pk in others]
    if inside:
        above = inside[-1] + 1
        into.parent = ancestors[above] if above < len(ancestors) else None


def _move_names(into: Entity, other: Entity, user: User, log: MergeLog) -> None:
    names = list(other.aliases.all())
    names += [Alias(text=other.name_ar, language="ar"), Alias(text=other.name_en, language="en")]
    known = set(into.aliases.values_list("folded", flat=True))
    for name in names:
        old, folded = name.pk, fold_name(name.text)
        if folded and folded not in known:
            known.add(folded)
            name.entity = into
            save_signed(name, user)
            if old:
                log.names_moved.append((old, other.pk))
            else:
                log.names_made.append(name.pk)
        elif old:
            sign(name, user)
            name.delete()
            log.names_dropped.append((old, other.pk))


def _move_parts(into: Entity, other: Entity, user: User, log: MergeLog) -> None:
    for child in other.children.exclude(pk=into.pk):
        child.parent = into
        save_signed(child, user)
        log.parts.append((child.pk, other.pk))
    # Those merged into the other earlier lead straight to the target: no chains.
    for earlier in other.merged.all():
        earlier.merged_into = into
        save_signed(earlier, user)
        log.earlier.append((earlier.pk, other.pk))
