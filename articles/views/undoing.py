"""What the page calls to undo and redo an editor's steps."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404

from articles.models import Article, Mention
from articles.services.undoing import Turned, redo_last, undo_last
from articles.templatetags.mention_data import mentions_data
from articles.views.guarding import editors_only, user_of
from articles.views.replies import steps_data


@editors_only("articles.change_mention")
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    return _turn(request, pk, undo_last)


@editors_only("articles.change_mention")
def redo(request: HttpRequest, pk: int) -> HttpResponse:
    return _turn(request, pk, redo_last)


def _turn(request: HttpRequest, pk: int, turn: Callable[..., Turned]) -> HttpResponse:
    article, user = get_object_or_404(Article.objects.defer("body"), pk=pk), user_of(request)
    turned = turn(article=article, user=user)
    rows = article.mentions.filter(pk__in=turned.replayed.changed).described().order_by("start")
    standing = [row for row in rows if row.status != Mention.Status.REJECTED]
    fallen = [row.pk for row in rows if row.status == Mention.Status.REJECTED]
    return JsonResponse(
        {
            "mentions": mentions_data(standing),
            "gone": [*turned.replayed.gone, *fallen],
            "text": str(turned.edit),
            "conflicts": turned.replayed.conflicts,
            "is_done": not turned.edit.is_turning,
            **steps_data(article, user),
        }
    )
