"""What editors decide on mentions: to add, accept, reject and correct them, one step at a time."""

from dataclasses import replace
from typing import NamedTuple

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, Edit, Mention
from articles.services.locking import StaleVersionError, lock_articles, lock_mention
from articles.services.readings import Reading, check_reading
from articles.services.recording import VERBS, Change, record_edit
from articles.services.states import State, by_person


class Edited(NamedTuple):
    """The mention that stands now, the step (None: all was so already), and what stands no more."""

    mention: Mention
    edit: Edit | None
    gone: tuple[int, ...] = ()


@transaction.atomic
def add_mention(
    *, article: Article, reading: Reading, user: User, note: str | None = None
) -> Edited:
    """Tag a span, given in code points, as a person's accepted mention.

    Where the span already has a mention of this kind, rejected or suggested, that one is accepted;
    its entity or date stays if the editor names none.

    Raises:
        ValidationError: by field; the span is outside the text, or the entity is of another kind.
    """
    lock_articles([article.pk])
    reading = check_reading(article, reading)
    change = tag(article, reading, user, note)
    return _carry_out(change.mention, [change], Edit.Verb.ADD, user)


@transaction.atomic
def accept_mention(*, mention: Mention, user: User, version: int | None = None) -> Edited:
    """Confirm a mention as it stands.

    Raises:
        StaleVersionError: it has another version than the expected one.
    """
    return _decide(mention, Mention.Status.ACCEPTED, user, version)


@transaction.atomic
def reject_mention(*, mention: Mention, user: User, version: int | None = None) -> Edited:
    """Reject a mention; its row stays, so that extraction does not suggest it again.

    Raises:
        StaleVersionError: it has another version than the expected one.
    """
    return _decide(mention, Mention.Status.REJECTED, user, version)


@transaction.atomic
def reopen_mention(*, mention: Mention, user: User, version: int | None = None) -> Edited:
    """Take a decision back: the mention is a suggestion again.

    Raises:
        StaleVersionError: it has another version than the expected one.
    """
    return _decide(mention, Mention.Status.SUGGESTED, user, version)


@transaction.atomic
def write_note(*, mention: Mention, note: str, user: User, version: int | None = None) -> Edited:
    """Write a note to a mention, or delete it with an empty one.

    Raises:
        StaleVersionError: it has another version than the expected one.
        ValidationError: by field; the note is too long.
    """
    current = lock_mention(mention, version)
    change = Change.of(current, replace(State.of(current), note=check_note(note)))
    return _carry_out(current, [change], Edit.Verb.NOTE, user)


@transaction.atomic
def change_mention(
    *,
    mention: Mention,
    reading: Reading,
    user: User,
    version: int | None = None,
    note: str | None = None,
) -> Edited:
    """Correct what a mention says, and accept it so.

    With another span or kind it becomes another mention, and the old one a rejected one: otherwise
    extraction would suggest the old span again.

    Raises:
        StaleVersionError: it has another version than the expected one.
        ValidationError: by field, as in ``add_mention``.
    """
    current = lock_mention(mention, version)
    reading = check_reading(current.article, reading)
    note = current.note if note is None else check_note(note)
    if not reading.is_at(current):
        old = Change.of(current, State.of(current).decided(Mention.Status.REJECTED, user))
        # A mention that is there already keeps its note where this one has none.
        new = tag(current.article, reading, user, note or None)
        return _carry_out(new.mention, [old, new], Edit.Verb.CHANGE, user, gone=(current.pk,))
    if reading != Reading.of(current):
        after = by_person(user=user, entity=reading.entity, value=reading.value, note=note)
    else:
        after = replace(State.of(current).decided(Mention.Status.ACCEPTED, user), note=note)
    return _carry_out(current, [Change.of(current, after)], Edit.Verb.CHANGE, user)


@transaction.atomic
def revise_mention(
    *, mention: Mention, reading: Reading, status: str, user: User, version: int | None = None
) -> Edited:
    """Carry out what a form says: a rejection, a correction, or only another status.

    Raises:
        StaleVersionError: it has another version than the expected one.
        ValidationError: by field, as in ``add_mention``.
    """
    current = lock_mention(mention)
    if status != Mention.Status.REJECTED and reading != Reading.of(current):
        return change_mention(mention=current, reading=reading, user=user, version=version)
    return _decide(current, status, user, version)


def tag(article: Article, reading: Reading, user: User, note: str | None = None) -> Change:
    """The change by which a person tags a span, whatever is there of this kind already."""
    span = {"kind": reading.kind, "start": reading.start, "end": reading.end}
    mention = article.mentions.filter(**span).first()
    if mention is None:
        surface = article.body[reading.start : reading.end]
        mention = Mention(article=article, surface=surface, version=0, **span)
        after = by_person(
            user=user, entity=reading.entity, value=reading.value, note=check_note(note or "")
        )
        return Change(mention, None, after)
    if mention.status != Mention.Status.REJECTED:
        reading = reading.completed_by(Reading.of(mention))
    note = mention.note if note is None else check_note(note)
    if mention.status == Mention.Status.ACCEPTED and reading == Reading.of(mention):
        return Change.of(mention, replace(State.of(mention), note=note))
    after = by_person(user=user, entity=reading.entity, value=reading.value, note=note)
    return Change.of(mention, after)


def check_note(note: str) -> str:
    """The note as it is stored.

    Raises:
        ValidationError: by field; it is too long.
    """
    longest = Mention._meta.get_field("note").max_length or 0
    note = note.replace("\0", "").strip()
    if len(note) > longest:
        text = _("This note is longer than %(count)s letters.") % {"count": longest}
        raise ValidationError({"note": text})
    return note


def _decide(mention: Mention, status: str, user: User, version: int | None) -> Edited:
    current = lock_mention(mention)
    if current.status == status:
        # A second click, or a colleague of the same opinion: nothing to do and no conflict.
        return Edited(current, None)
    if version is not None and version != current.version:
        raise StaleVersionError(current)
    change = Change.of(current, State.of(current).decided(status, user))
    return _carry_out(current, [change], VERBS[Mention.Status(status)], user)


def _carry_out(
    mention: Mention,
    changes: list[Change],
    verb: Edit.Verb,
    user: User,
    gone: tuple[int, ...] = (),
) -> Edited:
    """Record a step, unless nothing but its author would change."""
    changes = [
        each
        for each in changes
        if not (each.before and each.after and each.before.says(each.after))
    ]
    if not changes:
        return Edited(mention, None, gone)
    edit = record_edit(user=user, verb=verb, article=mention.article, changes=changes)
    return Edited(mention, edit, gone)
