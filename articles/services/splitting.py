"""Split what was merged: all that went over comes back, unless somebody changed it since."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.language.tokens import fold_name
from articles.models import Alias, Edit, EditChange, Entity, Mention
from articles.services.batches import batches
from articles.services.locking import lock_articles
from articles.services.merging import lock_entities, save_signed
from articles.services.naming import check_parent, record_entity_change
from articles.services.recording import record_edit
from articles.services.replaying import Replayed, replay
from articles.services.signing import sign
from articles.services.tasks import ask_for_extraction

_ABSORBING = (Edit.Verb.MERGE, Edit.Verb.DELETE_ENTITY)


@transaction.atomic
def split_entity(*, entity: Entity, user: User) -> Edit:
    """Split an entity off again from the one it was merged into; the step of it.

    Raises:
        ValidationError: it is not merged, or no step says what went over.
    """
    steps = Edit.objects.filter(verb__in=_ABSORBING, details__other=entity.pk)
    merger = steps.undoable().first()
    if merger is None or entity.merged_into_id is None:
        raise ValidationError(
            _("“%(name)s” cannot be split off: nothing is known of its merger.") % {"name": entity}
        )
    lock_changed(merger)
    pair = {each.pk: each for each in lock_entities((entity.pk, entity.merged_into_id))}
    other, into = pair[entity.pk], pair[entity.merged_into_id]
    other.merged_into = None
    save_signed(other, user)
    give_names(merger.details["names"], other, into, user)
    _move_back(merger.details["parts"], "parent", into, other, user)
    _move_back(merger.details["merged"], "merged_into", into, other, user)
    _lower(into, merger.details["lifted"], user)
    replayed = move_mentions_back(merger, user)
    merger.undone_at = timezone.now()
    merger.save(update_fields=["undone_at"])
    details = {
        "subject": f"{other} → {into}",
        "into": into.pk,
        "other": other.pk,
        "merger": merger.pk,
        "moved": len(replayed.changed),
        "conflicts": replayed.conflicts,
    }
    edit = record_edit(user=user, verb=Edit.Verb.SPLIT, details=details)
    record_entity_change([into.pk, other.pk])
    ask_for_extraction(_articles_to_read(merger, into, other))
    return edit


def lock_changed(edit: Edit) -> None:
    """Lock the articles whose mentions a step changed."""
    changes = EditChange.objects.filter(edit=edit).order_by()
    lock_articles(changes.values_list("article_id", flat=True).distinct())


def move_mentions_back(edit: Edit, user: User) -> Replayed:
    """Undo what a step did to mentions; what somebody changed since stays."""
    done = Replayed()
    ids = list(EditChange.objects.filter(edit=edit).values_list("pk", flat=True))
    for batch in batches(ids):
        changes = list(EditChange.objects.filter(pk__in=batch).select_related("article"))
        done += replay(
            changes, forward=False, user=user, reason=f"undo:{edit.pk}", same_entity=True
        )
    return done


def give_names(names: list[dict[str, Any]], other: Entity, into: Entity | None, user: User) -> None:
    """Give an entity back the names that it had before a step."""
    known = set(other.aliases.values_list("folded", flat=True))
    for data in names:
        name = Alias.objects.filter(pk=data["id"]).first() if data["fate"] != "dropped" else None
        has_moved = name is not None and into is not None and name.entity_id == into.pk
        if name and has_moved and data["fate"] == "added":
            sign(name, user)
            name.delete()
        elif fold_name(data["fields"]["text"]) in known:
            continue
        elif name and has_moved:
            name.entity = other
            save_signed(name, user)
        elif data["fate"] == "dropped":
            save_signed(Alias(entity=other, **data["fields"]), user)


def _move_back(ids: list[int], field: str, into: Entity, other: Entity, user: User) -> None:
    for row in Entity.objects.filter(pk__in=ids, **{field: into}):
        setattr(row, field, other)
        save_signed(row, user)


def _lower(into: Entity, lifted: list[int | None], user: User) -> None:
    """Put the target back where it was before it was taken out of what it absorbed."""
    before, after = lifted
    if before == after or into.parent_id != after:
        return
    into.parent = Entity.objects.current().filter(pk=before).first() if before else None
    try:
        check_parent(into)
    except ValidationError:
        # The entities between have been rearranged since.
        into.parent_id = after
        return
    save_signed(into, user)


def _articles_to_read(merger: Edit, into: Entity, other: Entity) -> list[int]:
    """Those in which the machine has since found the target by a name that is the other's."""
    names = list(other.aliases.values_list("folded", flat=True))
    found = Mention.objects.untouched().filter(entity=into, folded__in=names)
    known = EditChange.objects.filter(edit=merger).values("article")
    return sorted(set(found.exclude(article__in=known).values_list("article_id", flat=True)))
