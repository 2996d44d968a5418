"""Points so many units of time from publication.

«قبل ثمانية أشهر», «منذ أكثر من خمس سنوات», «قبل عام ونصف», «بعد ثلاثة أيام».
"""

import re

from articles.extraction.dates.anchor import Direction
from articles.extraction.dates.context import is_distance_from_event
from articles.extraction.dates.fragments import (
    AND,
    ARTICLE,
    COUNT,
    GAP,
    OF,
    SPACE,
    lexicon_key,
    one_of,
)
from articles.extraction.dates.lexicon import (
    DUAL_UNITS,
    SINGLE_UNITS,
    THE_UNITS,
    UNITS,
    fold_words,
)
from articles.extraction.dates.moments import Fixed, Moment
from articles.extraction.dates.rules import Rule, Surroundings
from articles.extraction.dates.tense import verb_direction
from articles.extraction.dates.units import Distance, Unit
from articles.language.months import GREGORIAN, HIJRI
from articles.language.numbers import parse_number

_AGO = fold_words("قبل منذ مذ")
_HENCE = fold_words("بعد")
#: «نصف قرن» is five decades, «نصف عام» six months.
_HALVES = dict(
    zip(
        fold_words("نصف_قرن نصف_عام نصف_سنة"),
        ((Unit.DECADE, 5), (Unit.MONTH, 6), (Unit.MONTH, 6)),
        strict=True,
    )
)
_ABOUT = one_of(
    fold_words(
        "نحو حوالي قرابة زهاء أكثر_من أقل_من ما_يقارب ما_يقرب_من ما_يزيد_على ما_يزيد_عن ما_يزيد_عن"
        " ما_يناهز ما_يربو_على ما_لا_يقل_عن تقريبا أزيد_من نيف حوالى مايقارب مايزيد_عن مايقرب_من"
    )
)
_PLURAL_UNITS = fold_words("أيام أسابيع أشهر شهور أعوام سنوات سنين عقود")
_MONTHS, _TWO_MONTHS = fold_words("أشهر شهور"), fold_words("شهرين")
_AND_MORE = fold_words("ونيف وأكثر")
_TIME = fold_words("الزمن الزمان")
_ONE = one_of(fold_words("واحد واحدة"))
_DAY = fold_words("يوم")
_NEW_POINT = one_of(fold_words("الآن اليوم"))
_NO_DATE_AFTER = rf"(?!{GAP}\d|{SPACE}{one_of((*GREGORIAN, *HIJRI))})"
#: «عام», «أسبوع واحد», «نصف قرن»; «يوم» alone only where nothing could belong to it.
_SINGLE = (
    rf"(?P<single>{one_of(SINGLE_UNITS)}(?:{SPACE}{_ONE})?|{one_of(_DAY)}{SPACE}{_ONE}"
    rf"|{one_of(_DAY)}(?={GAP}(?:[^\w\s]|\n|$)|{SPACE}{one_of(fold_words('في من على'))})"
    rf"|{one_of(_HALVES)}){_NO_DATE_AFTER}"
)
_OR = rf"(?:{SPACE}{one_of(fold_words('أو إلى'))}{SPACE}|{GAP}[-–]{GAP})"
#: «خمسة أيام», «الخمس سنوات», «خمس أو ست سنوات», «سنوات خمس».
_COUNTED = (
    rf"(?:{ARTICLE})?(?P<count>{COUNT})(?P<or>{_OR}{COUNT})?{SPACE}(?P<unit>{one_of(UNITS)})"
    rf"|(?P<unit_first>{one_of(_PLURAL_UNITS)}){SPACE}(?P<count_last>{COUNT})(?!{SPACE}{one_of(UNITS)})"
)
#: «ونصف العام», «وثلاثة أشهر», «وشهرين».
_REST = (
    rf"(?:{SPACE}{AND}(?:(?P<half>{one_of(fold_words('نصف'))}(?:{SPACE}{one_of((*THE_UNITS, *UNITS))})?)"
    rf"|(?P<rest_count>{COUNT}){SPACE}{one_of(_MONTHS)}|(?P<rest_dual>{one_of(_TWO_MONTHS)})"
    rf"|(?P<rest_single>{one_of(fold_words('شهر'))}(?:{SPACE}{_ONE})?)))"
)
#: «يومين أو ثلاثة أيام», «شهر أو شهرين».
_OR_MORE = (
    rf"{SPACE}{one_of(fold_words('أو'))}{SPACE}"
    rf"(?:{one_of(DUAL_UNITS)}|{COUNT}(?:{SPACE}{one_of(UNITS)})?)"
)
_DISTANCE = (
    rf"(?:{_COUNTED}|(?P<dual>{one_of(DUAL_UNITS)})|{_SINGLE})(?P<or_more>{_OR_MORE})?{_REST}?(?:{SPACE}{one_of(_AND_MORE)})?"
    rf"(?P<from_now>{SPACE}{OF}{SPACE}{_NEW_POINT}|{SPACE}{OF}{SPACE}{one_of(_TIME)})?"
)
#: «منذ نحو العام», «قرابة السنتين»: the definite unit needs the word before.
_DEFINITE = {
    **THE_UNITS,
    **{ARTICLE + word: unit for word, unit in DUAL_UNITS.items()},
}
_ABOUT_ONE = rf"{_ABOUT}{SPACE}(?P<about_one>{one_of(_DEFINITE)})"
_LONGEST_COUNT = 3000


def _said_distance(match: re.Match[str]) -> tuple[Unit, int] | None:
    if match["dual"]:
        return DUAL_UNITS[lexicon_key(match["dual"])], 2
    if match["single"]:
        if half := _HALVES.get(lexicon_key(match["single"])):
            return half
        return UNITS[match["single"].split()[0]], 1
    count = parse_number(match["count"] or match["count_last"])
    if not count or count > _LONGEST_COUNT:
        return None
    return UNITS[match["unit"] or match["unit_first"]], count


def _said_months(match: re.Match[str]) -> int:
    """The months that stand beside whole units: «ونصف», «وثلاثة أشهر»."""
    if match["rest_count"]:
        return parse_number(match["rest_count"]) or 0
    if match["rest_dual"]:
        return 2
    if match["rest_single"]:
        return 1
    return 6 if match["half"] else 0


def _read_ago(match: re.Match[str], around: Surroundings) -> Moment | None:
    distance = _said_distance(match)
    if distance is None or is_distance_from_event(match.end(), around, past=True):
        return None
    return _distance(match, distance, -1)


def _read_hence(match: re.Match[str], around: Surroundings) -> Moment | None:
    """«بعد ثلاثة أيام» is counted from publication only where the sentence speaks of the future."""
    distance = _said_distance(match)
    if distance is None or is_distance_from_event(match.end(), around, past=False):
        return None
    if match["single"] and match["single"] in around.before():
        # «عاما بعد عام»
        return None
    if not match["from_now"] and verb_direction(around, match.end()) is not Direction.AHEAD:
        return Fixed(None)
    return _distance(match, distance, 1)


def _distance(match: re.Match[str], distance: tuple[Unit, int], sign: int) -> Moment:
    unit, count = distance
    if match["or"] or match["or_more"]:
        return Fixed(None)
    months = _said_months(match)
    if not months:
        return Distance(unit, sign * count)
    # Half a month or a week leads to no certain day.
    return Distance(Unit.MONTH, sign * (12 * count + months)) if unit is Unit.YEAR else Fixed(None)


def _read_about_one(match: re.Match[str], around: Surroundings) -> Moment | None:
    word = lexicon_key(match["about_one"])
    return Distance(_DEFINITE[word], -1 if word in THE_UNITS else -2)


RULES = (
    Rule(
        "date.ago",
        _AGO,
        re.compile(rf"{one_of(_AGO)}{SPACE}(?:{_ABOUT}{SPACE})?{_DISTANCE}"),
        _read_ago,
    ),
    Rule(
        "date.ago",
        _AGO,
        re.compile(rf"{one_of(_AGO)}{SPACE}{_ABOUT_ONE}"),
        _read_about_one,
    ),
    Rule(
        "date.hence",
        _HENCE,
        re.compile(rf"{one_of(_HENCE)}{SPACE}(?:{_ABOUT}{SPACE})?{_DISTANCE}"),
        _read_hence,
    ),
)
