"""Do with all of a kind what an editor did with one mention: look first, then apply."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.extraction.occurrences import find_occurrences
from articles.language.excerpts import cut_around
from articles.language.fold import strip_marks
from articles.models import Article, Correction, Edit, Mention
from articles.services.correcting.applying import apply_rule
from articles.services.correcting.rules import Rule, decided, rule_of, untouched
from articles.services.correcting.tagging import (
    add_alias,
    articles_with,
    free_occurrences,
    tag_everywhere,
)
from articles.services.locking import lock_mention
from articles.services.recording import Change
from articles.services.states import State

_SHOWN = 20
_WIDTH = 60
SCOPES = (*Correction.Scope.values, "alias")


@dataclass(frozen=True, slots=True)
class Example:
    """A place in a text that would change, with what stands around it."""

    article: Article
    start: int
    end: int
    mention: int | None = None

    @property
    def before(self) -> str:
        """The text before it, from a whole word on."""
        return cut_around(self.article.body, self.start, self.end, _WIDTH)[0]

    @property
    def surface(self) -> str:
        """The words themselves."""
        return self.article.body[self.start : self.end]

    @property
    def after(self) -> str:
        """The text after it, up to a whole word."""
        return cut_around(self.article.body, self.start, self.end, _WIDTH)[1]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change: how many places in how many articles, and how many people settled."""

    count: int
    articles: int
    excluded: int
    text: str
    examples: tuple[Example, ...]


def preview(*, mention: Mention, scope: str, user: User) -> Preview:
    """What ``generalise`` would do, without doing it.

    Raises:
        ValidationError: by field; this correction cannot be applied so far.
    """
    if scope == "alias":
        return _preview_alias(mention)
    rule = _rule(mention, scope, user)
    return _preview_tagging(mention) if rule is None else _preview_rule(mention, rule, scope)


def generalise(*, mention: Mention, scope: str, user: User, version: int | None = None) -> Edit:
    """Apply to all of a scope what the editor did with one mention; one step, undone as one.

    Must not be called in a transaction: many mentions are changed in several.

    Raises:
        ValidationError: by field; this correction cannot be applied so far.
        StaleVersionError: the mention has another version than the expected one.
    """
    with transaction.atomic():
        current = lock_mention(mention, version)
        rule = None if scope == "alias" else _rule(current, scope, user)
        if rule is None and scope != "alias":
            return tag_everywhere(mention=current, user=user)
    if rule is None:
        return add_alias(mention=current, user=user)
    return apply_rule(
        rule=rule,
        scope=Correction.Scope(scope),
        article=current.article,
        user=user,
        first=_own_rejection(current, user) if scope == Correction.Scope.NEVER else (),
    )


def _rule(mention: Mention, scope: str, user: User) -> Rule | None:
    """What is to be applied; None for a new mention, whose words are tagged wherever they stand."""
    if scope not in SCOPES:
        raise ValidationError({"scope": _("Choose where the correction is to hold.")})
    if scope == Correction.Scope.NEVER:
        return Rule(Correction.Verb.REJECT, mention.kind, mention.folded)
    if State.of(mention).is_untouched:
        raise ValidationError({"scope": _("Correct this mention first, then apply it to others.")})
    rule = rule_of(mention, user)
    is_everywhere = scope == Correction.Scope.ARCHIVE
    if rule is None and is_everywhere:
        text = _("Nothing was suggested here before. Make the words a name of the entity instead.")
        raise ValidationError({"scope": text})
    if rule and is_everywhere and rule.is_of_dates and rule.verb == Correction.Verb.RELINK:
        text = _("The same words are another date in another article.")
        raise ValidationError({"scope": text})
    return rule


def _own_rejection(mention: Mention, user: User) -> Iterable[Change]:
    state = State.of(mention)
    if state.is_untouched or state.status == Mention.Status.REJECTED:
        return ()
    return (Change(mention, state, state.decided(Mention.Status.REJECTED, user)),)


def _preview_rule(mention: Mention, rule: Rule, scope: str) -> Preview:
    rows = untouched(rule, scope, mention.article).order_by("article_id", "start")
    kept = decided(rule, scope, mention.article).exclude(pk=mention.pk)
    shown = rows.select_related("article")[:_SHOWN]
    return Preview(
        count := rows.count(),
        rows.order_by().values("article").distinct().count(),
        kept.count(),
        _sentence(rule, mention, count),
        tuple(Example(row.article, row.start, row.end, row.pk) for row in shown),
    )


def _preview_tagging(mention: Mention) -> Preview:
    spans, excluded = free_occurrences(mention)
    text = ngettext(
        "The same words are marked at %(count)s further place of this article.",
        "The same words are marked at %(count)s further places of this article.",
        len(spans),
    )
    examples = tuple(Example(mention.article, *span) for span in spans[:_SHOWN])
    return Preview(len(spans), int(bool(spans)), excluded, text % {"count": len(spans)}, examples)


def _preview_alias(mention: Mention) -> Preview:
    if mention.entity is None:
        raise ValidationError({"scope": _("Only a mention of an entity can become a name of it.")})
    text = strip_marks(mention.surface)
    ids = articles_with(text)
    sentence = ngettext(
        "“%(name)s” becomes a name of “%(entity)s”, and %(count)s article is read again.",
        "“%(name)s” becomes a name of “%(entity)s”, and %(count)s articles are read again.",
        len(ids),
    )
    said = {"name": text, "entity": mention.entity.name, "count": len(ids)}
    shown = Article.objects.filter(pk__in=ids[:_SHOWN])
    examples = (
        Example(each, *span) for each in shown for span in find_occurrences(each.body, text)[:1]
    )
    return Preview(len(ids), len(ids), 0, sentence % said, tuple(examples))


def _sentence(rule: Rule, mention: Mention, count: int) -> str:
    said = {"count": count, "words": mention.surface, "kind": mention.get_kind_display()}
    said["entity"] = mention.entity.name if mention.entity else _("in no list")
    match rule.verb:
        case Correction.Verb.REJECT:
            text = ngettext(
                "“%(words)s” is rejected at %(count)s further place.",
                "“%(words)s” is rejected at %(count)s further places.",
                count,
            )
        case Correction.Verb.ACCEPT:
            text = ngettext(
                "“%(words)s” is accepted at %(count)s further place.",
                "“%(words)s” is accepted at %(count)s further places.",
                count,
            )
        case Correction.Verb.RETAG:
            text = ngettext(
                "“%(words)s” becomes “%(kind)s” at %(count)s further place.",
                "“%(words)s” becomes “%(kind)s” at %(count)s further places.",
                count,
            )
        case _ if rule.is_of_dates:
            said["entity"] = mention.value or _("unresolved")
            text = _relinked(count)
        case _:
            text = _relinked(count)
    return text % said


def _relinked(count: int) -> str:
    return ngettext(
        "“%(words)s” is taken for “%(entity)s” at %(count)s further place.",
        "“%(words)s” is taken for “%(entity)s” at %(count)s further places.",
        count,
    )
