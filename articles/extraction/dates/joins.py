"""Expressions that stand side by side and are one date, or one value.

A weekday before a calendar day («الثلاثاء 13 كانون الأول»), two ends of an interval («من 28 شباط
إلى 3 آذار»), two days of one night, a Hijri date and its Gregorian equivalent.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from articles.extraction.dates.fragments import GAP, SPACE, one_of
from articles.extraction.dates.hijri import HijriDate
from articles.extraction.dates.lexicon import fold_words
from articles.extraction.dates.moments import (
    DayOfMonth,
    Interval,
    Moment,
    Night,
    RelativeDay,
    Weekday,
)
from articles.extraction.dates.yearly import Calendar, Months
from articles.extraction.document import Document


@dataclass(frozen=True, slots=True)
class Expression:
    """A date found in a folded text, not yet resolved."""

    start: int
    end: int
    rule: str
    moment: Moment


_MATCHING = one_of(fold_words("الموافق الموافقة المصادف الواقع_فيه الواقع_في الواقع يوافق"))
_BESIDE = re.compile(rf"{GAP}[،,]?{GAP}(?:{_MATCHING}{GAP}ل?{GAP})?")
_UNTIL = re.compile(
    rf"{SPACE}{one_of(fold_words('إلى حتى وحتى ولغاية لغاية إلى_غاية'))}{SPACE}|{GAP}[-–/]{GAP}"
)
_NIGHT_GAP = re.compile(
    rf"{SPACE}|(?:{SPACE}|{GAP}[-–/]{GAP})(?:{one_of(fold_words('إلى على'))}{GAP})?"
)
_EQUIVALENT = re.compile(rf"{GAP}[،,/\-–=(]?{GAP}(?:{_MATCHING}{GAP}ل?{GAP})?")
_NIGHT, _NIGHTS = fold_words("ليل"), fold_words("ليلة ليل")
_WIDEST_GAP = 24
_TATWEEL = "ـ"
_MIDNIGHT = fold_words("منتصف")


def join_weekday(first: Expression, last: Expression, between: str) -> Expression | None:
    """A weekday and the day of the calendar on which it falls: the latter decides."""
    if not isinstance(first.moment, Weekday | RelativeDay) or not _BESIDE.fullmatch(between):
        return None
    if not isinstance(last.moment, DayOfMonth) and _precision(last.moment) != "day":
        return None
    return replace(last, start=first.start)


def join_interval(first: Expression, last: Expression, between: str) -> Expression | None:
    """Two days, months, years or weekdays with «إلى» or a dash between."""
    precision = _precision(first.moment)
    if precision is None or precision != _precision(last.moment):
        return None
    if type(first.moment) is not type(last.moment) or not _UNTIL.fullmatch(between):
        return None
    if "/" in between and not _are_adjacent(first.moment, last.moment):
        return None
    return Expression(first.start, last.end, "date.interval", Interval(first.moment, last.moment))


def join_night(
    first: Expression, last: Expression, between: str, surface: str
) -> Expression | None:
    """«ليل السبت - الأحد»; ``surface`` is the first expression's text."""
    words = surface.split()
    if not set(words).intersection(_NIGHTS) or not _NIGHT_GAP.fullmatch(between):
        return None
    if not (isinstance(first.moment, Weekday) and isinstance(last.moment, Weekday)):
        return None
    if (last.moment.number - first.moment.number) % 7 != 1:
        return None
    night = Night(first.moment, last.moment, midnight=words[0] in _MIDNIGHT)
    return Expression(first.start, last.end, "date.night", night)


def _are_adjacent(first: Moment, last: Moment) -> bool:
    """Whether a slash between two dates can join them: «أيار/حزيران», but not a mistaken pair."""
    if not isinstance(first, Calendar) or not isinstance(last, Calendar) or first.day:
        return True
    return not first.month or not last.month or (last.month - first.month) % 12 == 1


def _precision(moment: Moment) -> str | None:
    if isinstance(moment, Weekday):
        return "weekday"
    if isinstance(moment, Calendar | HijriDate):
        return "day" if moment.day else "month" if moment.month else "year"
    return "months" if isinstance(moment, Months) else None


def join_neighbours(document: Document, expressions: Iterable[Expression]) -> list[Expression]:
    """The expressions of a document in order, those that belong together made one."""
    joined: list[Expression] = []
    for expression in expressions:
        last = expression
        while joined and (whole := _join(document, joined[-1], last)):
            joined.pop()
            last = whole
        joined.append(last)
    return joined


def _join(document: Document, first: Expression, last: Expression) -> Expression | None:
    if last.start - first.end > _WIDEST_GAP:
        return None
    text = document.folded.text
    between = text[first.end : last.start]
    if between.isspace() and _is_dash(document, first.end, last.start):
        between = "-"
    return (
        join_weekday(first, last, between)
        or join_night(first, last, between, text[first.start : first.end])
        or join_interval(first, last, between)
    )


def _is_dash(document: Document, start: int, end: int) -> bool:
    """Whether folding has taken a letter's extension that served as a dash («السبت ـ الأحد»)."""
    first, last = (document.folded.original(offset) for offset in (start, end))
    return document.text[first:last].strip() == _TATWEEL


def are_equivalent(text: str, hijri: Expression, other: Expression) -> bool:
    """Whether a Hijri day and the Gregorian day after it are two names of one day."""
    if other.start - hijri.end > _WIDEST_GAP or not isinstance(hijri.moment, HijriDate):
        return False
    same = _precision(hijri.moment) == _precision(other.moment) == "day"
    gap = _EQUIVALENT.fullmatch(text, hijri.end, other.start)
    return same and isinstance(other.moment, Calendar) and gap is not None
