"""One decision on many mentions, as one step."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from articles.models import Mention
from articles.services.batches import batches
from articles.services.locking import lock_articles
from articles.services.recording import VERBS, Change, record_changes, record_edit
from articles.services.states import State


def decide_mentions(*, mentions: "QuerySet[Mention]", status: str, user: User) -> int:
    """Give many mentions one status, as one step; returns how many had another."""
    chosen = mentions.exclude(status=status).order_by("pk")
    edit, count = None, 0
    for batch in batches(list(chosen.values_list("pk", "article_id"))):
        with transaction.atomic():
            lock_articles(article for _pk, article in batch)
            rows = Mention.objects.filter(pk__in=[pk for pk, _article in batch])
            changes = [
                Change.of(row, State.of(row).decided(status, user))
                for row in rows.exclude(status=status)
            ]
            edit = edit or record_edit(user=user, verb=VERBS[Mention.Status(status)])
            record_changes(edit=edit, user=user, changes=changes)
            count += len(changes)
    return count
