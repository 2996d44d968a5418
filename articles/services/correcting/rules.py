"""What a correction says in general: which reading of which words becomes what."""

from dataclasses import dataclass, replace
from typing import Self

from django.contrib.auth.models import User
from django.db.models import QuerySet

from articles.models import Article, Correction, Edit, EditChange, Entity, Mention
from articles.services.states import State

_READING_VERBS = (
    *(Edit.Verb.ADD, Edit.Verb.CHANGE, Edit.Verb.ACCEPT, Edit.Verb.REJECT),
    Edit.Verb.RESTORE,
)
#: What a mention says that came by a rule: its rule, and ``#`` with the rule's number as evidence.
RULE_NAME = "correction"


@dataclass(frozen=True, slots=True)
class Rule:
    """The words and their reading before, and what an editor made of it; entities by id."""

    verb: Correction.Verb
    kind: str
    folded: str
    entity_before: int | None = None
    value_before: str = ""
    kind_after: str = ""
    entity_after: int | None = None
    value_after: str = ""

    @classmethod
    def stored(cls, correction: Correction) -> Self:
        """The rule of a stored correction, merged entities replaced by their successors."""
        return cls(
            verb=Correction.Verb(correction.verb),
            kind=correction.kind,
            folded=correction.folded,
            entity_before=_current(correction.entity_before),
            value_before=correction.value_before,
            kind_after=correction.kind_after,
            entity_after=_current(correction.entity_after),
            value_after=correction.value_after,
        )

    @property
    def is_of_dates(self) -> bool:
        """Whether the reading is a date: the same words are another day in another article."""
        return self.kind == Mention.Kind.DATE


def rule_of(mention: Mention, user: User) -> Rule | None:
    """The rule that an editor's last correction of a mention is an example of.

    None where there was no reading before: the mention is newly tagged.
    """
    change = _last_change(mention, user)
    if change is None:
        return _rule(mention, mention.kind, State.of(mention))
    kind, before = change.kind, State.read(change.before)
    if before is None or kind != mention.kind:
        # Another kind or span is another mention; the old one fell in the same step.
        old = _replaced(change)
        if old is None:
            return None
        kind, before = old.kind, State.read(old.before)
    return _rule(mention, kind, before) if before else None


def untouched(rule: Rule, scope: str, article: Article | None) -> "QuerySet[Mention]":
    """The machine's suggestions with the reading that a rule is about."""
    return _with_reading(rule, scope, article) & Mention.objects.untouched()


def decided(rule: Rule, scope: str, article: Article | None) -> "QuerySet[Mention]":
    """The mentions with that reading that people have had their say on, which stay as they are."""
    suggested = {"origin": Mention.Origin.MACHINE, "status": Mention.Status.SUGGESTED, "note": ""}
    return _with_reading(rule, scope, article).exclude(**suggested)


def _with_reading(rule: Rule, scope: str, article: Article | None) -> "QuerySet[Mention]":
    rows = Mention.objects.filter(folded=rule.folded, kind=rule.kind)
    if scope != Correction.Scope.NEVER:
        rows = rows.filter(entity=rule.entity_before)
    if scope == Correction.Scope.ARTICLE:
        rows = rows.filter(article=article, value=rule.value_before)
    return rows


def _current(entity: Entity | None) -> int | None:
    return (entity.merged_into_id or entity.pk) if entity else None


def _rule(mention: Mention, kind: str, before: State) -> Rule:
    """The rule that leads from a reading before to what a mention says now."""
    rule = Rule(Correction.Verb.REJECT, kind, mention.folded, before.entity, before.value)
    if mention.status == Mention.Status.REJECTED:
        return rule
    rule = replace(rule, entity_after=mention.entity_id, value_after=mention.value)
    if kind != mention.kind:
        return replace(rule, verb=Correction.Verb.RETAG, kind_after=mention.kind)
    if (before.entity, before.value) != (mention.entity_id, mention.value):
        return replace(rule, verb=Correction.Verb.RELINK)
    return replace(rule, verb=Correction.Verb.ACCEPT)


def _last_change(mention: Mention, user: User) -> EditChange | None:
    changes = EditChange.objects.filter(
        article=mention.article_id,
        kind=mention.kind,
        start=mention.start,
        end=mention.end,
        edit__user=user,
        edit__undone_at=None,
        edit__verb__in=_READING_VERBS,
    )
    return changes.order_by("-pk").first()


def _replaced(change: EditChange) -> EditChange | None:
    """The mention of another kind at the same span that gave way in the same step."""
    others = EditChange.objects.filter(edit=change.edit_id, start=change.start, end=change.end)
    return others.exclude(kind=change.kind).exclude(before=None).first()
