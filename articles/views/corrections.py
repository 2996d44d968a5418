"""What the page calls to apply one correction to all of a kind."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404

from articles.models import Correction, Edit, Mention
from articles.services.correcting.generalising import Example, generalise, preview
from articles.templatetags.mention_data import mentions_data
from articles.views.guarding import editors_only, readers_only, refusal, user_of
from articles.views.replies import steps_data
from articles.views.sent import read_json, text_of, version_of


@editors_only("articles.add_correction")
def preview_correction(request: HttpRequest, pk: int) -> HttpResponse:
    mention = get_object_or_404(Mention.objects.select_related("article", "entity"), pk=pk)
    scope = text_of(read_json(request), "scope")
    seen = preview(mention=mention, scope=scope, user=user_of(request))
    return JsonResponse(
        {
            "count": seen.count,
            "articles": seen.articles,
            "excluded": seen.excluded,
            "text": seen.text,
            "examples": [_example_data(example) for example in seen.examples],
        }
    )


@editors_only("articles.add_correction")
def apply_correction(request: HttpRequest, pk: int) -> HttpResponse:
    mention = get_object_or_404(Mention.objects.select_related("article"), pk=pk)
    said, user = read_json(request), user_of(request)
    scope, version = text_of(said, "scope"), version_of(said)
    if scope == "alias" and not user.has_perm("articles.add_alias"):
        return refusal()
    edit = generalise(mention=mention, scope=scope, user=user, version=version)
    changed = edit.changes.filter(article=mention.article).values("mention_id")
    rows = mention.article.mentions.filter(pk__in=changed).described().order_by("start", "pk")
    standing = [row for row in rows if row.status != Mention.Status.REJECTED]
    gone = [row.pk for row in rows if row.status == Mention.Status.REJECTED]
    return JsonResponse(
        {
            "correction": edit.correction_id,
            "edit": edit.pk,
            "count": edit.correction.done if edit.correction else edit.changes.count(),
            "is_done": _is_done(edit),
            "mentions": mentions_data(standing),
            "gone": gone,
            **steps_data(mention.article, user),
        }
    )


@readers_only("articles.view_correction")
def correction_progress(request: HttpRequest, pk: int) -> HttpResponse:
    correction = get_object_or_404(Correction, pk=pk)
    return JsonResponse(
        {
            "state": correction.state,
            "done": correction.done,
            "total": correction.total,
            "is_active": correction.is_active,
        }
    )


def _is_done(edit: Edit) -> bool:
    return edit.correction is None or edit.correction.state == Correction.State.APPLIED


def _example_data(example: Example) -> dict[str, Any]:
    article = example.article
    return {
        "mention": example.mention,
        "article": article.pk,
        "title": article.title,
        "url": article.get_absolute_url(),
        "before": example.before,
        "surface": example.surface,
        "after": example.after,
    }
