"""How good extraction is, by what people decided in the articles that they reviewed.

Of the machine's suggestions those accepted are right, those rejected wrong; what a person had to
mark was missed, and what a person had to read otherwise was corrected: found, with another meaning.
Suggestions that nobody decided on count for nothing and are told apart.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import sqrt
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import TruncMonth

from articles.models import Article, Mention

#: A share of fewer decisions than these says too little to be shown.
FEWEST = 20
_Z = 1.96


class Outcome(StrEnum):
    """What people made of a mention."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    CORRECTED = "corrected"
    UNDECIDED = "undecided"


class Share(NamedTuple):
    """A share of ``total`` with the bounds of its 95 % interval (Wilson, 1927)."""

    part: int
    total: int

    @property
    def is_enough(self) -> bool:
        """Whether there are enough decisions to say it."""
        return self.total >= FEWEST

    @property
    def value(self) -> float:
        """The share itself."""
        return self.part / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share of many more articles would probably lie.

        >>> tuple(round(bound, 2) for bound in Share(45, 50).interval)
        (0.79, 0.96)
        """
        if not self.total:
            return 0.0, 1.0
        square = _Z * _Z / self.total
        middle = (self.value + square / 2) / (1 + square)
        spread = self.value * (1 - self.value) / self.total + square / (4 * self.total)
        half = _Z * sqrt(spread) / (1 + square)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(slots=True)
class Tally:
    """Decisions on one kind of mention."""

    counts: Counter[Outcome] = field(default_factory=Counter)

    @property
    def precision(self) -> Share:
        """Of what the machine found, the share that is right."""
        return self._share(Outcome.WRONG)

    @property
    def recall(self) -> Share:
        """Of what there was to find, the share that the machine found and read right."""
        return self._share(Outcome.MISSED)

    def _share(self, against: Outcome) -> Share:
        right = self.counts[Outcome.RIGHT]
        return Share(right, right + self.counts[against] + self.counts[Outcome.CORRECTED])


@dataclass(slots=True)
class Group:
    """The reviewed articles of an outlet or month, or all of them, with a tally per kind."""

    name: str
    month: date | None = None
    articles: int = 0
    kinds: dict[str, Tally] = field(
        default_factory=lambda: {kind: Tally() for kind in Mention.Kind.values}
    )


@dataclass(frozen=True, slots=True)
class Quality:
    """All reviewed articles, then by outlet (most articles first) and by month (the last first)."""

    overall: Group
    outlets: list[Group]
    months: list[Group]


class _Row(NamedTuple):
    source: str | None
    month: date | None
    kind: str
    outcome: Outcome
    mentions: int


def measure_quality() -> Quality:
    """Count what people decided in reviewed articles, in two queries."""
    overall = Group("")
    outlets: dict[str, Group] = {}
    months: dict[date | None, Group] = {}
    for source, month, articles in _count_articles():
        outlet = outlets.setdefault(source or "", Group(source or ""))
        for group in (overall, outlet, months.setdefault(month, Group("", month))):
            group.articles += articles
    for row in _count_mentions():
        for group in (overall, outlets[row.source or ""], months[row.month]):
            group.kinds[row.kind].counts[row.outcome] += row.mentions
    return Quality(
        overall,
        sorted(outlets.values(), key=lambda group: (-group.articles, group.name)),
        sorted(months.values(), key=lambda group: group.month or date.min, reverse=True),
    )


def _count_articles() -> Iterable[tuple[str | None, date | None, int]]:
    reviewed = Article.objects.filter(status=Article.Status.REVIEWED)
    months = reviewed.order_by().annotate(month=TruncMonth("published_first"))
    return (
        months.values("source__name", "month")
        .annotate(count=Count("pk"))
        .values_list("source__name", "month", "count")
    )


def _count_mentions() -> Iterator[_Row]:
    made = Mention.history.filter(id=OuterRef("pk"), history_type="+")
    counted = (
        Mention.objects.filter(article__status=Article.Status.REVIEWED)
        .order_by()
        .annotate(month=TruncMonth("article__published_first"), is_made=Exists(made))
        .values("article__source__name", "month", "kind", "origin", "status", "is_made")
        .annotate(count=Count("pk"))
    )
    for row in counted:
        if outcome := _outcome(row):
            yield _Row(
                row["article__source__name"], row["month"], row["kind"], outcome, row["count"]
            )


def _outcome(row: Mapping[str, object]) -> Outcome | None:
    """What people made of mentions; None where a person took back what a person had made.

    What the machine found enters the history only when a person changes it, so that a person's
    mention that the history does not know as new was the machine's before.
    """
    status = row["status"]
    if row["origin"] == Mention.Origin.PERSON:
        if status == Mention.Status.REJECTED:
            return None
        return Outcome.MISSED if row["is_made"] else Outcome.CORRECTED
    if status == Mention.Status.ACCEPTED:
        return Outcome.RIGHT
    return Outcome.WRONG if status == Mention.Status.REJECTED else Outcome.UNDECIDED
