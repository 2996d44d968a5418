"""Mentions: where an article names a place, a faction or a date."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.language.tokens import fold_name
from articles.models.article import Article, day_range
from articles.models.entity import Entity
from articles.models.fields import EDTFField


class MentionQuerySet(models.QuerySet["Mention"]):
    """Composable selections of mentions."""

    def standing(self) -> Self:
        """All but the rejected ones."""
        return self.exclude(status=Mention.Status.REJECTED)

    def untouched(self) -> Self:
        """Machine suggestions that no person has decided on: extraction may replace these."""
        return self.filter(origin=Mention.Origin.MACHINE, status=Mention.Status.SUGGESTED, note="")

    def described(self) -> Self:
        """With what a description of each needs."""
        return self.select_related("entity", "author")

    def unlinked(self) -> Self:
        """Places and factions that no list has."""
        return self.filter(entity=None).exclude(kind=Mention.Kind.DATE)

    def open_questions(self) -> Self:
        """Suggestions that name what no list has, and dates that nothing decides."""
        unlinked = Q(entity=None) & ~Q(kind=Mention.Kind.DATE)
        return self.untouched().filter(unlinked | Q(kind=Mention.Kind.DATE, value=""))


class Mention(models.Model):
    """A span of an article's body; offsets are code points, half-open."""

    class Kind(models.TextChoices):
        """What a mention denotes."""

        PLACE = "place", _("place")
        FACTION = "faction", _("faction")
        DATE = "date", _("date")

    class Origin(models.TextChoices):
        """Who found a mention."""

        MACHINE = "machine", _("machine")
        PERSON = "person", _("person")

    class Status(models.TextChoices):
        """What people say of a mention. A rejected one stays, so that it is not found again."""

        SUGGESTED = "suggested", _("suggested")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="mentions", verbose_name=_("article")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    surface = models.CharField(_("as written"), max_length=500)
    #: What mentions of the same words have in common, in whatever spelling.
    folded = models.CharField(max_length=200, editable=False, blank=True, default="")
    entity = models.ForeignKey(
        Entity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name=_("entity"),
    )
    value = EDTFField(_("date"), blank=True)
    first_day = models.DateField(_("first day"), null=True, editable=False)
    last_day = models.DateField(_("last day"), null=True, editable=False)
    origin = models.CharField(
        _("found by"), max_length=8, choices=Origin, default=Origin.PERSON, editable=False
    )
    rule = models.CharField(_("rule"), max_length=60, blank=True, editable=False)
    evidence = models.CharField(_("evidence"), max_length=200, blank=True, editable=False)
    extractor_version = models.CharField(max_length=40, blank=True, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.SUGGESTED)
    note = models.CharField(_("note"), max_length=500, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="mentions",
        verbose_name=_("decided by"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    history = HistoricalRecords(excluded_fields=["folded"], verbose_name=_("history of mention"))

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ("article", "start")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="mention_not_empty"),
            models.UniqueConstraint(
                fields=["article", "start", "end", "kind"], name="mention_once_per_span"
            ),
        ]
        indexes = [
            models.Index(fields=["entity", "article"], name="mention_by_entity"),
            models.Index(fields=["status", "kind"], name="mention_by_status"),
            models.Index(fields=["folded", "kind"], name="mention_by_words"),
        ]

    def __str__(self) -> str:
        return self.surface

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with what follows from the words and the date."""
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Set the folded words and the days of the date, as they are stored with the mention."""
        self.folded = fold_surface(self.surface)
        self.first_day, self.last_day = day_range(self.value)


def fold_surface(surface: str) -> str:
    """The words of a mention as they are compared, cut to what is stored."""
    return fold_name(surface)[: Mention._meta.get_field("folded").max_length]
