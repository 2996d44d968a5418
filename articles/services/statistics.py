"""What each editor did in a span of time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Max, Q
from django.utils import timezone

from articles.models import Article, Edit


@dataclass(frozen=True, slots=True)
class EditorFigures:
    """An editor's steps by what they were, and the articles marked as reviewed."""

    name: str
    accepted: int
    rejected: int
    added: int
    changed: int
    applied: int
    undone: int
    reviewed: int
    last: datetime | None


_STEPS = {
    "accepted": (Edit.Verb.ACCEPT,),
    "rejected": (Edit.Verb.REJECT,),
    "added": (Edit.Verb.ADD,),
    "changed": (Edit.Verb.CHANGE, Edit.Verb.RESTORE, Edit.Verb.NOTE, Edit.Verb.REOPEN),
    "applied": (Edit.Verb.APPLY, Edit.Verb.ALIAS),
}


def read_figures(*, days: int | None = None) -> list[EditorFigures]:
    """The editors who did something in the last days (or ever), the busiest first.

    A step that was taken back counts as that and as nothing else.
    """
    since = timezone.now() - timedelta(days=days) if days else None
    edits = Edit.objects.filter(created_at__gte=since) if since else Edit.objects.all()
    counts = {
        name: Count("pk", filter=Q(verb__in=verbs, undone_at=None))
        for name, verbs in _STEPS.items()
    }
    steps = (
        edits.order_by()
        .values("user")
        .annotate(**counts, undone=Count("pk", filter=~Q(undone_at=None)), last=Max("created_at"))
    )
    by_user: dict[int | None, dict[str, Any]] = {row["user"]: {**row} for row in steps}
    reviewed = _count_reviewed(since)
    users = User.objects.in_bulk({pk for pk in (*by_user, *reviewed) if pk is not None})
    nothing: dict[str, Any] = {**dict.fromkeys(_STEPS, 0), "undone": 0, "last": None}
    figures = [
        EditorFigures(
            name=user.get_username(),
            reviewed=reviewed.get(pk, 0),
            **{name: by_user.get(pk, nothing)[name] for name in nothing},
        )
        for pk, user in users.items()
    ]
    return sorted(figures, key=lambda row: (-_count_steps(row), -row.reviewed, row.name))


def _count_reviewed(since: datetime | None) -> dict[int | None, int]:
    articles = Article.objects.filter(status=Article.Status.REVIEWED)
    if since:
        articles = articles.filter(reviewed_at__gte=since)
    rows = articles.order_by().values("reviewed_by").annotate(count=Count("pk"))
    return dict(rows.values_list("reviewed_by", "count"))


def _count_steps(row: EditorFigures) -> int:
    return row.accepted + row.rejected + row.added + row.changed + row.applied
