from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Q, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.admin.autocomplete import EntityAutocomplete
from articles.admin.decisions import accept, reject, relink, reopen
from articles.admin.filters import DeciderFilter, KindFilter, LinkFilter
from articles.admin.history import HistoryAdmin, editor
from articles.models import Alias, Mention
from articles.models.mention import fold_surface
from articles.services.annotating import add_mention, revise_mention, write_note
from articles.services.locking import StaleVersionError
from articles.services.readings import Reading, check_reading
from articles.services.versions import restore_mention

_SHOWN_OF_TITLE = 40


def _shorten(title: str) -> str:
    """The beginning of a title; the dots stay with its last word where the cut falls between two."""
    return Truncator(title).chars(_SHOWN_OF_TITLE, truncate="…").replace(" …", "…")


class MentionForm(forms.ModelForm):
    """A mention's meaning and status; remembers which version the editor saw."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Mention
        fields = ("article", "kind", "start", "end", "entity", "value", "status", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen_version"] = self.instance.version
        if "entity" in self.fields and self.instance.entity_id:
            _show_without_query(self.fields["entity"].widget, self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        seen = cleaned.get("seen_version")
        if self.instance.pk and seen is not None and seen != self.instance.version:
            raise ValidationError(str(StaleVersionError()))
        self._check_reading(cleaned)
        return cleaned

    def _check_reading(self, cleaned: dict[str, Any]) -> None:
        said: dict[str, Any] = {
            name: cleaned.get(name, getattr(self.instance, name, None))
            for name in ("kind", "start", "end", "entity", "value")
        }
        article = cleaned.get("article") or (self.instance.pk and self.instance.article)
        if not article or self.errors or said["end"] is None:
            return
        try:
            check_reading(article, Reading(**said))
        except ValidationError as error:
            for name, problems in error.message_dict.items():
                self.add_error(name if name in self.fields else None, problems)


def _show_without_query(widget: Any, mention: Mention) -> None:
    autocomplete = getattr(widget, "widget", widget)
    autocomplete.loaded = mention.entity


class EntityFieldMixin(BaseModelAdmin):
    """Gives the form field ``entity`` our autocomplete."""

    def formfield_for_foreignkey(
        self, db_field: "ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        if db_field.name == "entity":
            kwargs["widget"] = EntityAutocomplete(db_field, self.admin_site)
        field: ModelChoiceField | None
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        return field


@admin.register(Mention)
class MentionAdmin(EntityFieldMixin, HistoryAdmin):
    form = MentionForm
    list_display = ("surface", "kind", "entity", "value", "status", "origin", "in_article")
    list_filter = ("status", KindFilter, LinkFilter, DeciderFilter)
    sortable_by = ()
    # The model's order goes by the articles' dates: too slow for a million rows.
    ordering = ("-pk",)
    search_fields = ("surface",)
    search_help_text = _("Any name of an entity, or the words of a mention in any spelling.")
    autocomplete_fields = ("article", "entity")
    actions = (accept, reject, reopen, relink)
    readonly_fields = (
        "surface",
        "context",
        "origin",
        "rule",
        "evidence",
        "extracted_with",
        "author",
        "created_at",
        "updated_at",
    )

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Mention]":
        rows: QuerySet[Mention] = super().get_queryset(request)
        return rows.select_related("entity__parent", "article").defer("article__body")

    def get_fields(self, request: HttpRequest, obj: Mention | None = None) -> tuple[str, ...]:
        span = ("article", "kind", "start", "end")
        if obj is None:
            return (*span, "entity", "value")
        seen = ("seen_version",) if self.has_change_permission(request, obj) else ()
        said = ("entity", "value", "status", "note")
        return ("surface", "context", *span, *said, *seen, *self.evidence())

    def evidence(self) -> tuple[str, ...]:
        """The fields that say who found a mention, and on what grounds."""
        return self.readonly_fields[2:]

    def get_readonly_fields(
        self, request: HttpRequest, obj: Mention | None = None
    ) -> tuple[str, ...]:
        span = ("article", "kind", "start", "end") if obj else ()
        return (*self.readonly_fields, *span)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # A rejected mention must stay, or extraction would suggest it again.
        return False

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Mention]", search_term: str
    ) -> tuple["QuerySet[Mention]", bool]:
        if not search_term.strip():
            return queryset, False
        folded = fold_surface(search_term.strip())
        named = Alias.objects.filter(folded=folded).values_list("entity", flat=True)
        return queryset.filter(Q(folded=folded) | Q(entity__in=list(named.distinct()))), False

    def save_model(self, request: HttpRequest, obj: Mention, form: Any, change: bool) -> None:
        user = editor(request)
        if not change:
            added = add_mention(article=obj.article, reading=Reading.of(obj), user=user)
            obj.pk = added.mention.pk
        elif (record := getattr(obj, "_history", None)) and not form.changed_data:
            restore_mention(mention=obj, to=record.pk, user=user)
        else:
            # Going back to an earlier state replaces whatever version there is now.
            version = None if record else form.cleaned_data["seen_version"]
            save_revision(obj, user, version)
            if "note" in form.changed_data:
                write_note(mention=obj, note=obj.note, user=user)

    @admin.display(description=_("article"), ordering="article")
    def in_article(self, mention: Mention) -> SafeString:
        return format_html(
            '<a href="{}#mention-{}"><bdi>{}</bdi></a>',
            reverse("article", args=[mention.article_id]),
            mention.pk,
            _shorten(mention.article.title),
        )

    @admin.display(description=_("extraction"))
    def extracted_with(self, mention: Mention) -> str:
        """The version of the rules, named as it is on the article."""
        return mention.extractor_version

    @admin.display(description=_("context"))
    def context(self, mention: Mention) -> SafeString:
        body, width = mention.article.body, 80
        return format_html(
            '<span class="mention-context" dir="auto">{}<mark>{}</mark>{}</span>',
            body[max(0, mention.start - width) : mention.start],
            mention.surface,
            body[mention.end : mention.end + width],
        )


def save_revision(mention: Mention, user: Any, version: int | None) -> None:
    """Save through the service what a form has written into a mention."""
    revise_mention(
        mention=mention,
        reading=Reading.of(mention),
        status=mention.status,
        user=user,
        version=version,
    )
