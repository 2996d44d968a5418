"""Carry a newly tagged span on: to the same words in its article, or as a name of its entity."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.extraction.occurrences import Span, find_occurrences
from articles.language.fold import strip_marks
from articles.language.tokens import fold_name
from articles.models import Alias, Article, Edit, Entity, Mention
from articles.search.engine import IndexNotReadyError
from articles.search.request import SearchRequest
from articles.search.results import find_all
from articles.services.locking import lock_articles
from articles.services.naming import delete_alias, save_alias
from articles.services.recording import Change, record_edit
from articles.services.states import State, by_person
from articles.services.tasks import ask_for_extraction

#: As many articles are read for their words while an editor waits.
_CHECKED = 500


@transaction.atomic
def tag_everywhere(*, mention: Mention, user: User) -> Edit:
    """Tag every other occurrence of a mention's words in its article, as one step."""
    article = mention.article
    lock_articles([article.pk])
    spans, _excluded = free_occurrences(mention)
    after = by_person(user=user, entity=mention.entity, value=mention.value)
    rows = _at(mention, spans)
    changes = [
        Change.of(rows[span], after) if span in rows else Change(_new(mention, span), None, after)
        for span in spans
    ]
    return record_edit(
        user=user,
        verb=Edit.Verb.APPLY,
        article=article,
        changes=changes,
        details={"subject": mention.surface},
    )


def free_occurrences(mention: Mention) -> tuple[list[Span], int]:
    """Where else the words stand, and at how many further places people have decided already."""
    spans = find_occurrences(mention.article.body, mention.surface)
    of_kind = mention.article.mentions.filter(kind=mention.kind)
    decisions = [row for row in of_kind if not State.of(row).is_untouched]
    free = [span for span in spans if not any(_settles(row, span) for row in decisions)]
    is_here = (mention.start, mention.end) in spans
    return free, len(spans) - len(free) - is_here


def add_alias(*, mention: Mention, user: User) -> Edit:
    """Make a mention's words a name of its entity, and read the articles again that have them.

    Raises:
        ValidationError: by field; the mention has no entity, or the entity has the name already.
    """
    if mention.entity is None:
        raise ValidationError({"scope": _("Only a mention of an entity can become a name of it.")})
    text = strip_marks(mention.surface)
    articles = articles_with(text)
    details = {"subject": text, "entity": mention.entity.pk, "text": text}
    with transaction.atomic():
        try:
            _save_name(mention.entity, text, user)
        except ValidationError as error:
            raise ValidationError({"scope": error.messages}) from error
        edit = record_edit(
            user=user, verb=Edit.Verb.ALIAS, article=mention.article, details=details
        )
    ask_for_extraction(articles)
    return edit


def turn_alias(*, edit: Edit, user: User, forward: bool) -> None:
    """Take away the name that a step had given, or give it again."""
    entity = Entity.objects.select_related("merged_into").filter(pk=edit.details["entity"]).first()
    if entity is None:
        return
    text, entity = edit.details["text"], entity.merged_into or entity
    known = entity.aliases.filter(folded=fold_name(text)).first()
    if forward and known is None:
        _save_name(entity, text, user)
    elif not forward and known is not None:
        delete_alias(alias=known, user=user)
    ask_for_extraction(articles_with(text))


def articles_with(text: str) -> list[int]:
    """The articles that have these words, in whatever spelling; of very many, some others too.

    Raises:
        ValidationError: the search index that knows is being built.
    """
    words = " ".join(f'"{word}"' for word in fold_name(text).split())
    try:
        found = [pk for batch in find_all(SearchRequest(q=words, expand=False)) for pk in batch]
    except IndexNotReadyError as error:
        problem = _("The search index is being built. Try again in a while.")
        raise ValidationError({"scope": problem}) from error
    if len(found) > _CHECKED:
        return found
    # The index also finds other forms of the words, in any order.
    bodies = Article.objects.filter(pk__in=found).values_list("pk", "body")
    return [pk for pk, body in bodies if find_occurrences(body, text)]


def _save_name(entity: Entity, text: str, user: User) -> None:
    language = "en" if text.isascii() else "ar"
    save_alias(alias=Alias(entity=entity, text=text, language=language), user=user)


def _settles(row: Mention, span: Span) -> bool:
    """Whether a person's decision speaks of a span: the same one, or an accepted overlap."""
    start, end = span
    overlaps = row.start < end and start < row.end
    is_standing = row.status != Mention.Status.REJECTED
    return (row.start, row.end) == span or (overlaps and is_standing)


def _at(mention: Mention, spans: list[Span]) -> dict[Span, Mention]:
    rows = mention.article.mentions.filter(
        kind=mention.kind, start__in=[start for start, _end in spans]
    )
    return {(row.start, row.end): row for row in rows}


def _new(mention: Mention, span: Span) -> Mention:
    start, end = span
    return Mention(
        article=mention.article,
        kind=mention.kind,
        start=start,
        end=end,
        surface=mention.article.body[start:end],
        version=0,
    )
