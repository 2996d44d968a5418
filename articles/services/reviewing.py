"""The review of whole articles: their status, and corrections of what is known about them."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from articles.models import Article, Mention
from articles.search.outbox import record_change
from articles.services.batches import batches
from articles.services.enriching import reextract
from articles.services.locking import lock_articles
from articles.services.metadata import record_metadata
from articles.services.signing import sign

#: What is not an editor's to change, or is changed elsewhere.
_KEPT = {
    "body",
    "content_hash",
    "extracted_with",
    "created_at",
    "doubt",
}


def mark_reviewed(*, articles: "QuerySet[Article]", user: User) -> int:
    """Mark articles as checked by a person; returns how many were not before."""
    return set_status(articles=articles, status=Article.Status.REVIEWED, user=user)


def set_status(*, articles: "QuerySet[Article]", status: str, user: User) -> int:
    """Set how far articles are checked; returns how many had another status."""
    ids = list(articles.exclude(status=status).order_by("pk").values_list("pk", flat=True))
    count = 0
    for batch in batches(ids):
        with transaction.atomic():
            # Locked: an editor who has just done the same, or claimed one, keeps that.
            rows = Article.objects.select_for_update(no_key=True).filter(pk__in=batch)
            changed = list(rows.exclude(status=status).defer("body").order_by("pk"))
            for article in changed:
                article.status = status
                _sign(article, user)
            fields = ("status", "reviewed_by", "reviewed_at", "claimed_by", "claimed_at")
            bulk_update_with_history(changed, Article, fields, default_user=user)
            record_change(article.pk for article in changed)
            count += len(changed)
    return count


@dataclass(frozen=True, slots=True)
class DateChange:
    """A date of a text that another publication date gave another value (EDTF, or empty)."""

    surface: str
    start: int
    before: str
    after: str


@transaction.atomic
def save_article(*, article: Article, user: User) -> list[DateChange]:
    """Save an editor's corrections of an article; its text is left as it is.

    With another publication date it is read anew, since «yesterday» is another day then. Returns
    the dates that are read differently, in the order of the text.
    """
    before = Article.objects.select_for_update().defer("body").get(pk=article.pk)
    if article.status != before.status:
        _sign(article, user)
    sign(article, user)
    columns = {field.name for field in article._meta.concrete_fields if not field.primary_key}
    article.save(update_fields=columns - _KEPT)
    record_metadata(before=before, article=article, user=user)
    record_change([article.pk])
    if article.published == before.published:
        return []
    dates_before = _read_dates(article)
    reextract([article.pk])
    return _compare_dates(dates_before, _read_dates(article))


@transaction.atomic
def delete_articles(*, articles: "QuerySet[Article]") -> int:
    """Delete articles with their mentions; returns how many."""
    ids = sorted(articles.values_list("pk", flat=True))
    lock_articles(ids)
    for batch in batches(ids):
        Article.objects.filter(pk__in=batch).delete()
        record_change(batch)
    return len(ids)


def _read_dates(article: Article) -> dict[int, Mention]:
    dates = article.mentions.standing().filter(kind=Mention.Kind.DATE)
    return {mention.start: mention for mention in dates}


def _compare_dates(before: dict[int, Mention], after: dict[int, Mention]) -> list[DateChange]:
    values = {start: row.value for start, row in before.items()}
    return [
        DateChange(row.surface, start, values.get(start, ""), row.value)
        for start, row in sorted(after.items())
        if values.get(start) != row.value
    ]


def _sign(article: Article, user: User) -> None:
    is_reviewed = article.status == Article.Status.REVIEWED
    article.reviewed_by = user if is_reviewed else None
    article.reviewed_at = timezone.now() if is_reviewed else None
    if is_reviewed:
        article.claimed_by = article.claimed_at = None
