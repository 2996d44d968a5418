"""A layer of a double annotation as the page's script knows it: marks that only their editor sees.

The same addresses and answers as of an article's mentions, so that the same script serves both; a
mark has no suggestions, no versions and no history.
"""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.models import Layer, LayerMention
from articles.services import doubling
from articles.templatetags.mention_data import mention_data, mentions_data
from articles.views.annotation import with_new_entity
from articles.views.doubling import find_layer
from articles.views.guarding import editors_only, problems, readers_only, refusal, user_of
from articles.views.sent import read_json, read_reading, whole_number


@require_http_methods(["GET", "HEAD", "POST"])
def layer_mentions(request: HttpRequest, pk: int) -> HttpResponse:
    return (mark if request.method == "POST" else list_marks)(request, pk)


@readers_only("articles.change_mention")
def list_marks(request: HttpRequest, pk: int) -> HttpResponse:
    layer = find_layer(request, pk)
    marks = mentions_data(doubling.as_mentions(layer))
    return JsonResponse({"mentions": marks, "undo": None, "redo": None})


@editors_only("articles.change_mention")
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    layer, said = find_layer(request, pk), read_json(request)
    if said.get("new_entity") is not None and not request.user.has_perm("articles.add_entity"):
        return refusal()
    reading = read_reading(said)
    body = layer.reading.article.body
    if reading.start >= 0 and said.get("quote") != body[reading.start : reading.end]:
        text = _("The selected words are not at this place of the text. Reload the page.")
        return problems({"quote": [text]}, 409)
    replaced, before = None, None
    if "mention" in said:
        replaced = get_object_or_404(layer.mentions, pk=whole_number(said, "mention"))
        before = replaced.pk
    with transaction.atomic():
        if said.get("new_entity") is not None:
            reading = with_new_entity(reading, said["new_entity"], user_of(request))
        saved = doubling.mark(layer=layer, reading=reading, replaces=replaced)
    gone = [] if before in (None, saved.pk) else [before]
    return JsonResponse(_answer(layer, saved) | {"gone": gone}, status=200 if before else 201)


@editors_only("articles.change_mention")
def confirm_mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever made a mark has accepted it."""
    found = _find_mark(request, pk)
    return JsonResponse(_answer(found.layer, found))


@editors_only("articles.change_mention")
def unmark(request: HttpRequest, pk: int) -> HttpResponse:
    found = _find_mark(request, pk)
    answer = _answer(found.layer, found)
    doubling.unmark(layer=found.layer, mention=found)
    rejected = {"status": "rejected", "status_text": str(_("rejected"))}
    return JsonResponse(answer | {"mention": answer["mention"] | rejected})


def _find_mark(request: HttpRequest, pk: int) -> LayerMention:
    found = get_object_or_404(LayerMention.objects.select_related("entity"), pk=pk)
    found.layer = find_layer(request, found.layer_id)
    return found


def _answer(layer: Layer, saved: LayerMention) -> dict[str, Any]:
    mention = doubling.as_mention(layer, saved)
    return {"mention": mention_data(mention), "gone": [], "edit": None}
