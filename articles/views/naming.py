"""What the page calls to find entities and to make new ones in place."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from articles.models import Entity
from articles.services.naming import make_entity
from articles.services.suggesting import Suggestion, suggest_entities
from articles.templatetags.entity_words import type_name
from articles.views.guarding import editors_only, user_of
from articles.views.sent import read_json, text_of


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    kind = request.GET.get("kind", "")
    kind = kind if kind in Entity.Kind.values else ""
    suggestions = suggest_entities(request.GET.get("q", ""), kind=kind)
    return JsonResponse({"entities": [_suggestion_as_json(each) for each in suggestions]})


@editors_only("articles.add_entity")
def add_entity(request: HttpRequest) -> HttpResponse:
    said = read_json(request)
    entity = make_entity(
        kind=text_of(said, "kind"),
        name_ar=text_of(said, "name_ar"),
        name_en=text_of(said, "name_en"),
        type_=text_of(said, "type"),
        user=user_of(request),
    )
    made = Suggestion(entity, entity.name_ar, is_same=True)
    return JsonResponse(_suggestion_as_json(made), status=201)


def _suggestion_as_json(suggestion: Suggestion) -> dict[str, Any]:
    entity = suggestion.entity
    return {
        "id": entity.pk,
        "kind": entity.kind,
        "name": entity.name,
        "name_ar": entity.name_ar,
        "name_en": entity.name_en,
        "type": type_name(entity.type),
        "parent": entity.parent.name if entity.parent else "",
        "matched": suggestion.matched,
        "is_same": suggestion.is_same,
        "cut": suggestion.cut,
    }
