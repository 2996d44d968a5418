"""Merge entities that are one: mentions, names and parts go over, old addresses lead on.

Each merger is a step that keeps what it moved, so that the entities can be split again.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.language.tokens import fold_name
from articles.models import Alias, Edit, Entity, Mention
from articles.services.batches import batches
from articles.services.locking import lock_articles
from articles.services.naming import record_entity_change
from articles.services.recording import Change, record_changes, record_edit
from articles.services.signing import sign
from articles.services.states import State

NAME_FIELDS = ("text", "language", "valid_from", "valid_to", "needs_context")


@transaction.atomic
def merge_entities(*, into: Entity, others: Iterable[Entity], user: User) -> int:
    """Merge the others into an entity, a step each; returns how many mentions went over.

    Raises:
        ValidationError: they are of several kinds, or one of them is merged already or is gone.
    """
    chosen = {into.pk, *(other.pk for other in others)}
    lock_mentions_of(chosen - {into.pk})
    locked = {entity.pk: entity for entity in lock_entities(chosen)}
    if locked.keys() != chosen:
        raise ValidationError(_("One of these entities has been deleted in the meantime."))
    target = locked.pop(into.pk)
    _check(target, locked.values())
    lifted = lift(target, locked, user)
    edits = [
        absorb(target, other, user, Edit.Verb.MERGE, {"lifted": lifted})
        for other in locked.values()
    ]
    record_entity_change([target.pk])
    return sum(edit.changes.count() for edit in edits)


def absorb(
    into: Entity, other: Entity, user: User, verb: Edit.Verb, details: dict[str, Any]
) -> Edit:
    """Let one entity go over into another; both and their articles are locked.

    Its names go over too, unless the details of the step say what became of them.
    """
    names = details.get("names")
    details |= {
        "subject": f"{other} ← {into}",
        "into": into.pk,
        "other": other.pk,
        "names": _move_names(into, other, user) if names is None else names,
        "parts": _move(other.children.exclude(pk=into.pk), "parent", into, user),
        # Those merged into the other earlier lead straight to the target: no chains.
        "merged": _move(other.merged.all(), "merged_into", into, user),
    }
    edit = record_edit(user=user, verb=verb, details=details)
    _move_mentions(edit, into, other, user)
    other.merged_into = into
    save_signed(other, user)
    return edit


def lock_entities(ids: Iterable[int]) -> list[Entity]:
    """Entities, locked in one order for everybody."""
    return list(Entity.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


def lock_mentions_of(entities: Iterable[int]) -> None:
    """Lock the articles that mention any of these entities."""
    mentions = Mention.objects.filter(entity__in=entities).order_by()
    lock_articles(mentions.values_list("article_id", flat=True).distinct())


def lift(into: Entity, others: Collection[int], user: User) -> list[int | None]:
    """Take the target out of the others, lest it become a part of its own parts.

    Returns its parent before and after, by id.
    """
    before = into.parent_id
    ancestors: list[Entity] = []
    parent = into.parent
    while parent and parent not in ancestors:
        ancestors.append(parent)
        parent = parent.parent
    inside = [index for index, ancestor in enumerate(ancestors) if ancestor.pk in others]
    if inside:
        above = inside[-1] + 1
        into.parent = ancestors[above] if above < len(ancestors) else None
        save_signed(into, user)
    return [before, into.parent_id]


def drop_names(entity: Entity, user: User) -> list[dict[str, Any]]:
    """Delete an entity's names; returns what it takes to give them back."""
    kept = [name_data(name) for name in entity.aliases.all()]
    for name in entity.aliases.all():
        sign(name, user)
        name.delete()
    return kept


def name_data(name: Alias) -> dict[str, Any]:
    """A name as a step keeps it; ``fate`` says what became of it: moved, added or dropped."""
    fields = {field: getattr(name, field) for field in NAME_FIELDS}
    return {"id": name.pk, "fate": "dropped", "fields": fields}


def save_signed(row: Entity | Alias, user: User) -> None:
    """Save a row, the history naming the user."""
    sign(row, user)
    row.save()


def _check(into: Entity, others: Collection[Entity]) -> None:
    if not others:
        raise ValidationError(_("Choose at least two entities."))
    if any(other.kind != into.kind for other in others):
        raise ValidationError(_("Places merge with places, factions with factions."))
    if any(entity.merged_into_id for entity in (into, *others)):
        raise ValidationError(_("One of these entities has been merged already."))


def _move_mentions(edit: Edit, into: Entity, other: Entity, user: User) -> None:
    ids = list(Mention.objects.filter(entity=other).values_list("pk", flat=True))
    for batch in batches(ids):
        rows = Mention.objects.filter(pk__in=batch)
        changes = [Change.of(row, replace(State.of(row), entity=into.pk)) for row in rows]
        record_changes(edit=edit, user=user, changes=changes)


def _move_names(into: Entity, other: Entity, user: User) -> list[dict[str, Any]]:
    names = list(other.aliases.all())
    names += [Alias(text=other.name_ar, language="ar"), Alias(text=other.name_en, language="en")]
    known = set(into.aliases.values_list("folded", flat=True))
    kept: list[dict[str, Any]] = []
    for name in names:
        data, folded = name_data(name), fold_name(name.text)
        if folded and folded not in known:
            known.add(folded)
            name.entity = into
            data["fate"] = "moved" if name.pk else "added"
            save_signed(name, user)
            kept.append(data | {"id": name.pk})
        elif name.pk:
            sign(name, user)
            name.delete()
            kept.append(data)
    return kept


def _move(rows: Iterable[Entity], field: str, into: Entity, user: User) -> list[int]:
    """Point a field of these entities to the target; returns their ids."""
    moved: list[int] = []
    for row in rows:
        setattr(row, field, into)
        save_signed(row, user)
        moved.append(row.pk)
    return moved
