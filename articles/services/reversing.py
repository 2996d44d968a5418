"""Undo any step of any editor, whatever it was about."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models import Edit
from articles.services.removing import restore_entity
from articles.services.splitting import split_entities
from articles.services.undoing import turn_edit

_OF_MENTIONS = (
    *(Edit.Verb.ADD, Edit.Verb.ACCEPT, Edit.Verb.REJECT, Edit.Verb.REOPEN, Edit.Verb.CHANGE),
    *(Edit.Verb.NOTE, Edit.Verb.RESTORE),
)


def undo_edit(*, edit: Edit, user: User) -> None:
    """Undo a step.

    Raises:
        ConflictError: somebody else has changed the same mentions since.
        ValidationError: it cannot be undone, or not any more; the message says why.
    """
    if edit.verb == Edit.Verb.MERGE:
        split_entities(edit=edit, user=user)
    elif edit.verb == Edit.Verb.DELETE_ENTITY:
        restore_entity(edit=edit, user=user)
    elif edit.verb in _OF_MENTIONS:
        turn_edit(edit=edit, user=user, forward=False)
    else:
        raise ValidationError(_("“%(edit)s” cannot be undone here.") % {"edit": edit})
