from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Case, Count, Exists, ForeignKey, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Length
from django.forms import ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.autocomplete import EntityAutocomplete, EntityAutocompleteView
from articles.admin.history import HistoryAdmin, editor
from articles.admin.inlines import AliasInline
from articles.language.tokens import fold_name
from articles.models import Alias, Entity
from articles.services.merging import merge_entities
from articles.services.naming import (
    check_parent,
    delete_alias,
    reason_to_keep,
    save_alias,
    save_entity,
)
from articles.services.removing import delete_entity
from articles.templatetags.entity_words import FACTION_TYPES, PLACE_TYPES, type_name

_MOST_TO_MERGE = 20


def type_choices() -> list[tuple[str, Any]]:
    """The types of places and factions, in words."""
    return [
        ("", "---------"),
        (_("place"), list(PLACE_TYPES.items())),
        (_("faction"), list(FACTION_TYPES.items())),
    ]


class EntityForm(forms.ModelForm):
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
        cleaned = super().clean() or self.cleaned_data
        kind = cleaned.get("kind") or self.instance.kind
        check_parent(Entity(pk=self.instance.pk, kind=kind, parent=cleaned.get("parent")))
        return cleaned


class OriginFilter(admin.SimpleListFilter):
    title = gettext_lazy("origin")
    parameter_name = "origin"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("gazetteer", _("from the gazetteer")),
            ("editors", _("made by editors")),
            ("merged", _("merged into another")),
        ]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Entity]") -> Any:
        match self.value():
            case "gazetteer":
                return queryset.exclude(loaded={})
            case "editors":
                return queryset.filter(loaded={})
            case "merged":
                return queryset.exclude(merged_into=None)
        return queryset


class TypeFilter(admin.SimpleListFilter):
    title = gettext_lazy("type")
    parameter_name = "type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(code, str(words)) for code, words in (PLACE_TYPES | FACTION_TYPES).items()]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Entity]") -> Any:
        return queryset.filter(type=self.value()) if self.value() else queryset


@admin.register(Entity)
class EntityAdmin(HistoryAdmin):
    form = EntityForm
    inlines = (AliasInline,)
    list_display = ("name_ar", "name_en", "kind", "type_in_words", "parent", "merged_into")
    list_filter = ("kind", OriginFilter, TypeFilter)
    search_fields = ("name_ar",)
    search_help_text = gettext_lazy("Any name in any spelling or language, or a key or P-code.")
    autocomplete_fields = ("parent",)
    actions = ("merge",)

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

    def reason_to_keep(self, obj: Any) -> str:
        return reason_to_keep(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_permitted: bool = super().has_delete_permission(request, obj)
        return is_permitted and not (obj and obj.loaded)

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

    def delete_model(self, request: HttpRequest, obj: Entity) -> None:
        delete_entity(entity=obj, user=editor(request))

    def delete_queryset(self, request: HttpRequest, queryset: "QuerySet[Entity]") -> None:
        for entity in queryset:
            delete_entity(entity=entity, user=editor(request))

    @admin.action(description=gettext_lazy("Merge the selected entities"), permissions=["change"])
    def merge(self, request: HttpRequest, queryset: "QuerySet[Entity]") -> HttpResponse | None:
        chosen = queryset.order_by("pk").annotate(mention_count=Count("mentions"))
        entities = list(chosen[: _MOST_TO_MERGE + 1])
        if not 2 <= len(entities) <= _MOST_TO_MERGE:
            text = _("Choose two to %(count)s entities.") % {"count": _MOST_TO_MERGE}
            self.message_user(request, text, messages.ERROR)
            return None
        target = next((e for e in entities if str(e.pk) == request.POST.get("into")), None)
        if target is None:
            return self._ask_for_target(request, entities)
        others = [entity for entity in entities if entity != target]
        try:
            moved = merge_entities(into=target, others=others, user=editor(request))
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            for entity in others:
                self.log_change(request, entity, _("Merged into “%s”.") % target)
            text = _("Merged into “%(name)s”; %(count)s mentions went over.")
            text %= {"name": target, "count": moved}
            self.message_user(request, text, messages.SUCCESS)
        return None

    def _ask_for_target(self, request: HttpRequest, entities: Sequence[Entity]) -> HttpResponse:
        likely = max(entities, key=lambda entity: getattr(entity, "mention_count", 0))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge entities"),
            "opts": self.opts,
            "entities": entities,
            "likely": likely,
        }
        return TemplateResponse(request, "admin/articles/entity/merge.html", context)
