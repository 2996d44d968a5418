"""Undo and redo, kept by the server: per editor and article, whatever page is open."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Edit, EditChange
from articles.services.replaying import Replayed, replay


class NothingLeftError(Exception):
    """There is no step to undo or redo; the message says so."""


class ConflictError(Exception):
    """Somebody else has changed since what the step had made; nothing was undone."""

    def __init__(self) -> None:
        super().__init__(_("Someone else has changed this in the meantime; nothing was changed."))


@dataclass(frozen=True, slots=True)
class Turned:
    """A step that was undone or redone, and what became of its mentions."""

    edit: Edit
    replayed: Replayed


def upcoming_steps(*, article: Article, user: User) -> tuple[Edit | None, Edit | None]:
    """The step that the editor's next undo and the one that the next redo would be about."""
    steps = Edit.objects.by(user, article)
    return steps.undoable().first(), steps.redoable().first()


@transaction.atomic
def undo_last(*, article: Article, user: User) -> Turned:
    """Undo an editor's last step in an article.

    Raises:
        NothingLeftError: there is none.
        ConflictError: somebody else has changed the mention since.
    """
    _take_turns(user)
    edit = Edit.objects.by(user, article).undoable().first()
    if edit is None:
        raise NothingLeftError(_("There is nothing to undo."))
    return turn_edit(edit=edit, user=user, forward=False)


@transaction.atomic
def redo_last(*, article: Article, user: User) -> Turned:
    """Redo the step that an editor undid last in an article.

    Raises:
        NothingLeftError: there is none, or the editor has done something else since.
        ConflictError: somebody else has changed the mention since.
    """
    _take_turns(user)
    edit = Edit.objects.by(user, article).redoable().first()
    if edit is None:
        raise NothingLeftError(_("There is nothing to redo."))
    return turn_edit(edit=edit, user=user, forward=True)


@transaction.atomic
def turn_edit(*, edit: Edit, user: User, forward: bool) -> Turned:
    """Undo a step or, forward, redo it.

    Raises:
        ConflictError: somebody else has changed the mention since.
    """
    reason = f"{'redo' if forward else 'undo'}:{edit.pk}"
    changes = list(EditChange.objects.filter(edit=edit).select_related("article"))
    replayed = replay(changes, forward=forward, user=user, reason=reason, strict=True)
    if replayed.conflicts:
        raise ConflictError
    edit.undone_at = None if forward else timezone.now()
    edit.save(update_fields=["undone_at"])
    return Turned(edit, replayed)


def _take_turns(user: User) -> None:
    """Let an editor's hasty second undo wait for the first: it is about the step before."""
    # Without its key, so that whoever writes rows of this user need not wait.
    list(User.objects.select_for_update(no_key=True).filter(pk=user.pk).values_list("pk"))
