"""Undo any step of any editor, whatever it was about."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models import Edit
from articles.services.removing import restore_entity
from articles.services.splitting import split_entities
from articles.services.undoing import turn_edit

_FINAL = (Edit.Verb.SPLIT, Edit.Verb.METADATA)


def undo_edit(*, edit: Edit, user: User) -> int:
    """Undo a step; returns how many mentions stayed, since somebody has changed them meanwhile.

    Raises:
        ConflictError: somebody else has changed the one mention since, or undone the step.
        ValidationError: it cannot be undone, or not any more; the message says why.
    """
    if edit.verb == Edit.Verb.MERGE:
        return split_entities(edit=edit, user=user).kept
    if edit.verb == Edit.Verb.DELETE_ENTITY:
        return restore_entity(edit=edit, user=user)
    if edit.verb in _FINAL:
        raise ValidationError(_("This is undone where it was done: on the page of its object."))
    return turn_edit(edit=edit, user=user, forward=False).replayed.conflicts
