"""Apply a correction to every machine's suggestion with the same reading, a batch a transaction.

What people have decided is never touched. What is left after a crash is found again by the same
question, so that going on is the same as beginning; a rule that is switched off ends the work.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django_tasks import task

from articles.models import Article, Correction, Edit, Mention
from articles.services.batches import SIZE
from articles.services.correcting.rules import RULE_NAME, Rule, untouched
from articles.services.locking import lock_articles
from articles.services.recording import Change, record_changes, record_edit
from articles.services.states import State, by_person


def apply_rule(
    *, rule: Rule, scope: Correction.Scope, article: Article, user: User, first: Iterable[Change]
) -> Edit:
    """Keep a rule and apply it: at once to its article and to few, in the background to many.

    ``first`` is what the same step changes besides. Must not be called in a transaction.
    """
    with transaction.atomic():
        correction = _keep(rule, scope, article, user)
        edit = record_edit(
            user=user,
            verb=Edit.Verb.APPLY,
            article=article,
            correction=correction,
            details={"subject": correction.folded},
        )
        lock_articles([article.pk])
        record_changes(edit=edit, user=user, changes=list(first))
        here = untouched(rule, scope, article).filter(article=article)
        _change(correction, rule, edit, user, list(here))
        is_long = correction.total - correction.done > SIZE
        if is_long:
            go_on_applying.enqueue(correction.pk)
    if not is_long:
        go_on(correction.pk)
    edit.correction = Correction.objects.get(pk=correction.pk)
    return edit


@task()
def go_on_applying(correction: int) -> None:
    """Apply a correction to what is left, in the background."""
    go_on(correction)


def go_on(pk: int) -> None:
    """Apply a correction to what is left, however far an earlier run has come."""
    correction = Correction.objects.select_related("entity_before", "entity_after").get(pk=pk)
    edit = correction.edits.filter(verb=Edit.Verb.APPLY).select_related("user").first()
    if edit is None or edit.user is None:
        return
    rule, last = Rule.stored(correction), 0
    left = untouched(rule, correction.scope, correction.article).order_by("pk")
    while batch := list(left.filter(pk__gt=last).values_list("pk", "article_id")[:SIZE]):
        last = batch[-1][0]
        with transaction.atomic():
            if not _is_wanted(correction):
                return
            lock_articles(article for _pk, article in batch)
            rows = list(left.filter(pk__in=[mention for mention, _article in batch]))
            _change(correction, rule, edit, edit.user, rows)
    unfinished = Correction.objects.filter(pk=pk, is_active=True)
    unfinished.update(state=Correction.State.APPLIED, total=F("done"))


def _is_wanted(correction: Correction) -> bool:
    """Whether the rule is still on; locks it, so that switching it off waits for the batch."""
    rows = Correction.objects.select_for_update(no_key=True).filter(pk=correction.pk)
    return any(rows.values_list("is_active", flat=True))


def _keep(rule: Rule, scope: Correction.Scope, article: Article, user: User) -> Correction:
    return Correction.objects.create(
        verb=rule.verb,
        kind=rule.kind,
        folded=rule.folded,
        entity_before_id=rule.entity_before,
        entity_after_id=rule.entity_after,
        kind_after=rule.kind_after,
        value_before=rule.value_before,
        value_after=rule.value_after,
        scope=scope,
        article=article,
        created_by=user,
        total=untouched(rule, scope, article).count(),
    )


def _change(
    correction: Correction, rule: Rule, edit: Edit, user: User, rows: list[Mention]
) -> None:
    """Apply a rule to some suggestions, whose articles are locked."""
    match rule.verb:
        case Correction.Verb.RETAG:
            changes = _retag(correction, rule, user, rows)
        case Correction.Verb.RELINK:
            after = _corrected(correction, rule, user)
            changes = [Change.of(row, after) for row in rows]
        case _:
            is_accepted = rule.verb == Correction.Verb.ACCEPT
            status = Mention.Status.ACCEPTED if is_accepted else Mention.Status.REJECTED
            changes = [Change.of(row, State.of(row).decided(status, user)) for row in rows]
    record_changes(edit=edit, user=user, changes=changes)
    state = Correction.State.APPLYING
    Correction.objects.filter(pk=correction.pk).update(done=F("done") + len(rows), state=state)
    correction.done += len(rows)


def _retag(correction: Correction, rule: Rule, user: User, rows: list[Mention]) -> list[Change]:
    """Each gives way to a mention of the other kind, unless people decided on that one already."""
    others = Mention.objects.filter(
        kind=rule.kind_after,
        article__in={row.article_id for row in rows},
        start__in={row.start for row in rows},
    )
    known = {(other.article_id, other.start, other.end): other for other in others}
    changes: list[Change] = []
    for row in rows:
        changes.append(Change.of(row, State.of(row).decided(Mention.Status.REJECTED, user)))
        other = known.get((row.article_id, row.start, row.end))
        after = _corrected(correction, rule, user)
        if other is None:
            changes.append(Change(_of_other_kind(row, rule.kind_after), None, after))
        elif State.of(other).is_untouched:
            changes.append(Change.of(other, after))
    return changes


def _of_other_kind(row: Mention, kind: str) -> Mention:
    return Mention(
        article_id=row.article_id,
        kind=kind,
        start=row.start,
        end=row.end,
        surface=row.surface,
        version=0,
    )


def _corrected(correction: Correction, rule: Rule, user: User) -> State:
    said = by_person(user=user, value=rule.value_after)
    return replace(said, entity=rule.entity_after, rule=RULE_NAME, evidence=f"#{correction.pk}")
