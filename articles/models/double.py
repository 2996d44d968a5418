"""Blind double annotation: two editors mark an article, neither sees the other's marks."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.entity import Entity
from articles.models.fields import EDTFField
from articles.models.mention import Mention


class DoubleReadingQuerySet(models.QuerySet["DoubleReading"]):
    """Composable selections of double readings."""

    def undecided(self) -> Self:
        """Those that no third editor has closed."""
        return self.filter(decided_at=None)


class DoubleReading(models.Model):
    """An article that two editors mark independently; a third decides where they differ."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="double_readings", verbose_name=_("article")
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = DoubleReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("double annotation")
        verbose_name_plural = _("double annotations")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(decided_at=None), name="one_open_double_reading"
            )
        ]

    def __str__(self) -> str:
        return str(self.article)

    def get_absolute_url(self) -> str:
        """The page on which the two are compared."""
        return reverse("compare_layers", args=[self.pk])


class Layer(models.Model):
    """What one editor marks in a double reading."""

    reading = models.ForeignKey(DoubleReading, models.CASCADE, related_name="layers")
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("editor")
    )
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("layer")
        verbose_name_plural = _("layers")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["reading", "editor"], name="layer_once_per_editor")
        ]

    def __str__(self) -> str:
        return f"{self.reading}: {self.editor}"


class LayerMention(models.Model):
    """A mark in a layer; offsets are code points of the article's body, half-open."""

    layer = models.ForeignKey(Layer, models.CASCADE, related_name="mentions")
    kind = models.CharField(_("kind"), max_length=8, choices=Mention.Kind)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    surface = models.CharField(_("as written"), max_length=500)
    entity = models.ForeignKey(
        Entity, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("entity")
    )
    value = EDTFField(_("date"), blank=True)

    class Meta:
        verbose_name = _("mark of a layer")
        verbose_name_plural = _("marks of layers")
        ordering = ("start", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="layer_mention_not_empty"),
            models.UniqueConstraint(
                fields=["layer", "start", "end", "kind"], name="layer_mention_once_per_span"
            ),
        ]

    def __str__(self) -> str:
        return self.surface
