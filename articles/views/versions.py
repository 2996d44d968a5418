"""What the page calls to show the history of a mention and to go back in it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404

from articles.models import Mention
from articles.services.versions import Version, list_versions, restore_mention
from articles.views.guarding import editors_only, readers_only, user_of
from articles.views.replies import answer
from articles.views.sent import read_json, version_of, whole_number


@readers_only("articles.view_edit")
def mention_history(request: HttpRequest, pk: int) -> HttpResponse:
    mention = get_object_or_404(Mention, pk=pk)
    return JsonResponse({"versions": [_version_data(each) for each in list_versions(mention)]})


@editors_only("articles.change_mention")
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    mention = get_object_or_404(Mention, pk=pk)
    said = read_json(request)
    to, version = whole_number(said, "to"), version_of(said)
    return answer(restore_mention(mention=mention, to=to, user=user_of(request), version=version))


def _version_data(version: Version) -> dict[str, Any]:
    return {
        "id": version.pk,
        "at": version.at.isoformat(),
        "user": version.user,
        "text": version.text,
        "correction": version.correction,
        "is_current": version.is_current,
    }
