"""Admin pages on which two editors may change the same row."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest


class ConcurrentMixin(admin.ModelAdmin):
    """Locks the row before a posted ``ConcurrentForm`` is compared with it, until it is saved."""

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any | None:
        found: Model | None = super().get_object(request, object_id, from_field)
        if found is None or request.method != "POST":
            return found
        list(self.model._default_manager.select_for_update().filter(pk=found.pk).values_list("pk"))
        return super().get_object(request, object_id, from_field)
