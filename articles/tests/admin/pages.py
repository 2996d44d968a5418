"""Every address of the admin, read off its registry, so that no new page goes untested."""

from collections.abc import Iterator
from typing import NamedTuple

from django.contrib import admin
from django.db.models import Model
from django.urls import URLPattern, reverse


class Page(NamedTuple):
    model: str
    name: str
    address: str


def first(model: type[Model]) -> Model:
    """The first row of a model."""
    return model._default_manager.order_by("pk").first()


def object_pages() -> Iterator[Page]:
    """The pages of each model: its list and those of its first row."""
    for model, page in admin.site._registry.items():
        label = model._meta.model_name
        for pattern in page.get_urls():
            if isinstance(pattern, URLPattern) and pattern.name:
                address = reverse(f"admin:{pattern.name}", args=_arguments(model, pattern.name))
                yield Page(label, pattern.name.removeprefix(f"{model._meta.app_label}_"), address)


def actions() -> Iterator[tuple[str, str, list[object]]]:
    """The list of each model, one of its actions and all its rows."""
    for model, page in admin.site._registry.items():
        meta = model._meta
        address = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
        names = {getattr(each, "__name__", str(each)) for each in page.actions}
        rows = list(model._default_manager.values_list("pk", flat=True))
        for name in sorted(names | {"delete_selected"}):
            yield address, name, rows


def _arguments(model: type[Model], name: str) -> list[object]:
    row = first(model)
    if name.endswith("_simple_history"):
        return [row.pk, row.history.first().pk]
    has_none = name.endswith(("_changelist", "_add", "_autocomplete"))
    return [] if has_none else [row.pk]
