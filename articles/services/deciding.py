"""One decision on many mentions, as one step."""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from articles.models import Edit, Entity, Mention
from articles.services.batches import batches
from articles.services.locking import lock_articles
from articles.services.recording import VERBS, Change, record_changes, record_edit
from articles.services.states import State, by_person


def decide_mentions(*, mentions: "QuerySet[Mention]", status: str, user: User) -> int:
    """Give many mentions one status, as one step; returns how many had another."""

    def decided(state: State) -> State:
        return state if state.status == status else state.decided(status, user)

    chosen = mentions.exclude(status=status)
    return _change_each(chosen, VERBS[Mention.Status(status)], user, decided)


def relink_mentions(*, mentions: "QuerySet[Mention]", entity: Entity, user: User) -> int:
    """Link many mentions to an entity and accept them so, as one step; returns how many changed.

    Mentions of another kind than the entity's are left as they are.
    """
    target = entity.merged_into or entity

    def linked(state: State) -> State:
        if (state.entity, state.status) == (target.pk, Mention.Status.ACCEPTED):
            return state
        return by_person(user=user, entity=target, note=state.note)

    chosen = mentions.filter(kind=target.kind)
    return _change_each(chosen, Edit.Verb.CHANGE, user, linked)


def _change_each(
    mentions: "QuerySet[Mention]", verb: Edit.Verb, user: User, become: Callable[[State], State]
) -> int:
    edit, count = None, 0
    for batch in batches(list(mentions.order_by("pk").values_list("pk", "article_id"))):
        with transaction.atomic():
            lock_articles(article for _pk, article in batch)
            rows = Mention.objects.filter(pk__in=[pk for pk, _article in batch])
            changes = [Change.of(row, become(State.of(row))) for row in rows]
            due = [change for change in changes if change.before != change.after]
            if due:
                edit = edit or record_edit(user=user, verb=verb)
                record_changes(edit=edit, user=user, changes=due)
            count += len(due)
    return count
