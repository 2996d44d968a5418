"""Every address of the admin, read off its registry, so that no new page goes untested."""

from collections.abc import Iterator
from typing import NamedTuple

from django.contrib import admin
from django.db.models import Model
from django.urls import URLPattern, reverse

OF_NO_ROW = ("_changelist", "_add", "_autocomplete")


class Page(NamedTuple):
    model: str
    name: str
    address: str


def first(model: type[Model]) -> Model:
    """The first row of a model."""
    return model._default_manager.order_by("pk").first()


def object_pages() -> Iterator[Page]:
    """The pages of each model: its list and those of its first row, if it has any."""
    for model, page in admin.site._registry.items():
        row = first(model)
        for pattern in page.get_urls():
            if not (isinstance(pattern, URLPattern) and pattern.name):
                continue
            name = pattern.name.removeprefix(f"{model._meta.app_label}_")
            if row or name.endswith(OF_NO_ROW):
                address = reverse(f"admin:{pattern.name}", args=_arguments(row, name))
                yield Page(model._meta.model_name, name, address)


def actions() -> Iterator[tuple[str, str, list[object]]]:
    """The list of each model, one of its actions and all its rows."""
    for model, page in admin.site._registry.items():
        meta = model._meta
        address = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
        names = {getattr(each, "__name__", str(each)) for each in page.actions}
        rows = list(model._default_manager.values_list("pk", flat=True))
        for name in sorted(names | {"delete_selected"}):
            yield address, name, rows


def _arguments(row: Model, name: str) -> list[object]:
    if name.endswith("_simple_history"):
        return [row.pk, row.history.first().pk]
    return [] if name.endswith(OF_NO_ROW) else [row.pk]
