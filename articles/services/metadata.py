"""What is known about an article besides its text, as steps that can be undone."""

from typing import Any

from django.contrib.auth.models import User

from articles.models import Article, Edit
from articles.search.outbox import record_change
from articles.services.enriching import reextract
from articles.services.recording import record_edit
from articles.services.signing import sign

_FIELDS = (
    *("title", "title_derived", "source_id", "author", "url", "external_id"),
    *("published", "published_estimated"),
)


def record_metadata(*, before: Article, article: Article, user: User) -> None:
    """Keep what a correction of an article's data changed, if it changed any."""
    old, new = article_data(before), article_data(article)
    if old != new:
        details = {"subject": article.title, "before": old, "after": new}
        record_edit(user=user, verb=Edit.Verb.METADATA, article=article, details=details)


def turn_metadata(*, edit: Edit, article: Article, user: User, forward: bool) -> bool:
    """Undo a correction of an article's data or, forward, redo it; False where others changed it.

    To be called in a transaction.
    """
    old, new = edit.details["before"], edit.details["after"]
    expected, wanted = (old, new) if forward else (new, old)
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article_data(article) != expected:
        return False
    for name, value in wanted.items():
        setattr(article, name, value)
    sign(article, user)
    article.save(update_fields=[*_FIELDS, "published_first", "published_last"])
    record_change([article.pk])
    if old["published"] != new["published"]:
        reextract([article.pk])
    return True


def article_data(article: Article) -> dict[str, Any]:
    """An article's data as a step keeps them."""
    return {name: getattr(article, name) for name in _FIELDS}
