"""The one way by which people change mentions: rows, what each was before, history and outbox.

Every function must be called in the transaction that has locked the articles.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from articles.models import Article, Correction, Edit, EditChange, Mention
from articles.search.outbox import record_change
from articles.services.doubting import refresh_doubt
from articles.services.signing import sign
from articles.services.states import State

_BATCH = 500


#: What a step is called that does nothing but give mentions a status.
VERBS = {
    Mention.Status.ACCEPTED: Edit.Verb.ACCEPT,
    Mention.Status.REJECTED: Edit.Verb.REJECT,
    Mention.Status.SUGGESTED: Edit.Verb.REOPEN,
}


@dataclass(slots=True)
class Change:
    """A mention's state before and after; None before makes it anew, None after takes it away."""

    mention: Mention
    before: State | None
    after: State | None

    @classmethod
    def of(cls, mention: Mention, after: State | None) -> "Change":
        """The change of a stored mention to another state."""
        return cls(mention, State.of(mention), after)


def record_edit(
    *,
    user: User,
    verb: Edit.Verb,
    changes: Sequence[Change] = (),
    article: Article | None = None,
    correction: Correction | None = None,
    details: dict[str, Any] | None = None,
) -> Edit:
    """Carry out a step of an editor and keep what it takes to undo it."""
    kept = dict(details or {})
    if changes:
        kept.setdefault("subject", changes[-1].mention.surface)
    edit = Edit.objects.create(
        user=user, article=article, verb=verb, correction=correction, details=kept
    )
    record_changes(edit=edit, user=user, changes=changes)
    return edit


def record_changes(*, edit: Edit, user: User, changes: Sequence[Change]) -> None:
    """Carry out further changes of mentions that belong to a step."""
    ids = [change.mention.pk for change in changes]
    write_changes(changes=changes, user=user, reason=f"edit:{edit.pk}")
    EditChange.objects.bulk_create(
        (
            EditChange(
                edit=edit,
                article_id=change.mention.article_id,
                mention_id=change.mention.pk or pk,
                kind=change.mention.kind,
                start=change.mention.start,
                end=change.mention.end,
                before=change.before and change.before.as_json(),
                after=change.after and change.after.as_json(),
            )
            for change, pk in zip(changes, ids, strict=True)
        ),
        batch_size=_BATCH,
    )


def write_changes(*, changes: Iterable[Change], user: User, reason: str) -> None:
    """Write the rows with their history, which gives the reason, and tell the index."""
    changes = list(changes)
    now = timezone.now()
    for change in changes:
        if change.after:
            change.after.put_on(change.mention)
            change.mention.version += 1
            change.mention.updated_at = now
    signed = {"default_user": user, "default_change_reason": reason, "batch_size": _BATCH}
    if new := [change.mention for change in changes if change.before is None]:
        bulk_create_with_history(new, Mention, **signed)
    kept = [change for change in changes if change.before and change.after]
    _update(kept, now)
    Mention.history.bulk_history_create([each.mention for each in kept], update=True, **signed)
    for change in changes:
        if change.after is None:
            sign(change.mention, user)
            change.mention._change_reason = reason  # type: ignore[attr-defined]  # as in sign
            change.mention.delete()
    articles = sorted({change.mention.article_id for change in changes})
    refresh_doubt(articles)
    record_change(articles)


def _update(changes: Iterable[Change], now: datetime) -> None:
    """Update the rows: one statement for all that come into the same state, as most do."""
    rows: dict[State, list[Mention]] = defaultdict(list)
    for change in changes:
        if change.after:
            rows[change.after].append(change.mention)
    for state, mentions in rows.items():
        Mention.objects.filter(pk__in=[mention.pk for mention in mentions]).update(
            **state.as_json(),
            first_day=mentions[0].first_day,
            last_day=mentions[0].last_day,
            version=F("version") + 1,
            updated_at=now,
        )
