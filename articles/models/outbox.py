"""The outbox: which articles the search index has yet to read again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexChange(models.Model):
    """An article that changed or is gone; written in the same transaction as the change itself."""

    # No foreign key: the row must outlive a deleted article, to take it out of the index.
    article_id = models.BigIntegerField()

    class Meta:
        verbose_name = _("pending index change")
        verbose_name_plural = _("pending index changes")

    def __str__(self) -> str:
        return f"{self.pk}: {self.article_id}"
