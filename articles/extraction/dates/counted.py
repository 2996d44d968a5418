"""Units of time counted from publication.

«قبل ثمانية أشهر», «منذ أكثر من خمس سنوات», «بعد ثلاثة أيام», «السنوات الخمس الماضية»,
«اليومين الماضيين».
"""

import re

from articles.extraction.dates.anchor import Direction
from articles.extraction.dates.context import is_distance_from_event, points_ahead
from articles.extraction.dates.fragments import (
    ARTICLE,
    COUNT,
    GAP,
    OF,
    SPACE,
    lexicon_key,
    one_of,
)
from articles.extraction.dates.lexicon import (
    DIRECTIONS,
    DUAL_DIRECTIONS,
    DUAL_UNITS,
    SINGLE_UNITS,
    THE_UNITS,
    UNITS,
    fold_words,
)
from articles.extraction.dates.moments import Fixed, Moment
from articles.extraction.dates.rules import Rule, Surroundings
from articles.extraction.dates.units import Distance, Stretch, Unit
from articles.language.fold import fold
from articles.language.months import GREGORIAN, HIJRI
from articles.language.numbers import CARDINALS, parse_number

_AGO = fold_words("قبل منذ مذ")
_HENCE = fold_words("بعد")
_ABOUT = one_of(
    fold_words(
        "نحو حوالي قرابة زهاء أكثر_من أقل_من ما_يقارب ما_يقرب_من ما_يزيد_على ما_يزيد_عن ما_يزيد_عن"
        " ما_يناهز ما_يربو_على ما_لا_يقل_عن تقريبا مايقارب مايزيد_عن مايقرب_من"
    )
)
_ONE = one_of(fold_words("واحد واحدة"))
_DAY = fold_words("يوم")
_HALF = rf"{SPACE}{fold('ونصف')}(?:{SPACE}{one_of(THE_UNITS)})?"
_NOW = one_of(fold_words("الآن"))
_SINGLE = (
    rf"(?P<single>{one_of(SINGLE_UNITS)}(?:{SPACE}{_ONE})?|{one_of(_DAY)}{SPACE}{_ONE})"
    rf"(?!{GAP}\d|{SPACE}{one_of((*GREGORIAN, *HIJRI))})"
)
_DISTANCE = (
    rf"(?:(?P<count>{COUNT}){SPACE}(?P<unit>{one_of(UNITS)})|(?P<dual>{one_of(DUAL_UNITS)})|{_SINGLE})"
    rf"(?P<half>{_HALF})?(?P<from_now>{SPACE}{OF}{SPACE}{_NOW})?"
)
_PLURALS = {
    **dict.fromkeys(fold_words("الأيام"), Unit.DAY),
    **dict.fromkeys(fold_words("الأسابيع"), Unit.WEEK),
    **dict.fromkeys(fold_words("الأشهر الشهور"), Unit.MONTH),
    **dict.fromkeys(fold_words("السنوات الأعوام السنين"), Unit.YEAR),
    **dict.fromkeys(fold_words("العقود"), Unit.DECADE),
}
_DUALS = {ARTICLE + word: unit for word, unit in DUAL_UNITS.items()}
_STRETCHES = {**_PLURALS, **_DUALS, **UNITS}
_STRETCH_DIRECTIONS = {**DIRECTIONS, **DUAL_DIRECTIONS}
_PAST_OR_NEXT = one_of((*DIRECTIONS, *fold_words("الأخيرة")))
_LONGEST_COUNT = 3000


def _said_distance(match: re.Match[str]) -> tuple[Unit, int] | None:
    if match["dual"]:
        return DUAL_UNITS[lexicon_key(match["dual"])], 2
    if match["single"]:
        return UNITS[match["single"].split()[0]], 1
    count = parse_number(match["count"])
    if not count or count > _LONGEST_COUNT:
        return None
    return UNITS[match["unit"]], count


def _read_ago(match: re.Match[str], around: Surroundings) -> Moment | None:
    distance = _said_distance(match)
    if distance is None or is_distance_from_event(match.end(), around):
        return None
    unit, count = distance
    return Fixed(None) if match["half"] else Distance(unit, -count)


def _read_hence(match: re.Match[str], around: Surroundings) -> Moment | None:
    """«بعد ثلاثة أيام» is counted from publication only where the sentence speaks of the future."""
    distance = _said_distance(match)
    if distance is None or is_distance_from_event(match.end(), around):
        return None
    if match["single"] and match["single"] in around.before():
        # «عاما بعد عام»
        return None
    unit, count = distance
    ahead = match["from_now"] or points_ahead(around)
    return Distance(unit, count) if ahead and not match["half"] else Fixed(None)


def _read_stretch(match: re.Match[str], around: Surroundings) -> Moment | None:
    groups = match.groupdict()
    count: int | None = 2
    if groups.get("count"):
        count = parse_number(lexicon_key(groups["count"]).removeprefix(ARTICLE))
    unit = _STRETCHES[lexicon_key(match["unit"])]
    ahead = _STRETCH_DIRECTIONS.get(lexicon_key(match["direction"])) is Direction.AHEAD
    if not count or count > _LONGEST_COUNT:
        return None
    return Stretch(unit, count if ahead else -count)


_THE_COUNT = rf"(?:ا?ل{GAP}{COUNT})"
RULES = (
    Rule(
        "date.ago",
        _AGO,
        re.compile(rf"{one_of(_AGO)}{SPACE}(?:{_ABOUT}{SPACE})?{_DISTANCE}"),
        _read_ago,
    ),
    Rule(
        "date.hence",
        _HENCE,
        re.compile(rf"{one_of(_HENCE)}{SPACE}(?:{_ABOUT}{SPACE})?{_DISTANCE}"),
        _read_hence,
    ),
    Rule(
        "date.stretch",
        _PLURALS,
        re.compile(
            rf"(?P<unit>{one_of(_PLURALS)}){SPACE}(?P<count>{_THE_COUNT}){SPACE}"
            rf"(?P<direction>{_PAST_OR_NEXT})"
        ),
        _read_stretch,
    ),
    Rule(
        "date.stretch",
        _DUALS,
        re.compile(rf"(?P<unit>{one_of(_DUALS)}){SPACE}(?P<direction>{one_of(DUAL_DIRECTIONS)})"),
        _read_stretch,
    ),
    Rule(
        "date.stretch",
        (ARTICLE, *(ARTICLE + word for word in CARDINALS)),
        re.compile(
            rf"(?P<count>{_THE_COUNT}){SPACE}(?P<unit>{one_of((*UNITS, *_PLURALS))}){SPACE}"
            rf"(?P<direction>{_PAST_OR_NEXT})"
        ),
        _read_stretch,
    ),
)
