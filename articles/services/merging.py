"""Merge entities that are one: mentions, names and parts go over, old addresses lead on."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from articles.language.tokens import fold_name
from articles.models import Alias, Entity, Mention
from articles.services.batches import batches
from articles.services.naming import record_entity_change
from articles.services.signing import sign


@transaction.atomic
def merge_entities(*, into: Entity, others: Iterable[Entity], user: User) -> int:
    """Merge the others into an entity; returns how many mentions went over.

    Raises:
        ValidationError: they are of several kinds, or one of them is merged already.
    """
    chosen = {into.pk, *(other.pk for other in others)}
    locked = {entity.pk: entity for entity in _locked(chosen)}
    target = locked.pop(into.pk)
    _check(target, locked.values())
    _lift(target, locked)
    moved = _move_mentions(target, locked.keys(), user)
    for other in locked.values():
        _move_names(target, other, user)
        _move_parts(target, other, user)
        other.merged_into = target
        _save(other, user)
    record_entity_change([target.pk])
    return moved


def _locked(ids: Iterable[int]) -> list[Entity]:
    return list(Entity.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


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


def _move_mentions(into: Entity, others: Iterable[int], user: User) -> int:
    ids = list(Mention.objects.filter(entity__in=others).values_list("pk", flat=True))
    for batch in batches(ids):
        mentions = list(Mention.objects.filter(pk__in=batch))
        for mention in mentions:
            mention.entity = into
            mention.version += 1
            mention.updated_at = timezone.now()
        fields = ("entity", "version", "updated_at")
        bulk_update_with_history(mentions, Mention, fields, default_user=user)
    return len(ids)


def _move_names(into: Entity, other: Entity, user: User) -> None:
    names = list(other.aliases.all())
    names += [Alias(text=other.name_ar, language="ar"), Alias(text=other.name_en, language="en")]
    known = set(into.aliases.values_list("folded", flat=True))
    for name in names:
        sign(name, user)
        folded = fold_name(name.text)
        if folded and folded not in known:
            known.add(folded)
            name.entity = into
            name.save()
        elif name.pk:
            name.delete()


def _move_parts(into: Entity, other: Entity, user: User) -> None:
    for child in other.children.exclude(pk=into.pk):
        child.parent = into
        _save(child, user)
    # Those merged into the other earlier lead straight to the target: no chains.
    for earlier in other.merged.all():
        earlier.merged_into = into
        _save(earlier, user)
    _save(into, user)


def _save(entity: Entity, user: User) -> None:
    sign(entity, user)
    entity.save()
