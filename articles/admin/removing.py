"""Deleting an entity, which asks what becomes of its mentions."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.autocomplete import EntityField
from articles.admin.history import HistoryAdmin, editor
from articles.models import Entity
from articles.services.naming import reason_to_keep
from articles.services.removing import Fate, delete_entity


class RemovalForm(forms.Form):
    """What becomes of the mentions of an entity."""

    fate = forms.ChoiceField(
        label=_("What becomes of the mentions?"), choices=Fate.choices, widget=forms.RadioSelect
    )
    to = EntityField(required=False)


class RemovalMixin(HistoryAdmin):
    """The deletion of entities, one at a time: each asks what becomes of the mentions."""

    def reason_to_keep(self, obj: Any) -> str:
        # The mildest fate of its mentions: which one it is to be, this page asks.
        return reason_to_keep(obj, fate=Fate.MOVE)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_permitted: bool = super().has_delete_permission(request, obj)
        return is_permitted and not (obj and obj.loaded)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        entity = self.get_object(request, unquote(object_id))
        count = entity.mentions.count() if entity else 0
        context = {"mention_count": count, "form": RemovalForm()}
        try:
            page: HttpResponse = super().delete_view(
                request, object_id, {**context, **(extra_context or {})}
            )
        except ValidationError as error:
            for text in error.messages:
                self.message_user(request, text, messages.ERROR)
            return HttpResponseRedirect(request.path)
        return page

    def delete_model(self, request: HttpRequest, obj: Entity) -> None:
        form = RemovalForm(request.POST)
        form.full_clean()
        said = form.cleaned_data
        step = delete_entity(
            entity=obj, user=editor(request), fate=said.get("fate", ""), to=said.get("to")
        )
        if count := step.changes.count():
            text = ngettext("%(count)s mention changed.", "%(count)s mentions changed.", count)
            self.message_user(request, text % {"count": count}, messages.SUCCESS)
