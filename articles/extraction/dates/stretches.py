"""Stretches of so many units of time up to publication or on from it.

«السنوات الخمس الماضية», «اليومين الماضيين», «الستة أشهر المقبلة», «آخر ثلاثة أشهر».
"""

import re

from articles.extraction.dates.anchor import Direction
from articles.extraction.dates.fragments import ARTICLE, COUNT, GAP, SPACE, lexicon_key, one_of
from articles.extraction.dates.lexicon import (
    DIRECTIONS,
    DUAL_DIRECTIONS,
    DUAL_UNITS,
    UNITS,
    fold_words,
)
from articles.extraction.dates.moments import Moment
from articles.extraction.dates.rules import Rule, Surroundings
from articles.extraction.dates.units import Stretch, Unit
from articles.language.numbers import CARDINALS, parse_number

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
_CLOSING = fold_words("آخر")
_OF_SOMETHING = frozenset(fold_words("من منه منها في قبل"))
_THE_COUNT = rf"(?:ا?ل{GAP}{COUNT})"


def _read_stretch(match: re.Match[str], around: Surroundings) -> Moment | None:
    if around.after(match.end()) in _OF_SOMETHING and match["direction"] not in DIRECTIONS:
        # «الأيام العشرة الأخيرة من رمضان»
        return None
    groups = match.groupdict()
    count: int | None = 2
    if groups.get("count"):
        count = parse_number(lexicon_key(groups["count"]).removeprefix(ARTICLE))
    unit = _STRETCHES[lexicon_key(match["unit"])]
    ahead = _STRETCH_DIRECTIONS.get(lexicon_key(match["direction"])) is Direction.AHEAD
    if not count or count > _LONGEST_COUNT:
        return None
    return Stretch(unit, count if ahead else -count)


def _read_latest(match: re.Match[str], around: Surroundings) -> Moment | None:
    """«آخر ثلاثة أشهر»; of something they are no dates."""
    if around.after(match.end()) in _OF_SOMETHING:
        return None
    if match["dual"]:
        return Stretch(DUAL_UNITS[lexicon_key(match["dual"])], -2)
    count = parse_number(match["count"])
    return Stretch(UNITS[match["unit"]], -count) if count else None


RULES = (
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
    Rule(
        "date.stretch",
        _CLOSING,
        re.compile(
            rf"{one_of(_CLOSING)}{SPACE}(?:(?P<count>{COUNT}){SPACE}(?P<unit>{one_of(UNITS)})"
            rf"|(?P<dual>{one_of(DUAL_UNITS)}))"
        ),
        _read_latest,
    ),
)
