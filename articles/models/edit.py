"""What editors did, step by step, so that each can be undone; and the rules they made of it."""

from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.entity import Entity
from articles.models.fields import EDTFField
from articles.models.mention import Mention


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Composable selections of corrections."""

    def steering(self) -> Self:
        """The rules that hold in later imports and extractions."""
        lasting = (Correction.Scope.ARCHIVE, Correction.Scope.NEVER)
        return self.filter(is_active=True, scope__in=lasting)

    def unfinished(self) -> Self:
        """Those that have yet to be applied to some mentions."""
        return self.filter(is_active=True).exclude(state=Correction.State.APPLIED)


class Correction(models.Model):
    """A rule made of one correction: words that were read like this are to be read like that."""

    class Verb(models.TextChoices):
        """What the rule does with a reading."""

        RELINK = "relink", _("relink")
        REJECT = "reject", _("reject")
        ACCEPT = "accept", _("accept")
        RETAG = "retag", _("change the kind")

    class Scope(models.TextChoices):
        """Where the rule holds."""

        ARTICLE = "article", _("in this article")
        ARCHIVE = "archive", _("in the whole archive")
        NEVER = "never", _("never again")

    class State(models.TextChoices):
        """How far the rule has been applied."""

        PENDING = "pending", _("pending")
        APPLYING = "applying", _("being applied")
        APPLIED = "applied", _("applied")

    verb = models.CharField(_("what it does"), max_length=8, choices=Verb)
    kind = models.CharField(_("kind"), max_length=8, choices=Mention.Kind)
    folded = models.CharField(_("words"), max_length=200)
    entity_before = models.ForeignKey(
        Entity,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entity before"),
    )
    entity_after = models.ForeignKey(
        Entity,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entity after"),
    )
    kind_after = models.CharField(_("kind after"), max_length=8, choices=Mention.Kind, blank=True)
    #: Only within an article do the same words always mean the same day.
    value_before = EDTFField(_("date before"), blank=True)
    value_after = EDTFField(_("date after"), blank=True)
    scope = models.CharField(_("scope"), max_length=8, choices=Scope)
    article = models.ForeignKey(
        Article,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("made in article"),
    )
    is_active = models.BooleanField(_("active"), default=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PENDING)
    done = models.PositiveIntegerField(_("mentions changed"), default=0)
    total = models.PositiveIntegerField(_("mentions to change"), default=0)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ("-pk",)
        indexes = [models.Index(fields=["is_active", "scope"], name="correction_steering")]

    def __str__(self) -> str:
        return f"{self.get_verb_display()}: {self.folded}"


class EditQuerySet(models.QuerySet["Edit"]):
    """Composable selections of edits."""

    def by(self, user: User, article: Article) -> Self:
        """One editor's steps in one article."""
        return self.filter(user=user, article=article)

    def undoable(self) -> Self:
        """Steps that stand, the last one first."""
        return self.filter(undone_at=None).order_by("-pk")

    def redoable(self) -> Self:
        """Undone steps, the one undone last first; a newer step that stands rules them out."""
        newer = Edit.objects.filter(
            user=OuterRef("user"),
            article=OuterRef("article"),
            pk__gt=OuterRef("pk"),
            undone_at=None,
        )
        undone = self.exclude(undone_at=None).filter(~Exists(newer))
        return undone.order_by("-undone_at", "pk")


class Edit(models.Model):
    """One step of one editor, which can be undone; without article where it was done elsewhere."""

    class Verb(models.TextChoices):
        """What was done."""

        ADD = "add", pgettext_lazy("step", "marked")
        ACCEPT = "accept", pgettext_lazy("step", "accepted")
        REJECT = "reject", pgettext_lazy("step", "rejected")
        REOPEN = "reopen", _("decision taken back")
        CHANGE = "change", pgettext_lazy("step", "changed")
        NOTE = "note", _("note written")
        APPLY = "apply", _("correction applied")
        ALIAS = "alias", _("name added")
        MERGE = "merge", _("entities merged")
        SPLIT = "split", _("entity split off")
        DELETE_ENTITY = "delete_entity", _("entity deleted")
        METADATA = "metadata", _("article data changed")
        RESTORE = "restore", _("earlier state restored")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="edits",
        verbose_name=_("editor"),
    )
    article = models.ForeignKey(
        Article,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="edits",
        verbose_name=_("article"),
    )
    verb = models.CharField(_("what was done"), max_length=16, choices=Verb)
    correction = models.ForeignKey(
        Correction,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="edits",
        verbose_name=_("correction"),
    )
    created_at = models.DateTimeField(_("when"), auto_now_add=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    #: An undo or redo of many changes that the background worker has yet to finish.
    is_turning = models.BooleanField(_("being undone or redone"), default=False)
    details: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(
        _("details"), default=dict
    )

    objects = EditQuerySet.as_manager()

    class Meta:
        verbose_name = _("edit")
        verbose_name_plural = _("edits")
        ordering = ("-pk",)
        indexes = [models.Index(fields=["user", "article", "-id"], name="edit_by_user_and_article")]

    def __str__(self) -> str:
        subject = self.details.get("subject", "")
        return f"{self.get_verb_display()}: {subject}" if subject else str(self.get_verb_display())


class EditChange(models.Model):
    """What a step did to one mention: its state before and after, None where there was none."""

    edit = models.ForeignKey(Edit, models.CASCADE, related_name="changes", verbose_name=_("edit"))
    article = models.ForeignKey(
        Article, models.CASCADE, related_name="+", verbose_name=_("article")
    )
    # No foreign key: extraction may withdraw the row and find the mention again as another.
    mention_id = models.BigIntegerField()
    kind = models.CharField(_("kind"), max_length=8, choices=Mention.Kind)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)

    class Meta:
        verbose_name = _("change of a mention")
        verbose_name_plural = _("changes of mentions")
        ordering = ("pk",)
        indexes = [
            models.Index(fields=["article", "start", "end", "kind"], name="change_by_span"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}–{self.end}"
