"""Days by their number in a longer period, whatever way that period is told."""

from dataclasses import dataclass
from datetime import date, timedelta

from articles.extraction.dates.anchor import Anchor
from articles.extraction.dates.moments import Moment
from articles.extraction.dates.periods import Period, bounds


@dataclass(frozen=True, slots=True)
class Part:
    """The days of a longer period from one to another, counted from its end where negative."""

    whole: Moment
    first: int
    last: int

    def resolve(self, anchor: Anchor) -> str | None:
        """The day, or the interval of days."""
        value = self.whole.resolve(anchor)
        period = bounds(value) if value else None
        if period is None:
            return None
        first, last = _nth_day(period, self.first), _nth_day(period, self.last)
        return str(first) if first == last else f"{first}/{last}"


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """«الثلاثاء الأول من نوفمبر»: by its number in a month, the last where negative.

    Where the day of that number is such a weekday, it is «الثلاثاء، الأول من نوفمبر».
    """

    weekday: int
    number: int
    whole: Moment

    def resolve(self, anchor: Anchor) -> str | None:
        """The day."""
        value = self.whole.resolve(anchor)
        period = bounds(value) if value else None
        if period is None:
            return None
        literal = _nth_day(period, self.number)
        if literal.weekday() == self.weekday:
            return str(literal)
        if self.number < 0:
            return str(literal - timedelta(days=(literal.weekday() - self.weekday) % 7))
        wait = (self.weekday - period[0].weekday()) % 7
        return str(period[0] + timedelta(days=wait + 7 * (self.number - 1)))


def _nth_day(period: Period, number: int) -> date:
    """The day of that number in a period, counted from its end where negative."""
    return period[number < 0] + timedelta(days=number + (1 if number < 0 else -1))
