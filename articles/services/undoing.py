"""Undo and redo, kept by the server: per editor and article, whatever page is open."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from articles.models import Article, Correction, Edit, EditChange, Entity
from articles.services.batches import SIZE
from articles.services.correcting.applying import go_on_applying
from articles.services.correcting.tagging import turn_alias
from articles.services.merging import merge_entities
from articles.services.metadata import turn_metadata
from articles.services.removing import restore_entity
from articles.services.replaying import Replayed, replay
from articles.services.splitting import split_entity


class NothingLeftError(Exception):
    """There is no step to undo or redo; the message says so."""


class ConflictError(Exception):
    """Somebody else has changed since what the step had made; nothing was undone."""

    def __init__(self) -> None:
        super().__init__(_("Someone else has changed this in the meantime; nothing was changed."))


_OF_ENTITIES = (Edit.Verb.MERGE, Edit.Verb.SPLIT, Edit.Verb.DELETE_ENTITY)


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
    """Undo a step or, forward, redo it: in the background what is too much for one transaction.

    A step that changed many mentions leaves those alone that somebody has changed since.

    Raises:
        ConflictError: somebody else has changed the mention since, or undone the step already.
    """
    edit = Edit.objects.select_for_update(no_key=True).get(pk=edit.pk)
    if (edit.undone_at is None) == forward:
        raise ConflictError
    if edit.verb in _OF_ENTITIES:
        return _undo_of_entities(edit, user, forward=forward)
    edit.undone_at = None if forward else timezone.now()
    edit.details["turned_by"] = user.pk
    _switch_rule(edit, is_active=forward)
    if edit.verb == Edit.Verb.ALIAS:
        turn_alias(edit=edit, user=user, forward=forward)
    if edit.verb == Edit.Verb.METADATA and edit.article:
        turned = turn_metadata(edit=edit, article=edit.article, user=user, forward=forward)
        if not turned:
            raise ConflictError
    changes = EditChange.objects.filter(edit=edit)
    if changes[SIZE : SIZE + 1].exists():
        # What the editor is looking at first, so that the page can show it.
        changes = changes.filter(article=edit.article)
        edit.is_turning = True
        go_on_turning.enqueue(edit.pk)
    edit.save(update_fields=["undone_at", "details", "is_turning"])
    is_strict = edit.article_id is not None and edit.verb != Edit.Verb.APPLY
    replayed = _replay(edit, changes, user, strict=is_strict)
    if is_strict and replayed.conflicts:
        raise ConflictError
    return Turned(edit, replayed)


def _undo_of_entities(edit: Edit, user: User, *, forward: bool) -> Turned:
    """Undo a merger by splitting, a splitting by merging, a deletion by making anew."""
    if forward:
        raise NothingLeftError(_("This cannot be redone: do it again."))
    details = edit.details
    if "entity" in details:
        restore_entity(edit=edit, user=user)
        return Turned(edit, Replayed())
    pair = Entity.objects.in_bulk([details["into"], details["other"]])
    if len(pair) < len({details["into"], details["other"]}):
        raise ConflictError
    into, other = pair[details["into"]], pair[details["other"]]
    if edit.verb == Edit.Verb.SPLIT:
        merge_entities(into=into, others=[other], user=user)
        edit.undone_at = timezone.now()
        edit.save(update_fields=["undone_at"])
    else:
        split_entity(entity=other, user=user)
    edit.refresh_from_db()
    return Turned(edit, Replayed())


@task()
def go_on_turning(edit: int) -> None:
    """Undo or redo what is left of a step, in the background."""
    go_on(edit)


def go_on(pk: int) -> None:
    """Undo or redo what is left of a step, however far an earlier run has come."""
    edit = Edit.objects.get(pk=pk)
    user = User.objects.filter(pk=edit.details["turned_by"]).first()
    last, is_undone = 0, edit.undone_at is not None
    while user and (ids := _following(edit, last)):
        last = ids[-1]
        with transaction.atomic():
            edit = Edit.objects.select_for_update(no_key=True).get(pk=pk)
            if not edit.is_turning or (edit.undone_at is not None) != is_undone:
                return
            _replay(edit, EditChange.objects.filter(pk__in=ids), user, strict=False)
    Edit.objects.filter(pk=pk).update(is_turning=False)


def _following(edit: Edit, last: int) -> list[int]:
    rows = EditChange.objects.filter(edit=edit, pk__gt=last).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:SIZE])


def _replay(edit: Edit, changes: "QuerySet[EditChange]", user: User, *, strict: bool) -> Replayed:
    forward = edit.undone_at is None
    reason = f"{'redo' if forward else 'undo'}:{edit.pk}"
    rows = list(changes.select_related("article"))
    return replay(
        rows,
        forward=forward,
        user=user,
        reason=reason,
        strict=strict,
        # A rule is about a reading: what extraction has come to read otherwise is not meant.
        same_entity=edit.correction_id is not None,
    )


def _switch_rule(edit: Edit, *, is_active: bool) -> None:
    """Switch the rule of a step on or off; waits for the batch that is just being applied."""
    if edit.correction_id is None:
        return
    correction = Correction.objects.select_for_update(no_key=True).get(pk=edit.correction_id)
    correction.is_active = is_active
    correction.save(update_fields=["is_active"])
    if is_active and correction.state != Correction.State.APPLIED:
        go_on_applying.enqueue(correction.pk)


def _take_turns(user: User) -> None:
    """Let an editor's hasty second undo wait for the first: it is about the step before."""
    # Without its key, so that whoever writes rows of this user need not wait.
    list(User.objects.select_for_update(no_key=True).filter(pk=user.pk).values_list("pk"))
