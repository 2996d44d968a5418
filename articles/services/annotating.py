"""What editors decide on mentions: to add, accept, reject and correct them.

Each change enters the history and the outbox in its own transaction. Whoever changes a mention
first locks its article: two editors of one article wait for each other and never deadlock.
"""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from articles.models import Article, Entity, Mention
from articles.search.outbox import record_change
from articles.services.batches import batches
from articles.services.readings import Reading, check_reading
from articles.services.signing import sign

_DECISION = ("status", "author", "version", "updated_at")


class StaleVersionError(Exception):
    """Somebody else has changed the mention since the editor read it."""

    def __init__(self) -> None:
        super().__init__(
            _("Someone else has changed this mention in the meantime. Look at it again.")
        )


@transaction.atomic
def add_mention(
    *,
    article: Article,
    kind: str,
    start: int,
    end: int,
    user: User,
    entity: Entity | None = None,
    value: str = "",
) -> Mention:
    """Tag a span, given in code points, as a person's accepted mention.

    Where the span already has a mention of this kind, rejected or suggested, that one is accepted;
    its entity or date stays if the editor names none.

    Raises:
        ValidationError: by field; the span is outside the text, or the entity is of another kind.
    """
    _lock([article.pk])
    reading = check_reading(article, Reading(kind, start, end, entity, value))
    mention = article.mentions.filter(kind=kind, start=start, end=end).first()
    if mention is None:
        mention = Mention(article=article, version=0)
    elif mention.status != Mention.Status.REJECTED:
        reading = reading.completed_by(Reading.of(mention))
    _take_over(mention, reading)
    return _save(mention, Mention.Status.ACCEPTED, user)


@transaction.atomic
def accept_mention(*, mention: Mention, user: User, version: int | None = None) -> Mention:
    """Confirm a mention as it stands.

    Raises:
        StaleVersionError: it has another version than the expected one.
    """
    return _decide(mention, Mention.Status.ACCEPTED, user, version)


@transaction.atomic
def reject_mention(*, mention: Mention, user: User, version: int | None = None) -> Mention:
    """Reject a mention; its row stays, so that extraction does not suggest it again.

    Raises:
        StaleVersionError: it has another version than the expected one.
    """
    return _decide(mention, Mention.Status.REJECTED, user, version)


@transaction.atomic
def reopen_mention(*, mention: Mention, user: User, version: int | None = None) -> Mention:
    """Take a decision back: the mention is a suggestion again.

    Raises:
        StaleVersionError: it has another version than the expected one.
    """
    return _decide(mention, Mention.Status.SUGGESTED, user, version)


@transaction.atomic
def change_mention(
    *, mention: Mention, reading: Reading, user: User, version: int | None = None
) -> Mention:
    """Correct what a mention says, and accept it so.

    With another span or kind it becomes another mention, and the old one a rejected one: otherwise
    extraction would suggest the old span again. Returns the mention that stands now.

    Raises:
        StaleVersionError: it has another version than the expected one.
        ValidationError: by field, as in ``add_mention``.
    """
    current = _locked(mention, version)
    reading = check_reading(current.article, reading)
    if not reading.is_at(current):
        _save(current, Mention.Status.REJECTED, user)
        return add_mention(
            article=current.article,
            kind=reading.kind,
            start=reading.start,
            end=reading.end,
            user=user,
            entity=reading.entity,
            value=reading.value,
        )
    if reading != Reading.of(current):
        _take_over(current, reading)
    elif current.status == Mention.Status.ACCEPTED:
        return current
    return _save(current, Mention.Status.ACCEPTED, user)


@transaction.atomic
def revise_mention(
    *, mention: Mention, reading: Reading, status: str, user: User, version: int | None = None
) -> Mention:
    """Carry out what a form says: a rejection, a correction, or only another status.

    Raises:
        StaleVersionError: it has another version than the expected one.
        ValidationError: by field, as in ``add_mention``.
    """
    current = _locked(mention)
    if status != Mention.Status.REJECTED and reading != Reading.of(current):
        return change_mention(mention=current, reading=reading, user=user, version=version)
    return _decide(current, status, user, version)


def decide_mentions(*, mentions: "QuerySet[Mention]", status: str, user: User) -> int:
    """Give many mentions one status; returns how many had another."""
    ids = list(mentions.exclude(status=status).order_by("pk").values_list("pk", flat=True))
    for batch in batches(ids):
        with transaction.atomic():
            changed = list(Mention.objects.filter(pk__in=batch))
            _lock({mention.article_id for mention in changed})
            now = timezone.now()
            for mention in changed:
                mention.status, mention.author, mention.updated_at = status, user, now
                mention.version += 1
            bulk_update_with_history(changed, Mention, _DECISION, default_user=user)
            record_change({mention.article_id for mention in changed})
    return len(ids)


def _decide(mention: Mention, status: str, user: User, version: int | None) -> Mention:
    current = _locked(mention)
    if current.status == status:
        # A second click, or a colleague of the same opinion: nothing to do and no conflict.
        return current
    _check_version(current, version)
    return _save(current, status, user)


def _locked(mention: Mention, version: int | None = None) -> Mention:
    _lock([mention.article_id])
    current = Mention.objects.select_related("article", "entity").get(pk=mention.pk)
    _check_version(current, version)
    return current


def _lock(articles: "set[int] | list[int]") -> None:
    rows = Article.objects.select_for_update().filter(pk__in=articles).order_by("pk")
    list(rows.values_list("pk"))


def _check_version(mention: Mention, version: int | None) -> None:
    if version is not None and version != mention.version:
        raise StaleVersionError


def _take_over(mention: Mention, reading: Reading) -> None:
    """Make a mention say what a person says; the machine's grounds are none for that."""
    reading.apply_to(mention)
    mention.origin = Mention.Origin.PERSON
    mention.rule = mention.evidence = mention.extractor_version = ""


def _save(mention: Mention, status: str, user: User) -> Mention:
    mention.status = status
    mention.author = user
    mention.version += 1
    sign(mention, user)
    mention.save()
    record_change([mention.article_id])
    return mention
