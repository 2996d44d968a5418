"""Choosing an entity by any of its names, told apart by type and place."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Entity, Mention
from articles.templatetags.entity_words import type_name


def describe(entity: Entity) -> str:
    """The name with what tells it from others of that name: حلب · محافظة · سوريا."""
    kind = type_name(entity.type) or entity.get_kind_display()
    parts = (entity.name, kind, entity.parent and entity.parent.name)
    return " · ".join(str(part) for part in parts if part)


class EntityAutocompleteView(AutocompleteJsonView):
    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {"id": str(obj.pk), "text": describe(obj)}


class EntityAutocomplete(AutocompleteSelect):
    """The autocomplete field of an entity; ``loaded`` spares it a query for the chosen one."""

    loaded: Entity | None = None

    def get_url(self) -> str:
        return reverse("admin:articles_entity_autocomplete")

    def optgroups(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> Any:
        if self.loaded is None or [str(self.loaded.pk)] != [str(chosen) for chosen in value]:
            return super().optgroups(name, value, attrs)
        blank = self.create_option(name, "", "", selected=False, index=0)
        chosen = self.create_option(
            name, self.loaded.pk, describe(self.loaded), selected=True, index=1
        )
        return [(None, [blank, chosen], 0)]


class EntityField(forms.ModelChoiceField):
    """A field of a form of our own in which an entity is chosen."""

    def __init__(self, **kwargs: Any) -> None:
        field = Mention._meta.get_field("entity")
        widget = EntityAutocomplete(field, admin.site)
        super().__init__(Entity.objects.current(), label=_("entity"), widget=widget, **kwargs)
