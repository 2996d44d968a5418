"""The mentions of an entity that is to be no more: they go elsewhere, and come back with it."""

from collections.abc import Callable, Iterable

from django.contrib.auth.models import User

from articles.models import Edit, EditChange, Mention
from articles.services.batches import batches
from articles.services.locking import lock_articles
from articles.services.recording import Change, record_changes
from articles.services.replaying import Replayed, replay
from articles.services.states import State


def lock_mentioning(entities: Iterable[int]) -> None:
    """Lock the articles that mention any of the entities, before these themselves."""
    mentions = Mention.objects.filter(entity__in=entities).order_by("article")
    for batch in batches(list(mentions.values_list("article_id", flat=True).distinct())):
        lock_articles(batch)


def move_mentions(
    *, entities: Iterable[int], edit: Edit, user: User, become: Callable[[State], State]
) -> int:
    """Bring all mentions of the entities into another state; returns how many."""
    mentions = Mention.objects.filter(entity__in=entities).order_by("pk")
    ids = list(mentions.values_list("pk", flat=True))
    for batch in batches(ids):
        rows = Mention.objects.filter(pk__in=batch)
        changes = [Change.of(row, become(State.of(row))) for row in rows]
        record_changes(edit=edit, user=user, changes=changes)
    return len(ids)


def return_mentions(*, edit: Edit, user: User) -> Replayed:
    """Bring the mentions back that a step has moved, but those that somebody has changed since."""
    done = Replayed()
    changes = EditChange.objects.filter(edit=edit).order_by("article", "pk")
    for batch in batches(list(changes.values_list("pk", flat=True))):
        rows = EditChange.objects.filter(pk__in=batch).select_related("article")
        done += replay(list(rows), forward=False, user=user, reason=f"undo:{edit.pk}")
    return done


def lock_moved(edit: Edit) -> None:
    """Lock the articles whose mentions a step has moved."""
    changes = EditChange.objects.filter(edit=edit).order_by("article")
    for batch in batches(list(changes.values_list("article_id", flat=True).distinct())):
        lock_articles(batch)
