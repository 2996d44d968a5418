"""What an expression says about time before it is resolved: one small class per way of saying it.

Each has ``resolve(anchor)``, which answers an EDTF date or interval, or None where neither the
words nor the date of publication decide.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

from articles.extraction.dates.anchor import Anchor, Direction
from articles.extraction.dates.periods import bounds, shift_month
from articles.extraction.dates.yearly import Calendar, Year, Yearly


class Moment(Protocol):
    """Anything that can be resolved."""

    def resolve(self, anchor: Anchor) -> str | None:
        """The EDTF value, None where undecided."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that the words decide alone."""

    value: str | None

    def resolve(self, anchor: Anchor) -> str | None:
        """The value, if it is a date at all."""
        return self.value if self.value and bounds(self.value) else None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (Monday is 0).

    ``expected`` says that the verb points ahead, ``weeks`` which week is named (-1 the last),
    ``further`` how many weeks beyond the nearest («الجمعة قبل الماضية»).
    """

    number: int
    direction: Direction = Direction.NEAREST
    expected: bool = False
    weeks: int | None = None
    further: int = 0

    @property
    def points(self) -> bool:
        """Whether the words themselves lead to the week."""
        return self.direction is not Direction.NEAREST or self.weeks is not None

    def resolve(self, anchor: Anchor) -> str | None:
        """The day that is meant: on or before publication unless something points elsewhere."""
        day = anchor.day
        if day is None:
            return None
        if self.weeks is not None:
            return str(day + timedelta(days=self.number - day.weekday() + 7 * self.weeks))
        if self.direction is Direction.AHEAD:
            return self.near(str(day + timedelta(days=1 + 7 * self.further)), ahead=True)
        if self.direction is Direction.BEHIND:
            return self.near(str(day - timedelta(days=1 + 7 * self.further)), ahead=False)
        return self.near(str(day), ahead=self.expected)

    def near(self, value: str, *, ahead: bool) -> str | None:
        """The first such weekday not before, or the last not after, an EDTF day."""
        period = bounds(value)
        if period is None:
            return None
        day = period[0]
        if ahead:
            return str(day + timedelta(days=(self.number - day.weekday()) % 7))
        return str(day - timedelta(days=(day.weekday() - self.number) % 7))


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """Yesterday, today, tomorrow; a weekday beside it wins over a publication date that is off."""

    shift: int
    weekday: int | None = None

    def resolve(self, anchor: Anchor) -> str | None:
        """The day at that distance from publication."""
        if anchor.day is None:
            return None
        day = anchor.day + timedelta(days=self.shift)
        if self.weekday is not None:
            day += timedelta(days=(self.weekday - day.weekday() + 3) % 7 - 3)
        return str(day)


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """«الثالث من الشهر الجاري»: a day in a month at some distance.

    Without ``shift`` it is the month that the text has named last («الشهر نفسه»).
    """

    day: int
    shift: int | None

    def resolve(self, anchor: Anchor) -> str | None:
        """The day in that month."""
        named = anchor.previous_month if self.shift is None else anchor.month
        if named is None:
            return None
        year, month = shift_month(*named, self.shift or 0)
        return Calendar(year=Year(year), month=month, day=self.day).resolve(anchor)


@dataclass(frozen=True, slots=True)
class Interval:
    """Two moments and all between; what one half does not say is taken from the other."""

    first: Moment
    last: Moment

    def resolve(self, anchor: Anchor) -> str | None:
        """``first/last``, None unless both are decided and in order."""
        start, end = self._halves(anchor)
        if not start or not end:
            return None
        # A Hijri year is an interval itself.
        value = f"{start.partition('/')[0]}/{end.rpartition('/')[2]}"
        return value if bounds(value) else None

    def _halves(self, anchor: Anchor) -> tuple[str | None, str | None]:
        first, last = self.first, self.last
        if isinstance(first, Yearly) and first.year.number:
            # «من 1 آذار 2011 إلى 3 أيار من العام نفسه»
            anchor = replace(anchor, previous_year=first.year.number)
        if isinstance(first, Yearly | Weekday) and isinstance(last, Yearly | Weekday):
            if last.points and not first.points:
                end = last.resolve(anchor)
                return (first.near(end, ahead=False) if end else None), end
            if not last.points:
                start = first.resolve(anchor)
                return start, (last.near(start, ahead=True) if start else None)
        return first.resolve(anchor), last.resolve(anchor)


@dataclass(frozen=True, slots=True)
class Night:
    """«ليل السبت - الأحد»: both days; its middle, midnight, begins the later one."""

    first: Weekday
    last: Weekday
    midnight: bool

    def resolve(self, anchor: Anchor) -> str | None:
        """The later day, or the interval of the two."""
        night = Interval(self.first, self.last).resolve(anchor)
        return night.partition("/")[2] if night and self.midnight else night
