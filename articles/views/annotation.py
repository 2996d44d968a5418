"""What the forms and the script of an article's page call when an editor corrects mentions."""

from dataclasses import replace
from typing import Any, Protocol

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.models import Article, Mention
from articles.services import annotating, reviewing
from articles.services.annotating import Edited
from articles.services.locking import StaleVersionError
from articles.services.naming import make_entity
from articles.services.readings import Reading
from articles.templatetags.mention_data import mentions_data
from articles.views.guarding import editors_only, problems, readers_only, refusal, user_of
from articles.views.replies import answer, steps_data
from articles.views.sent import read_json, read_reading, text_of, version_of, whole_number


class Decide(Protocol):
    """Accepts or rejects a mention."""

    def __call__(self, *, mention: Mention, user: User, version: int | None) -> Edited: ...


@require_http_methods(["GET", "HEAD", "POST"])
def mentions(request: HttpRequest, pk: int) -> HttpResponse:
    return (add_mention if request.method == "POST" else list_mentions)(request, pk)


@readers_only("articles.view_mention")
def list_mentions(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.defer("body"), pk=pk)
    standing = article.mentions.standing().described().order_by("start", "pk")
    return JsonResponse(
        {"mentions": mentions_data(standing), **steps_data(article, user_of(request))}
    )


@editors_only("articles.add_mention")
def add_mention(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article, pk=pk)
    said = read_json(request)
    if "mention" in said and not request.user.has_perm("articles.change_mention"):
        return refusal()
    new = said.get("new_entity")
    if new is not None and not request.user.has_perm("articles.add_entity"):
        return refusal()
    reading = read_reading(said)
    quoted = article.body[reading.start : reading.end] if reading.start >= 0 else ""
    if quoted and said.get("quote") != quoted:
        text = _("The selected words are not at this place of the text. Reload the page.")
        return problems({"quote": [text]}, 409)
    with transaction.atomic():
        if new is not None:
            reading = with_new_entity(reading, new, user_of(request))
        edited = _tag(article, reading, said, user_of(request))
    return answer(edited, 200 if "mention" in said else 201)


@editors_only("articles.change_mention")
def accept_mention(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, annotating.accept_mention)


@editors_only("articles.change_mention")
def reject_mention(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, annotating.reject_mention)


@editors_only("articles.change_mention")
def note_mention(request: HttpRequest, pk: int) -> HttpResponse:
    mention = get_object_or_404(Mention, pk=pk)
    said = read_json(request)
    note, version = text_of(said, "note"), version_of(said)
    return answer(
        annotating.write_note(mention=mention, note=note, user=user_of(request), version=version)
    )


@editors_only("articles.change_article")
def review_article(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.defer("body"), pk=pk)
    status = request.POST.get("status", Article.Status.REVIEWED)
    if status not in Article.Status.values:
        raise ValidationError({"status": _("This is no status of an article.")})
    chosen = Article.objects.filter(pk=article.pk)
    reviewing.set_status(articles=chosen, status=status, user=user_of(request))
    text = _("Review: %(status)s") % {"status": Article.Status(status).label}
    messages.success(request, text)
    return redirect(article)


def _tag(article: Article, reading: Reading, said: dict[str, Any], user: User) -> Edited:
    """Tag a span, or change the mention that is said."""
    note = text_of(said, "note") if "note" in said else None
    if "mention" not in said:
        return annotating.add_mention(article=article, reading=reading, user=user, note=note)
    mention = get_object_or_404(article.mentions, pk=whole_number(said, "mention"))
    return annotating.change_mention(
        mention=mention, reading=reading, user=user, version=version_of(said), note=note
    )


def with_new_entity(reading: Reading, new: Any, user: User) -> Reading:
    """The same reading, linked to an entity that is made in place."""
    if not isinstance(new, dict):
        raise ValidationError({"new_entity": _("The request was not understood.")})
    entity = make_entity(
        kind=reading.kind,
        name_ar=text_of(new, "name_ar"),
        name_en=text_of(new, "name_en"),
        type_=text_of(new, "type"),
        user=user,
    )
    return replace(reading, entity=entity)


def _decide(request: HttpRequest, pk: int, decide: Decide) -> HttpResponse:
    mention = get_object_or_404(Mention.objects.select_related("article"), pk=pk)
    is_script = request.content_type == "application/json"
    version = version_of(read_json(request) if is_script else request.POST)
    try:
        edited = decide(mention=mention, user=user_of(request), version=version)
    except StaleVersionError as error:
        if is_script:
            raise
        messages.error(request, str(error))
        return redirect(f"{mention.article.get_absolute_url()}#annotation")
    if is_script:
        return answer(edited)
    messages.success(request, f"{edited.mention.surface}: {edited.mention.get_status_display()}")
    return redirect(f"{mention.article.get_absolute_url()}#annotation")
