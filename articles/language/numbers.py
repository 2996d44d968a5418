"""Arabic number words, folded, and their values.

Cardinals follow the counting system of Ryding, *A Reference Grammar of Modern Standard Arabic*
(2005), ch. 15: units before tens, joined by و, in both genders and all cases; ordinals run from
the first to the thirty-first, as days of the month do.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from types import MappingProxyType

from articles.language.fold import fold

_CARDINAL_FORMS: Mapping[int, str] = {
    1: "واحد واحدة واحدا أحد إحدى",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي",
    3: "ثلاثة ثلاث ثلاثا",
    4: "أربعة أربع أربعا",
    5: "خمسة خمس خمسا",
    6: "ستة ست ستا",
    7: "سبعة سبع سبعا",
    8: "ثمانية ثماني ثمان ثمانيا",
    9: "تسعة تسع تسعا",
    10: "عشرة عشر عشرا",
    20: "عشرين عشرون",
    30: "ثلاثين ثلاثون",
    40: "أربعين أربعون",
    50: "خمسين خمسون",
    60: "ستين ستون",
    70: "سبعين سبعون",
    80: "ثمانين ثمانون",
    90: "تسعين تسعون",
    100: "مئة مائة مية",
    200: "مئتين مئتان مائتين مائتان مئتي مائتي",
    300: "ثلاثمئة ثلاثمائة",
    400: "أربعمئة أربعمائة",
    500: "خمسمئة خمسمائة",
    600: "ستمئة ستمائة",
    700: "سبعمئة سبعمائة",
    800: "ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة",
    900: "تسعمئة تسعمائة",
    1000: "ألف آلاف ألفا",
    2000: "ألفين ألفان ألفي",
}
_ORDINAL_FORMS: Mapping[int, str] = {
    1: "الأول الأولى الفاتح",
    2: "الثاني الثانية",
    3: "الثالث الثالثة",
    4: "الرابع الرابعة",
    5: "الخامس الخامسة",
    6: "السادس السادسة",
    7: "السابع السابعة",
    8: "الثامن الثامنة",
    9: "التاسع التاسعة",
    10: "العاشر العاشرة",
    20: "العشرين العشرون",
    30: "الثلاثين الثلاثون",
}
_ELEVENTH = "الحادي الحادية الواحد"
_ADDED_TENS = {10: "عشر عشرة", 20: "والعشرين والعشرون", 30: "والثلاثين والثلاثون"}
_LAST_ORDINAL = 31
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000


def _ordinal_forms() -> Iterator[tuple[str, int]]:
    for value, forms in _ORDINAL_FORMS.items():
        for form in forms.split():
            yield form, value
    units = {**_ORDINAL_FORMS, 1: _ELEVENTH}
    for (tens, endings), unit in product(_ADDED_TENS.items(), range(1, 10)):
        if tens + unit <= _LAST_ORDINAL:
            for form, ending in product(units[unit].split(), endings.split()):
                yield f"{form} {ending}", tens + unit


#: Folded word to value: the words that cardinals are made of.
CARDINALS: Mapping[str, int] = MappingProxyType(
    {fold(word): value for value, forms in _CARDINAL_FORMS.items() for word in forms.split()}
)
#: Folded expression, of one or two words, to value: the first to the thirty-first.
ORDINALS: Mapping[str, int] = MappingProxyType(
    {fold(form): value for form, value in _ordinal_forms()}
)


def parse_number(text: str) -> int | None:
    """The value of a number in digits or words, None where the words make no number.

    ``text`` is in any spelling; the whole of it must be the number.

    >>> [parse_number(text) for text in ("١٥", "خمسة وعشرين", "ثلاث عشرة", "ألفين وأحد عشر")]
    [15, 25, 13, 2011]
    >>> parse_number("خمسة ستة") is None
    True
    """
    folded = fold(text).strip()
    if folded.isascii() and folded.isdigit():
        return int(folded)
    total = group = 0
    # «خمسة و عشرين»
    words = re.sub(r"(?<=\s)و\s+", "و", folded).split()
    for index, word in enumerate(words):
        # «وأحد» folds to the word for one.
        joined = word.startswith("و") and (index > 0 or word not in CARDINALS)
        value = CARDINALS.get(word[1:] if joined else word)
        if value is None or (joined and index == 0):
            return None
        if value == _THOUSAND and not joined:
            total, group = total + max(group, 1) * _THOUSAND, 0
        elif value == _HUNDRED and not joined and 0 < group < _TEN:
            group *= _HUNDRED
        elif joined or group == 0 or (value == _TEN and 0 < group % _HUNDRED < _TEN):
            group += value
        else:
            return None
    return total + group if words else None


def parse_ordinal(text: str) -> int | None:
    """The value of an ordinal from the first to the thirty-first, None for anything else.

    >>> parse_ordinal("الثالث"), parse_ordinal("الحادي والعشرين"), parse_ordinal("ثالث")
    (3, 21, None)
    """
    return ORDINALS.get(" ".join(fold(text).split()))
