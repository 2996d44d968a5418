"""Sources and articles."""

from datetime import date
from hashlib import sha256
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.extraction.dates.periods import bounds
from articles.models.fields import EDTFField


class Source(models.Model):
    """An outlet: a paper, agency or channel."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    homepage = models.URLField(_("homepage"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    """Composable selections of articles."""

    def for_list(self) -> Self:
        """What a list of articles shows, without their long texts' companions."""
        return self.select_related("source")

    def outdated(self, version: str) -> Self:
        """Those that the extraction of this version has not read."""
        return self.exclude(extracted_with=version)


class Article(models.Model):
    """A news article as it was published; its body never changes, so offsets stay true."""

    class Status(models.TextChoices):
        """How far people have checked an article."""

        NEW = "new", _("new")
        IN_REVIEW = "in_review", _("in review")
        REVIEWED = "reviewed", _("reviewed")

    source = models.ForeignKey(
        Source,
        models.PROTECT,
        related_name="articles",
        null=True,
        blank=True,
        verbose_name=_("source"),
    )
    title = models.CharField(_("title"), max_length=500)
    title_derived = models.BooleanField(_("title taken from the text"), default=False)
    body = models.TextField(_("text"))
    author = models.CharField(_("author"), max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=1000, blank=True)
    published = EDTFField(_("published"), blank=True)
    published_first = models.DateField(_("published, first day"), null=True, editable=False)
    published_last = models.DateField(_("published, last day"), null=True, editable=False)
    published_estimated = models.BooleanField(_("date is estimated"), default=False)
    external_id = models.CharField(_("identifier at the source"), max_length=200, blank=True)
    content_hash = models.CharField(_("hash of the text"), max_length=64, unique=True)
    status = models.CharField(
        _("review"), max_length=12, choices=Status, default=Status.NEW, db_index=True
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True, editable=False)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("in the hands of"),
    )
    claimed_at = models.DateTimeField(_("in hand since"), null=True, blank=True, editable=False)
    #: How many suggestions name what no list has or a date that nothing decides: whose article is
    #: to be looked at first. Kept by ``services.doubting.refresh_doubt``.
    doubt = models.PositiveIntegerField(_("open questions"), default=0, editable=False)
    extracted_with = models.CharField(
        _("extraction"), max_length=40, blank=True, editable=False, db_index=True
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    history = HistoricalRecords(
        excluded_fields=["body", "extracted_with", "claimed_by", "claimed_at", "doubt"],
        verbose_name=_("history of article"),
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ("-published_first", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "external_id"],
                condition=~Q(external_id=""),
                name="article_external_id_once_per_source",
            ),
            models.UniqueConstraint(
                fields=["external_id"],
                condition=Q(source=None) & ~Q(external_id=""),
                name="article_external_id_once_without_source",
            ),
        ]
        indexes = [
            models.Index(fields=["-published_first", "-id"], name="article_by_date"),
            models.Index(fields=["status", "-doubt", "id"], name="article_by_doubt"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the days that follow from the publication date."""
        self.set_published(self.published)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The article's page."""
        return reverse("article", args=[self.pk])

    def set_published(self, published: str) -> None:
        """Set the publication date (EDTF or empty) and the days that follow from it."""
        self.published = published
        self.published_first, self.published_last = day_range(published)


def day_range(edtf: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF date; (None, None) where there is none."""
    return (bounds(edtf) if edtf else None) or (None, None)


def hash_content(body: str) -> str:
    """What makes two articles the same: their text, blanks at its ends aside."""
    return sha256(body.strip().encode("utf-8", "surrogatepass")).hexdigest()
