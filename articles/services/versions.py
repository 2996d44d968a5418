"""The states that a mention has been in: who brought it there, and the way back to any of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Edit, EditChange, Entity, Mention
from articles.services.annotating import Edited
from articles.services.locking import lock_mention
from articles.services.recording import Change, record_edit
from articles.services.states import Present, State

#: Stands for the number of a version where the machine's find has none.
FOUND = 0


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a mention in words: since when, by whom, and by which correction, if any."""

    pk: int
    at: datetime
    user: str
    text: str
    correction: int | None
    is_current: bool


def list_versions(mention: Mention) -> list[Version]:
    """All states that the mention has been in, the latest first, back to the machine's find."""
    rows: list[Any] = list(_history(mention).select_related("history_user", "entity"))
    edits = Edit.objects.in_bulk({_step_number(row) for row in rows})
    current = State.of(mention)
    # Of equal states only the last is how it is now.
    newest = next((row.pk for row in rows if State.of(row) == current), FOUND)
    versions = [
        Version(
            pk=row.pk,
            at=row.history_date,
            user=row.history_user.get_username() if row.history_user else "",
            text=" · ".join((*_step_words(row, edit), *_words(State.of(row), row.entity))),
            correction=edit.correction_id if edit else None,
            is_current=row.pk == newest,
        )
        for row in rows
        for edit in [edits.get(_step_number(row))]
    ]
    found = _as_found(mention)
    if found and (not rows or rows[-1].history_type != "+"):
        entity = Entity.objects.filter(pk=found.entity).first() if found.entity else None
        text = " · ".join((_("found by the machine"), *_words(found, entity)))
        at, is_current = mention.created_at, newest == FOUND
        versions.append(Version(FOUND, at, "", text, None, is_current))
    return versions


@transaction.atomic
def restore_mention(*, mention: Mention, to: int, user: User, version: int | None = None) -> Edited:
    """Bring a mention back into a state of its history.

    Raises:
        StaleVersionError: it has another version than the expected one.
        ValidationError: by field; it has no such state, or the entity of that time is gone.
    """
    current = lock_mention(mention, version)
    row = _history(current).filter(pk=to).first()
    state = _as_found(current) if to == FOUND else row and State.of(row)
    if state is None:
        raise ValidationError({"to": _("This mention has no such version.")})
    present = Present.among([state])
    if not present.has_entity(state):
        raise ValidationError({"to": _("The entity of this version has been deleted.")})
    state = present.current(state)
    if state == State.of(current):
        return Edited(current, None)
    change = Change.of(current, state)
    edit = record_edit(user=user, verb=Edit.Verb.RESTORE, article=current.article, changes=[change])
    return Edited(current, edit)


def _history(mention: Mention) -> Any:
    """By its span: a suggestion that was withdrawn and found again is another row."""
    span = {"kind": mention.kind, "start": mention.start, "end": mention.end}
    return Mention.history.filter(article=mention.article_id, **span).exclude(history_type="-")


def _as_found(mention: Mention) -> State | None:
    """The state before the first step: what the machine finds enters no history."""
    changes = EditChange.objects.filter(
        article=mention.article_id, kind=mention.kind, start=mention.start, end=mention.end
    )
    first = changes.order_by("pk").first()
    return State.read(first.before) if first else State.of(mention)


def _step_number(row: Any) -> int:
    """The number of the step that a row of history names as its reason, 0 where it names none."""
    number = (row.history_change_reason or "").rpartition(":")[2]
    return int(number) if number.isascii() and number.isdigit() else 0


def _step_words(row: Any, edit: Edit | None) -> Iterator[str]:
    reason = (row.history_change_reason or "").partition(":")[0]
    if reason == "undo":
        yield _("undone")
    elif reason == "redo":
        yield _("redone")
    if edit:
        yield str(edit.get_verb_display())


def _words(state: State, entity: Entity | None) -> Iterator[str]:
    yield str(Mention.Status(state.status).label)
    if entity:
        yield entity.name
    elif state.value:
        yield state.value
    if state.note:
        yield _("note: %(note)s") % {"note": state.note}
