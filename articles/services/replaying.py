"""Bring mentions back to what they were before a step, or forward to what it made of them.

A change that somebody has changed again since is a conflict and left alone. What the machine alone
has done since, a suggestion found, altered or withdrawn, is none: nobody's decision is lost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db.models import Max

from articles.models import EditChange, Mention
from articles.services.locking import lock_articles
from articles.services.recording import Change, write_changes
from articles.services.states import Present, State

_Span = tuple[int, str, int, int]


@dataclass(slots=True)
class Replayed:
    """Mentions that changed and that are gone (ids), and how many were left alone as conflicts."""

    changed: list[int] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    conflicts: int = 0

    def __iadd__(self, other: "Replayed") -> "Replayed":
        self.changed += other.changed
        self.gone += other.gone
        self.conflicts += other.conflicts
        return self


@dataclass(frozen=True, slots=True)
class _Turn:
    """One change to replay: the mention now, if there is one, and the states on both sides."""

    kept: EditChange
    mention: Mention | None
    expected: State | None
    wanted: State | None

    @property
    def current(self) -> State | None:
        return State.of(self.mention) if self.mention else None


def replay(
    changes: Sequence[EditChange],
    *,
    forward: bool,
    user: User,
    reason: str,
    strict: bool = False,
    same_entity: bool = False,
) -> Replayed:
    """Replay some changes of a step, backward or forward; what is so already stays as it is.

    A strict replay writes nothing if any change is a conflict. With ``same_entity``, suggestions
    that link elsewhere by now are left alone too. To be called in a transaction.
    """
    lock_articles(change.article_id for change in changes)
    turns = [*_turns(changes, forward=forward)]
    sides = (side for t in turns for side in (t.current, t.expected, t.wanted))
    present = Present.among(sides)
    done = Replayed()
    due: list[Change] = []
    for turn in turns:
        match _judge(turn, present, same_entity=same_entity):
            case "conflict":
                done.conflicts += 1
            case "due":
                due.append(_change(turn, present))
    if strict and done.conflicts:
        return Replayed(conflicts=done.conflicts)
    _continue_versions(change.mention for change in due if change.before is None)
    # Deleting takes the id from a row.
    done.gone = [change.mention.pk for change in due if change.after is None]
    write_changes(changes=due, user=user, reason=reason)
    done.changed = [change.mention.pk for change in due if change.after]
    return done


def _turns(changes: Sequence[EditChange], *, forward: bool) -> Iterable[_Turn]:
    mentions = _find_mentions(changes)
    for change in changes:
        before, after = State.read(change.before), State.read(change.after)
        expected, wanted = (before, after) if forward else (after, before)
        yield _Turn(change, mentions.get(_span(change)), expected, wanted)


def _find_mentions(changes: Sequence[EditChange]) -> dict[_Span, Mention]:
    """The mentions by span: a withdrawn row may have come again as another."""
    rows = Mention.objects.filter(
        article__in={change.article_id for change in changes},
        start__in={change.start for change in changes},
    )
    return {_span(row): row for row in rows.select_related("article")}


def _span(row: EditChange | Mention) -> _Span:
    return row.article_id, row.kind, row.start, row.end


def _judge(turn: _Turn, present: Present, *, same_entity: bool) -> str:
    """Whether a change is due, is done already, or is a conflict."""
    current, expected, wanted = (
        state and present.current(state) for state in (turn.current, turn.expected, turn.wanted)
    )
    if current == wanted:
        return "done"
    if turn.wanted and not present.has_entity(turn.wanted):
        return "conflict"
    if _is_machines_alone(current, expected, same_entity=same_entity):
        return "due"
    # Whoever deleted the entity has changed the mention since, though it reads alike without it.
    is_as_left = not turn.expected or present.has_entity(turn.expected)
    return "due" if current == expected and is_as_left else "conflict"


def _is_machines_alone(current: State | None, expected: State | None, *, same_entity: bool) -> bool:
    """Whether nobody but the machine has brought a mention from the one state to the other."""
    if any(state and not state.is_untouched for state in (current, expected)):
        return False
    if not same_entity:
        return True
    return bool(current and expected and current.entity == expected.entity)


def _change(turn: _Turn, present: Present) -> Change:
    wanted = turn.wanted and present.current(turn.wanted)
    if turn.mention:
        return Change(turn.mention, turn.current, wanted)
    kept = turn.kept
    mention = Mention(
        pk=kept.mention_id,
        article=kept.article,
        kind=kept.kind,
        start=kept.start,
        end=kept.end,
        surface=kept.article.body[kept.start : kept.end],
        version=0,
    )
    return Change(mention, None, wanted)


def _continue_versions(mentions: Iterable[Mention]) -> None:
    """Let rows that come back count on from their last version: old pages must look stale."""
    rows = {mention.pk: mention for mention in mentions}
    past = Mention.history.filter(id__in=rows).order_by().values_list("id")
    for pk, version in past.annotate(Max("version")):
        rows[pk].version = version
