"""What the forms and the script of an article's page call when an editor corrects mentions."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, cast
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.models import Article, Entity, Mention
from articles.services import annotating, reviewing, suggesting
from articles.services.annotating import StaleVersionError
from articles.services.readings import Reading
from articles.templatetags.entity_words import type_name

View = Callable[..., HttpResponse]


class Decide(Protocol):
    """Accepts or rejects a mention."""

    def __call__(self, *, mention: Mention, user: User, version: int | None) -> Mention: ...


def editors_only(permission: str) -> Callable[[View], View]:
    """POST by whoever has the permission; strangers are sent to the login page."""

    def decorate(view: View) -> View:
        @require_POST
        @wraps(view)
        def guarded(request: HttpRequest, pk: int) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(_came_from(request))
            if not request.user.has_perm(permission):
                return _problems({"__all__": [_("Only editors may do this.")]}, 403)
            try:
                return view(request, pk)
            except ValidationError as error:
                return _problems(_by_field(error), 400)

        return guarded

    return decorate


def _came_from(request: HttpRequest) -> str:
    """The page of this site that the reader was on; the front page where nothing tells."""
    try:
        return urlsplit(request.headers.get("Referer", "/")).path or "/"
    except ValueError:
        return "/"


@editors_only("articles.add_mention")
def add_mention(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article, pk=pk)
    said = _read_json(request)
    reading = _read_reading(said)
    quoted = article.body[reading.start : reading.end] if reading.start >= 0 else ""
    if quoted and said.get("quote") != quoted:
        text = _("The selected words are not at this place of the text. Reload the page.")
        return _problems({"quote": [text]}, 409)
    if "mention" in said:
        return _change_mention(request, article, reading, said)
    mention = annotating.add_mention(
        article=article,
        kind=reading.kind,
        start=reading.start,
        end=reading.end,
        entity=reading.entity,
        value=reading.value,
        user=_user(request),
    )
    return JsonResponse({"mention": _as_json(mention)}, status=201)


@editors_only("articles.change_mention")
def accept_mention(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, annotating.accept_mention)


@editors_only("articles.change_mention")
def reject_mention(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, annotating.reject_mention)


@editors_only("articles.change_article")
def review_article(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.defer("body"), pk=pk)
    status = request.POST.get("status", Article.Status.REVIEWED)
    if status not in Article.Status.values:
        raise ValidationError({"status": _("This is no status of an article.")})
    chosen = Article.objects.filter(pk=article.pk)
    reviewing.set_status(articles=chosen, status=status, user=_user(request))
    text = _("Review: %(status)s") % {"status": Article.Status(status).label}
    messages.success(request, text)
    return redirect(article)


@require_safe
def suggest_entities(request: HttpRequest) -> HttpResponse:
    kind = request.GET.get("kind", "")
    kind = kind if kind in Entity.Kind.values else ""
    suggestions = suggesting.suggest_entities(request.GET.get("q", ""), kind=kind)
    return JsonResponse({"entities": [_suggestion_as_json(each) for each in suggestions]})


def _change_mention(
    request: HttpRequest, article: Article, reading: Reading, said: dict[str, Any]
) -> HttpResponse:
    if not request.user.has_perm("articles.change_mention"):
        return _problems({"__all__": [_("Only editors may do this.")]}, 403)
    mention = get_object_or_404(article.mentions, pk=_whole_number(said, "mention"))
    version = _whole_number(said, "version")
    try:
        changed = annotating.change_mention(
            mention=mention, reading=reading, user=_user(request), version=version
        )
    except StaleVersionError as error:
        return _problems({"__all__": [str(error)]}, 409)
    return JsonResponse({"mention": _as_json(changed)})


def _decide(request: HttpRequest, pk: int, decide: Decide) -> HttpResponse:
    mention = get_object_or_404(Mention.objects.select_related("article"), pk=pk)
    is_script = request.content_type == "application/json"
    said = _read_json(request) if is_script else request.POST
    version = _whole_number(said, "version") if said.get("version") else None
    try:
        decided = decide(mention=mention, user=_user(request), version=version)
    except StaleVersionError as error:
        if is_script:
            return _problems({"__all__": [str(error)]}, 409)
        messages.error(request, str(error))
        return redirect(f"{mention.article.get_absolute_url()}#annotation")
    if is_script:
        return JsonResponse({"mention": _as_json(decided)})
    messages.success(request, f"{decided.surface}: {decided.get_status_display()}")
    return redirect(f"{mention.article.get_absolute_url()}#annotation")


def _read_json(request: HttpRequest) -> dict[str, Any]:
    try:
        said = json.loads(request.body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise ValidationError(_("The request was not understood."))
    return said


def _read_reading(said: dict[str, Any]) -> Reading:
    kind, value = said.get("kind"), said.get("value") or ""
    if not isinstance(kind, str):
        raise ValidationError({"kind": _("Choose place, faction or date.")})
    if not isinstance(value, str):
        raise ValidationError({"value": _("A date is written as text.")})
    entity = None
    if said.get("entity"):
        entity = Entity.objects.filter(pk=_whole_number(said, "entity")).first()
        if entity is None:
            raise ValidationError({"entity": _("There is no such entity.")})
    start, end = _whole_number(said, "start"), _whole_number(said, "end")
    return Reading(kind, start, end, entity, value.strip())


def _whole_number(said: Any, name: str) -> int:
    """A number from a form or from JSON, where ``true`` and 1.0 are none."""
    value = said.get(name)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 18:
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValidationError({name: _("This must be a whole number.")})
    return value


def _user(request: HttpRequest) -> User:
    return cast(User, request.user)


def _by_field(error: ValidationError) -> dict[str, list[str]]:
    return error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}


def _problems(errors: dict[str, list[str]], status: int) -> JsonResponse:
    return JsonResponse({"errors": errors}, status=status)


def _as_json(mention: Mention) -> dict[str, Any]:
    return {
        "id": mention.pk,
        "kind": mention.kind,
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "status": mention.status,
        "version": mention.version,
        "entity": mention.entity_id,
        "value": mention.value,
    }


def _suggestion_as_json(suggestion: suggesting.Suggestion) -> dict[str, Any]:
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
