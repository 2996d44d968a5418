"""Merging the chosen entities of the list, and splitting them again."""

from collections.abc import Sequence

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.history import editor
from articles.models import Entity
from articles.services.merging import merge_entities
from articles.services.splitting import split_entity

_MOST_AT_ONCE = 20


@admin.action(description=gettext_lazy("Merge the selected entities"), permissions=["change"])
def merge(
    page: admin.ModelAdmin, request: HttpRequest, queryset: "QuerySet[Entity]"
) -> HttpResponse | None:
    """Ask which of the entities remains, then merge the others into it."""
    chosen = queryset.order_by("pk").annotate(mention_count=Count("mentions"))
    entities = list(chosen[: _MOST_AT_ONCE + 1])
    if not 2 <= len(entities) <= _MOST_AT_ONCE:
        text = _("Choose two to %(count)s entities.") % {"count": _MOST_AT_ONCE}
        page.message_user(request, text, messages.ERROR)
        return None
    target = next((e for e in entities if str(e.pk) == request.POST.get("into")), None)
    if target is None:
        return _ask_for_target(page, request, entities)
    others = [entity for entity in entities if entity != target]
    try:
        moved = merge_entities(into=target, others=others, user=editor(request))
    except ValidationError as error:
        page.message_user(request, " ".join(error.messages), messages.ERROR)
        return None
    for entity in others:
        page.log_change(request, entity, _("Merged into “%s”.") % target)
    text = _("Merged into “%(name)s”; %(count)s mentions went over.")
    # Set apart, lest an Arabic name draw the number after it to its side.
    name = f"\N{FIRST STRONG ISOLATE}{target}\N{POP DIRECTIONAL ISOLATE}"
    page.message_user(request, text % {"name": name, "count": moved}, messages.SUCCESS)
    return None


def _ask_for_target(
    page: admin.ModelAdmin, request: HttpRequest, entities: Sequence[Entity]
) -> HttpResponse:
    likely = max(entities, key=lambda entity: getattr(entity, "mention_count", 0))
    context = {
        **page.admin_site.each_context(request),
        "title": _("Merge entities"),
        "opts": page.opts,
        "entities": entities,
        "likely": likely,
    }
    return TemplateResponse(request, "admin/articles/entity/merge.html", context)


@admin.action(
    description=gettext_lazy("Split the selected merged entities off again"),
    permissions=["change"],
)
def split(page: admin.ModelAdmin, request: HttpRequest, queryset: "QuerySet[Entity]") -> None:
    """Undo the merger of each of the chosen entities."""
    for entity in queryset.order_by("pk")[:_MOST_AT_ONCE]:
        try:
            step = split_entity(entity=entity, user=editor(request))
        except ValidationError as error:
            page.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            page.log_change(request, entity, _("Split off again."))
            text = _(
                "“%(name)s” is split off again; %(moved)s mentions went back,"
                " %(kept)s stayed because someone has changed them since."
            )
            details = step.details
            values = {"name": entity, "moved": details["moved"], "kept": details["conflicts"]}
            page.message_user(request, text % values, messages.SUCCESS)
