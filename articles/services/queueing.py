"""The queue of articles that want eyes: what comes next, and who has it in hand.

No two editors are given the same article. A claim lapses after a while, so that an article does not
stay with someone who went home.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from articles.models import Article, Mention
from articles.search.outbox import record_change
from articles.services.signing import sign

#: An editor who does nothing for so long has gone.
CLAIM_LASTS = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many articles there are by status, and how many of them an editor has in hand."""

    new: int
    in_review: int
    reviewed: int
    mine: int

    @property
    def total(self) -> int:
        """All articles."""
        return self.new + self.in_review + self.reviewed

    @property
    def percent(self) -> int:
        """The share that is reviewed, in whole percents, rounded down."""
        return 100 * self.reviewed // self.total if self.total else 0


def list_waiting(*, user: User, name: str = "", limit: int = 20) -> list[Article]:
    """The articles that come next for an editor, in the order of the queue."""
    found: list[Article] = []
    for stage in _stages(user, name):
        found += stage.select_related("source", "claimed_by")[: limit - len(found)]
    return found


@transaction.atomic
def claim_next(*, user: User, after: int | None = None, name: str = "") -> Article | None:
    """Give an editor the next article and mark it as in review; None where none is left.

    ``after`` is an article that the editor puts back; ``name`` the folded name without an entry
    that the article should have.
    """
    if after is not None:
        release(user=user, article_id=after)
    for stage in _stages(user, name):
        others = stage.exclude(pk=after) if after is not None else stage
        if article := others.select_for_update(skip_locked=True).first():
            _claim(article, user)
            return article
    return None


def renew_claim(*, user: User, article_id: int) -> None:
    """Note that an editor is still at work on an article."""
    mine = Article.objects.filter(pk=article_id, claimed_by=user)
    mine.update(claimed_at=timezone.now())


def release(*, user: User, article_id: int) -> None:
    """Put an article back into the queue, if it is in this editor's hands."""
    Article.objects.filter(pk=article_id, claimed_by=user).update(claimed_by=None, claimed_at=None)


def read_progress(user: User) -> Progress:
    """How far the review of the archive has come."""
    states = Article.Status
    counts = {
        state.value: Count("pk", filter=Q(status=state)) for state in (states.NEW, states.IN_REVIEW)
    }
    found = Article.objects.aggregate(
        **counts,
        done=Count("pk", filter=Q(status=states.REVIEWED)),
        mine=Count("pk", filter=Q(claimed_by=user) & ~Q(status=states.REVIEWED)),
    )
    return Progress(found["new"], found["in_review"], found["done"], found["mine"])


def _stages(user: User, name: str) -> tuple["QuerySet[Article]", ...]:
    """What may be given to an editor: first what was begun, then what is new, then what was left.

    Stages, not one sorted list: each of them is read along an index, however large the archive.
    """
    states = Article.Status
    articles = Article.objects.defer("body").order_by("-doubt", "pk")
    if name:
        having = Mention.objects.open_questions().filter(folded=name).values("article")
        articles = articles.filter(pk__in=having)
    is_free = Q(claimed_by=None) | Q(claimed_at__lt=timezone.now() - CLAIM_LASTS)
    free = articles.filter(is_free).exclude(claimed_by=user)
    return (
        articles.filter(claimed_by=user).exclude(status=states.REVIEWED),
        free.filter(status=states.NEW),
        free.filter(status=states.IN_REVIEW),
    )


def _claim(article: Article, user: User) -> None:
    if article.status == Article.Status.NEW:
        article.status = Article.Status.IN_REVIEW
        sign(article, user)
        article.save(update_fields=["status"])
        record_change([article.pk])
    # Claims are not recorded in the article's history.
    Article.objects.filter(pk=article.pk).update(claimed_by=user, claimed_at=timezone.now())
