"""Dates in words of the Hijri calendar: «14 رمضان 1437 هـ», «شهر رمضان المقبل», «عام 1437هـ»."""

import re

from articles.extraction.dates.calendar import DAY_OPENERS
from articles.extraction.dates.fragments import (
    DAY,
    DIRECTION,
    GAP,
    HIJRI_MARK,
    HIJRI_MONTH,
    HIJRI_YEAR,
    LEAD,
    MONTH_WORD,
    NO_DIGIT_BEFORE,
    OF,
    PHASE,
    SPACE,
    YEAR,
    day_number,
    lexicon_key,
    one_of,
    said_direction,
)
from articles.extraction.dates.hijri import FIRST_YEAR, LAST_YEAR, HijriDate, InGregorianYear
from articles.extraction.dates.lexicon import MONTH_WORDS, PHASES, THIS, YEAR_WORDS, fold_words
from articles.extraction.dates.moments import Fixed, Interval, Moment
from articles.extraction.dates.neighbours import DATE_NAME_OWNERS
from articles.extraction.dates.rules import DIGITS, NoDate, Rule, Surroundings
from articles.extraction.dates.yearly import Year
from articles.language.months import AMBIGUOUS, HIJRI

(_SAFAR,) = fold_words("صفر")
_WITHIN = frozenset(fold_words("في خلال طوال طيلة"))
_A_YEAR = one_of(fold_words("عام العام سنة السنة"))
_THIS_YEAR = rf"{one_of(THIS)}{SPACE}{one_of(fold_words('العام السنة'))}"
HIJRI_TAIL = (
    rf"(?:{SPACE}(?P<direction>{DIRECTION}))?(?:{SPACE}(?:{OF}{SPACE})?{_THIS_YEAR})?"
    rf"(?:(?:{GAP}[،,/]{GAP}|{SPACE}(?:{OF}{SPACE})?(?:{_A_YEAR}{SPACE})?|{GAP})"
    rf"(?P<year>{HIJRI_YEAR}|{YEAR})(?:{HIJRI_MARK})?)?"
)


def said_hijri(match: re.Match[str], day: int | None) -> Moment:
    """The Hijri month, or day of it, that a match names."""
    digits = match["year"]
    month = HIJRI[lexicon_key(match["month"])]
    year = int(digits[:4]) if digits else None
    if year and not FIRST_YEAR <= year < LAST_YEAR:
        return InGregorianYear(HijriDate(month=month, day=day), year)
    return HijriDate(year=Year(year), month=month, day=day, direction=said_direction(match))


def _read_day(match: re.Match[str], around: Surroundings) -> Moment | NoDate | None:
    if match["month"] == _SAFAR and match.group() == f"{match['day']} {match['month']}":
        # «3 صفر» is a score.
        return None
    if around.follows(DATE_NAME_OWNERS) and not match["year"]:
        return NoDate.NAME
    if around.after(match.end()) in YEAR_WORDS:
        # «17 رمضان سنة 2 للهجرة»
        return Fixed(None)
    return said_hijri(match, day_number(match["day"]))


def _read_month(match: re.Match[str], around: Surroundings) -> Moment | None:
    """A month needs company where its name is a person's: «شهر رمضان», «في رمضان»."""
    alone = match.span() == match.span("month")
    if alone and lexicon_key(match.group()) in AMBIGUOUS and not around.follows(_WITHIN):
        return None
    return said_hijri(match, None)


def _read_year(match: re.Match[str], around: Surroundings) -> Moment | None:
    first = HijriDate(year=Year(int(match["year"])))
    if not match["until"]:
        return first
    return Interval(first, HijriDate(year=Year(int(match["until"]))))


RULES = (
    Rule(
        "date.hijri_day",
        DAY_OPENERS,
        re.compile(
            rf"{NO_DIGIT_BEFORE}{LEAD}(?P<day>{DAY})(?:{SPACE}{OF}{SPACE}|{GAP})"
            rf"{MONTH_WORD}?{HIJRI_MONTH}{HIJRI_TAIL}"
        ),
        _read_day,
    ),
    Rule(
        "date.hijri_month",
        (*PHASES, *MONTH_WORDS, *HIJRI),
        re.compile(rf"{PHASE}?{MONTH_WORD}?{HIJRI_MONTH}{HIJRI_TAIL}"),
        _read_month,
    ),
    Rule(
        "date.hijri_year",
        (*PHASES, *YEAR_WORDS, DIGITS),
        re.compile(
            rf"{NO_DIGIT_BEFORE}{PHASE}?(?:{one_of(YEAR_WORDS)}{SPACE})?"
            rf"(?P<year>{HIJRI_YEAR})(?:{GAP}[-–/]{GAP}(?P<until>{HIJRI_YEAR}))?{HIJRI_MARK}"
        ),
        _read_year,
    ),
)
