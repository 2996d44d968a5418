from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Case, Exists, ForeignKey, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Length
from django.forms import ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.autocomplete import EntityAutocomplete, EntityAutocompleteView
from articles.admin.concurrent import ConcurrentMixin
from articles.admin.filters import OriginFilter, TypeFilter
from articles.admin.history import HistoryAdmin, editor
from articles.admin.inlines import AliasInline
from articles.admin.merging import merge, split
from articles.admin.name_history import name_changes
from articles.admin.removing import RemovalMixin
from articles.forms import ConcurrentForm
from articles.language.tokens import fold_name
from articles.models import Alias, Entity
from articles.services.naming import (
    check_parent,
    delete_alias,
    save_alias,
    save_entity,
)
from articles.templatetags.entity_words import FACTION_TYPES, PLACE_TYPES, type_name


def type_choices() -> list[tuple[str, Any]]:
    """The types of places and factions, in words."""
    return [
        ("", "---------"),
        (_("place"), list(PLACE_TYPES.items())),
        (_("faction"), list(FACTION_TYPES.items())),
    ]


class EntityForm(ConcurrentForm):
    type = forms.ChoiceField(label=gettext_lazy("type"), choices=type_choices, required=False)

    class Meta:
        model = Entity
        fields = (
            "kind",
            "name_ar",
            "name_en",
            "type",
            "side",
            "parent",
            "latitude",
            "longitude",
            "geonames_id",
            "pcode",
            "active_from",
            "active_to",
            "reference",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        current, field = self.instance.type, self.fields.get("type")
        is_known = not current or current in PLACE_TYPES | FACTION_TYPES
        if isinstance(field, forms.ChoiceField) and not is_known:
            # A gazetteer of one's own may have types of its own.
            field.choices = [*type_choices(), (current, current)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind = cleaned.get("kind") or self.instance.kind
        check_parent(Entity(pk=self.instance.pk, kind=kind, parent=cleaned.get("parent")))
        return cleaned


@admin.register(Entity)
class EntityAdmin(RemovalMixin, ConcurrentMixin, HistoryAdmin):
    form = EntityForm
    inlines = (AliasInline,)
    list_display = ("name_ar", "name_en", "kind", "type_in_words", "parent", "merged_into")
    list_filter = ("kind", OriginFilter, TypeFilter)
    search_fields = ("name_ar",)
    search_help_text = gettext_lazy("Any name in any spelling or language, or a key or P-code.")
    autocomplete_fields = ("parent",)
    actions = (merge, split)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Entity]":
        rows: QuerySet[Entity] = super().get_queryset(request)
        return rows.select_related("parent", "merged_into")

    def get_urls(self) -> list[URLPattern]:
        view = EntityAutocompleteView.as_view(admin_site=self.admin_site)
        address = path("autocomplete/", self.admin_site.admin_view(view))
        address.name = "articles_entity_autocomplete"
        return [address, *super().get_urls()]

    def formfield_for_foreignkey(
        self, db_field: "ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        if db_field.name == "parent":
            kwargs["widget"] = EntityAutocomplete(db_field, self.admin_site)
        field: ModelChoiceField | None = super().formfield_for_foreignkey(
            db_field, request, **kwargs
        )
        return field

    def get_readonly_fields(
        self, request: HttpRequest, obj: Entity | None = None
    ) -> tuple[str, ...]:
        return ("kind", "slug", "merged_into", "origin") if obj else ()

    @admin.display(description=gettext_lazy("type"), ordering="type")
    def type_in_words(self, entity: Entity) -> str:
        return type_name(entity.type)

    @admin.display(description=gettext_lazy("origin"))
    def origin(self, entity: Entity) -> str:
        if entity.loaded:
            return _(
                "From the gazetteer. What you change here survives every reload; it cannot be"
                " deleted, but it can be merged into another entity from the list."
            )
        return _("Made by an editor.")

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Entity]", search_term: str
    ) -> tuple["QuerySet[Entity]", bool]:
        folded = fold_name(search_term).strip()
        if not folded:
            return queryset, False
        names = Alias.objects.filter(entity=OuterRef("pk"))
        rank = Case(
            When(Exists(names.filter(folded=folded)), then=Value(0)),
            When(Exists(names.filter(folded__startswith=folded)), then=Value(1)),
            default=Value(2),
        )
        named = Alias.objects.filter(folded__contains=folded).values("entity")
        keys = Q(slug=search_term.strip()) | Q(pcode=search_term.strip())
        found = queryset.filter(Q(pk__in=named) | keys)
        return found.order_by(rank, Length("name_ar"), "name_ar"), False

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        names = name_changes(object_id) if object_id.isdecimal() else []
        page: HttpResponse = super().history_view(
            request, object_id, {"names": names, **(extra_context or {})}
        )
        return page

    def save_model(self, request: HttpRequest, obj: Entity, form: Any, change: bool) -> None:
        save_entity(entity=obj, user=editor(request))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        user = editor(request)
        saved = formset.save(commit=False)
        for alias in formset.deleted_objects:
            delete_alias(alias=alias, user=user)
        for alias in saved:
            # The entity's main names have become names of its own a moment ago.
            twin = Alias.objects.filter(entity=alias.entity, folded=fold_name(alias.text))
            if alias.pk is None:
                alias.pk = twin.values_list("pk", flat=True).first()
            save_alias(alias=alias, user=user)
