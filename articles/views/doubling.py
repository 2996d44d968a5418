"""Blind double annotation: begin, mark in a layer of one's own, compare, decide."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.models import Article, DoubleReading, Layer
from articles.services import doubling
from articles.views.addresses import layer_addresses
from articles.views.guarding import editors_page, user_of
from articles.views.sent import read_id


@require_POST
@editors_page("articles.change_mention")
def open_layer(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article, pk=pk)
    try:
        layer = doubling.open_layer(article=article, user=user_of(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(article)
    return redirect("layer", layer.pk)


@require_safe
@editors_page("articles.change_mention")
def layer_page(request: HttpRequest, pk: int) -> HttpResponse:
    layer = find_layer(request, pk)
    article = layer.reading.article
    context = {
        "layer": layer,
        "article": article,
        "mentions": doubling.as_mentions(layer),
        "addresses": layer_addresses(layer),
    }
    return render(request, "review/layer.html", context)


@require_POST
@editors_page("articles.change_mention")
def finish_layer(request: HttpRequest, pk: int) -> HttpResponse:
    layer = find_layer(request, pk)
    doubling.finish_layer(layer=layer)
    messages.success(request, _("Finished. A third editor decides where you two differ."))
    return redirect(layer.reading)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_page("articles.change_mention")
def compare_layers(request: HttpRequest, pk: int) -> HttpResponse:
    reading = get_object_or_404(
        DoubleReading.objects.select_related("article", "decided_by"), pk=pk
    )
    if request.method == "POST":
        return _decide(request, reading)
    comparison = doubling.compare(reading)
    editors = {layer.editor_id for layer in comparison.layers} if comparison else set()
    context = {
        "reading": reading,
        "article": reading.article,
        "comparison": comparison,
        "rows": [
            (difference, reading.article.body[max(0, difference.start - 40) : difference.start],
             reading.article.body[difference.start : difference.end],
             reading.article.body[difference.end : difference.end + 40])
            for difference in (comparison.differences if comparison else [])
        ],
        "may_decide": comparison and not reading.decided_at and request.user.pk not in editors,
    }  # fmt: skip
    return render(request, "review/comparison.html", context)


def find_layer(request: HttpRequest, pk: int) -> Layer:
    """A layer, for the one who marks in it and for nobody else.

    Raises:
        Http404: there is none.
        PermissionDenied: it is another editor's.
    """
    layer = get_object_or_404(Layer.objects.select_related("reading__article__source"), pk=pk)
    if layer.editor_id != request.user.pk:
        raise PermissionDenied
    return layer


def _decide(request: HttpRequest, reading: DoubleReading) -> HttpResponse:
    said = [read_id(request.POST[name]) for name in request.POST if name.startswith("choice-")]
    chosen = [pk for pk in said if pk is not None]
    try:
        count = doubling.decide(reading=reading, chosen=chosen, user=user_of(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(reading)
    text = ngettext("%(count)s mention stands.", "%(count)s mentions stand.", count)
    messages.success(request, text % {"count": count})
    return redirect(reading.article)
