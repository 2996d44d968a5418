"""What the editing addresses answer: a step that was taken, and what can be undone and redone."""

from typing import Any

from django.contrib.auth.models import User
from django.http import JsonResponse

from articles.models import Article, Edit
from articles.services.annotating import Edited
from articles.services.undoing import upcoming_steps
from articles.templatetags.mention_data import mention_data


def answer(edited: Edited, status: int = 200) -> JsonResponse:
    """A step that was taken, and the mention as it is now."""
    edit = edited.edit.pk if edited.edit else None
    data = {"mention": mention_data(edited.mention), "gone": list(edited.gone), "edit": edit}
    return JsonResponse(data, status=status)


def steps_data(article: Article, user: User) -> dict[str, Any]:
    """Which steps the user could undo and redo in an article, in words."""
    undo, redo = upcoming_steps(article=article, user=user)
    return {"undo": _step_data(undo), "redo": _step_data(redo)}


def _step_data(edit: Edit | None) -> dict[str, Any] | None:
    return {"id": edit.pk, "text": str(edit)} if edit else None
