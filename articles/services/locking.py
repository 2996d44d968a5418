"""Who changes mentions first locks their articles: editors wait for each other, never deadlock."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles.models import Article, Mention
from articles.services.batches import batches


class StaleVersionError(Exception):
    """Somebody else has changed the mention since the editor read it; ``current`` is as it is."""

    def __init__(self, current: Mention | None = None) -> None:
        super().__init__(
            _("Someone else has changed this mention in the meantime. Look at it again.")
        )
        self.current = current


def lock_articles(ids: Iterable[int]) -> None:
    """Lock articles until the end of the caller's transaction, in one order for everybody."""
    for batch in batches(sorted(set(ids))):
        rows = Article.objects.select_for_update().filter(pk__in=batch).order_by("pk")
        list(rows.values_list("pk"))


def lock_mention(mention: Mention, version: int | None = None) -> Mention:
    """The mention as it is now, its article locked.

    Raises:
        StaleVersionError: it has another version than the expected one.
    """
    lock_articles([mention.article_id])
    current = Mention.objects.select_related("article", "entity").filter(pk=mention.pk).first()
    if current is None:
        # Extraction has withdrawn it, or whoever made it has undone that.
        raise StaleVersionError
    if version is not None and version != current.version:
        raise StaleVersionError(current)
    return current
