"""The tables inside other pages: an article's undecided mentions, an entity's names."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.history import HistoryAdmin
from articles.admin.mentions import EntityFieldMixin, MentionForm
from articles.language.tokens import fold_name
from articles.models import Alias, Mention

#: More rows than these would exceed the number of fields that Django takes in one form.
_SHOWN = 50


class NamedRowsFormSet(BaseInlineFormSet):
    """A table, where no label stands beside a field: each carries its name itself."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            name = f"{field.label}: {form.instance}" if form.instance.pk else field.label
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs["aria-label"] = name


class UndecidedFormSet(NamedRowsFormSet):
    """The first mentions that await a decision; when posted, those that were shown."""

    def get_queryset(self) -> "QuerySet[Mention]":
        if not hasattr(self, "_queryset"):
            mentions = cast("QuerySet[Mention]", self.queryset).order_by("start", "pk")
            if self.is_bound:
                # A colleague may have decided on one of them since.
                self._queryset = mentions.filter(pk__in=self._posted_ids())
            else:
                self._queryset = mentions.filter(status=Mention.Status.SUGGESTED)[:_SHOWN]
        return self._queryset

    def _posted_ids(self) -> list[int]:
        keys = (f"{self.add_prefix(index)}-id" for index in range(self.initial_form_count()))
        values = (self.data.get(key, "") for key in keys)
        return [int(value) for value in values if value.isascii() and value.isdigit()]


class MentionInline(EntityFieldMixin, admin.TabularInline):
    model = Mention
    form = MentionForm
    formset = UndecidedFormSet
    extra = max_num = 0
    can_delete = False
    show_change_link = True
    readonly_fields = ("surface", "kind", "rule")
    verbose_name_plural = _("mentions that await a decision")

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Mention]":
        return super().get_queryset(request).select_related("entity__parent", "article")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        seen = ("seen_version",) if self.has_change_permission(request, obj) else ()
        return ("surface", "kind", "rule", "entity", "value", "status", *seen)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "entity" and field:
            # Fifty rows of four buttons each, one of them to delete the entity.
            for verb in ("add", "change", "delete", "view"):
                setattr(field.widget, f"can_{verb}_related", False)
        return field

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Mentions are tagged where their text is: on the article's own page.
        return False


class AliasFormSet(NamedRowsFormSet):
    """An entity's names, no two of which may be one in different spelling."""

    def clean(self) -> None:
        super().clean()
        seen: set[str] = set()
        for form in self.forms:
            text = form.cleaned_data.get("text") if hasattr(form, "cleaned_data") else None
            if not text or form in self.deleted_forms:
                continue
            folded = fold_name(text)
            if folded in seen:
                form.add_error("text", _("The entity has this name already."))
            seen.add(folded)


class AliasForm(forms.ModelForm):
    class Meta:
        model = Alias
        fields = ("text", "language", "valid_from", "valid_to", "needs_context")

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not fold_name(text).strip():
            raise ValidationError(_("This name has no letters."))
        return text


class AliasInline(admin.TabularInline):
    model = Alias
    form = AliasForm
    formset = AliasFormSet
    formfield_overrides = HistoryAdmin.formfield_overrides
    extra = 1
