"""Entities (places and factions) and the names that they go by."""

from typing import Any, Self

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.language.skeletons import arabic_skeleton
from articles.language.tokens import fold_name
from articles.models.fields import EDTFField


class EntityQuerySet(models.QuerySet["Entity"]):
    """Composable selections of entities."""

    def current(self) -> Self:
        """Without those that were merged into another."""
        return self.filter(merged_into=None)

    def of_kind(self, kind: str) -> Self:
        """Places or factions."""
        return self.filter(kind=kind)

    def named(self) -> Self:
        """No more of each than its kind and its names: what a list shows."""
        return self.only("kind", "name_ar", "name_en")

    def with_article_counts(self) -> Self:
        """Each with ``article_count``: the articles that mention it, rejected mentions aside."""
        standing = ~Q(mentions__status="rejected")
        return self.annotate(
            article_count=Count("mentions__article", filter=standing, distinct=True)
        )


class Entity(models.Model):
    """A place or a faction, as the gazetteer or an editor defines it."""

    class Kind(models.TextChoices):
        """What an entity is."""

        PLACE = "place", _("place")
        FACTION = "faction", _("faction")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    slug = models.SlugField(_("key"), max_length=100, unique=True, allow_unicode=True)
    name_ar = models.CharField(_("Arabic name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    type = models.CharField(_("type"), max_length=40, blank=True)
    side = models.CharField(_("side"), max_length=40, blank=True)
    parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    geonames_id = models.PositiveIntegerField(_("GeoNames id"), null=True, blank=True)
    pcode = models.CharField(_("P-code"), max_length=20, blank=True)
    active_from = EDTFField(_("active from"), blank=True)
    active_to = EDTFField(_("active until"), blank=True)
    reference = models.CharField(_("reference"), max_length=200, blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    #: What each list said when it was last loaded, by the list's name. A field that differs from
    #: all of them was changed by a person and is left alone. Empty for entities that editors made.
    loaded = models.JSONField(default=dict, editable=False)
    history = HistoricalRecords(excluded_fields=["loaded"], verbose_name=_("history of entity"))

    objects = EntityQuerySet.as_manager()

    class Meta:
        verbose_name = _("entity")
        verbose_name_plural = _("entities")
        ordering = ("name_ar",)
        indexes = [models.Index(fields=["kind", "name_ar"], name="entity_by_kind_and_name")]

    def __str__(self) -> str:
        return self.name_ar

    def get_absolute_url(self) -> str:
        """The entity's page."""
        return reverse(self.kind, args=[self.pk])

    @property
    def name(self) -> str:
        """The name in the reader's language, the Arabic one where there is no English."""
        is_english = (get_language() or "ar").startswith("en")
        return self.name_en if is_english and self.name_en else self.name_ar


class Alias(models.Model):
    """A further name of an entity, in any language, of any period."""

    entity = models.ForeignKey(
        Entity, models.CASCADE, related_name="aliases", verbose_name=_("entity")
    )
    text = models.CharField(_("name"), max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    #: What Latin spellings of an Arabic name are looked up by; blank for names of other scripts.
    skeleton = models.CharField(
        max_length=200, editable=False, blank=True, default="", db_index=True
    )
    language = models.CharField(_("language"), max_length=8, default="ar")
    valid_from = EDTFField(_("valid from"), blank=True)
    valid_to = EDTFField(_("valid until"), blank=True)
    needs_context = models.BooleanField(
        _("needs context"),
        default=False,
        help_text=_("An ordinary word as well: found only beside words that make it a name."),
    )
    history = HistoricalRecords(excluded_fields=["skeleton"], verbose_name=_("history of name"))

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["entity", "folded"], name="alias_once_per_entity")
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the keys by which the name is found."""
        self.folded = fold_name(self.text)
        self.skeleton = arabic_skeleton(self.folded)
        super().save(*args, **kwargs)
