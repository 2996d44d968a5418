"""Regex fragments built from the lexicon, and the readers of the groups they name.

Every fragment is bounded (no unlimited repetition), so that a pattern tried at one place costs the
same however long the text is.
"""

import re
from collections.abc import Iterable

from articles.extraction.dates.anchor import Direction
from articles.extraction.dates.lexicon import (
    DAY_ORDINALS,
    DAY_PART_LEADS,
    DAY_PARTS,
    DAY_WORDS,
    DIRECTIONS,
    DUAL_DIRECTIONS,
    FIRSTS,
    HIJRI_EPITHETS,
    HIJRI_MARKS,
    MONTH_WORDS,
    PHASES,
    SAME,
    SHIFTS,
    THIS,
    fold_words,
)
from articles.extraction.dates.yearly import NO_YEAR, Year
from articles.language.fold import fold
from articles.language.months import GREGORIAN, HIJRI, month_names
from articles.language.numbers import CARDINALS, ORDINALS, parse_ordinal

SPACE = r"[ \t\xa0]{1,3}"
GAP = r"[ \t\xa0]{0,3}"
END = r"(?![^\W\d_])"
NO_DIGIT_BEFORE = r"(?<!\d[.,:/\-])(?<!\d)"
OF = fold("من")
AND = fold("و")
ARTICLE = fold("ال")


def one_of(words: Iterable[str]) -> str:
    """A fragment that matches any of the folded expressions, whole words, the longest first.

    The article may have lost its alef to a preposition (للربيع): rules start behind that.
    """
    ordered = sorted(set(words), key=len, reverse=True)
    return f"(?:{'|'.join(map(_spaced, ordered))}){END}"


def _spaced(expression: str) -> str:
    words = [re.sub(r"^ال", "ا?ل", re.escape(word)) for word in expression.split()]
    # «السابع و العشرين»
    words[1:] = [AND + GAP + word[1:] if word.startswith(AND) else word for word in words[1:]]
    number = r"(?!\d)" if expression[-1].isdigit() else ""
    return SPACE.join(words) + number


def lexicon_key(matched: str) -> str:
    """The lexicon's form of a matched expression: single spaces, every article whole."""
    words = re.sub(r"(?<=\s)و\s+(?=ال)", "و", matched).split()
    return " ".join("ا" + word if word.startswith("ل") else word for word in words)


_DAY_PART = f"(?:{one_of(DAY_PART_LEADS)}{SPACE})?{one_of(DAY_PARTS)}{SPACE}"
#: What stands before a day and belongs to it: «يوم», «مساء يوم», «بعد ظهر», «منتصف ليل».
LEAD = f"(?:{_DAY_PART})?(?:{one_of(DAY_WORDS)}{SPACE})?"
PHASE = f"(?:{one_of(PHASES)}{SPACE})"
MONTH_WORD = f"(?:{one_of(MONTH_WORDS)}{SPACE})"
DIRECTION = one_of(DIRECTIONS)
#: «الشهر» with its alef: «لشهر» is another word.
THE_MONTH = fold("الشهر") + END
#: «قبل» in «الأسبوع قبل الماضي».
TWICE = one_of(fold_words("قبل ما_قبل بعد ما_بعد"))

_TWIN = rf"(?:{GAP}[/\\\-–_،]{GAP}|{SPACE}(?:{fold('أو')}{SPACE})?|{GAP}\({GAP})"


def _paired(names: tuple[str, ...]) -> str:
    """One name of a month, or two of its names in a row: «كانون الأول/ديسمبر», «آذار (مارس)»."""
    return rf"{one_of(names)}(?:{_TWIN}{one_of(names)}(?:{GAP}\))?)?"


MONTH = f"(?P<month>{'|'.join(_paired(month_names(number)) for number in range(1, 13))})"
HIJRI_MONTH = f"(?P<month>{one_of(HIJRI)})(?P<epithet>{SPACE}{one_of(HIJRI_EPITHETS)})?"
_DAY_DIGITS = rf"(?:{ARTICLE}{GAP})?(?:[12]\d|3[01]|0?[1-9])(?!\d|[.,]\d|%)"
_ORDINAL = one_of(DAY_ORDINALS)
_FIRST = one_of(FIRSTS)
_LONG_ORDINAL = one_of(word for word in DAY_ORDINALS if " " in word)
ANY_DAY = rf"(?:{_DAY_DIGITS}|{_ORDINAL}|{_FIRST})"
#: A day of the month: digits, «الـ15», «أول», «الثاني والعشرين», or an ordinal that من must follow.
DAY = rf"(?:{_DAY_DIGITS}|{_FIRST}|{_LONG_ORDINAL}|{_ORDINAL}(?={SPACE}{OF}{SPACE}))"
_CARDINAL = one_of(CARDINALS)
#: A count in digits or words.
COUNT = rf"(?:\d{{1,4}}(?!\d)|{_CARDINAL}(?:{SPACE}(?:{AND}{GAP})?{_CARDINAL}){{0,4}})"
YEAR = rf"(?:1\d|20)\d\d(?!\d|[.,]\d|{GAP}%)(?:{GAP}{fold('م')}{END})?"
HIJRI_MARK = rf"{GAP}{one_of(HIJRI_MARKS)}"
HIJRI_YEAR = r"1[34]\d\d(?!\d)"

#: «القرن الماضي», «القرن التاسع عشر», «القرن الـ21», «القرن 21».
CENTURY = (
    rf"{one_of(fold_words('القرن'))}{SPACE}"
    rf"(?:(?P<last_century>{one_of(fold_words('الماضي المنصرم الفائت'))})"
    rf"|(?P<this_century>{one_of(fold_words('الحالي الجاري'))})"
    rf"|(?P<century>{one_of(ORDINALS)}|(?:ا?ل{GAP})?\d{{1,2}}(?!\d)))"
)

_A_YEAR = one_of(fold_words("عام العام سنة السنة"))
_THE_YEAR = one_of(fold_words("العام السنة"))
#: Any way to name a year: «عام 2014», «2014م», «هذا العام», «العام الماضي», «العام نفسه».
YEAR_SAID = (
    rf"(?:(?:{_A_YEAR}{GAP})?(?P<year>{YEAR})"
    rf"|(?P<this_year>{one_of(THIS)}{SPACE}{_THE_YEAR})"
    rf"|(?P<the_same_year>{one_of(fold_words('نفس ذات'))}{SPACE}{_THE_YEAR})"
    rf"|{_THE_YEAR}{SPACE}(?:(?P<year_direction>{DIRECTION})|(?P<same_year>{one_of(SAME)}))"
    rf"(?:{SPACE}(?P<late_year>{YEAR}))?)"
)
#: What follows a month: «الماضي», «2016», «من العام الجاري».
TAIL = (
    rf"(?:{SPACE}(?P<direction>{one_of((*DIRECTIONS, *DUAL_DIRECTIONS))}))?"
    rf"(?:(?:{GAP}[،,/\-]{GAP}|{SPACE}(?:{OF}{SPACE})?|{GAP}){YEAR_SAID})?"
)
#: What follows a day: «من آذار الماضي», «/ديسمبر 2016».
IN_MONTH = rf"(?:{SPACE}{OF}{SPACE}|{GAP}[/\-]{GAP}|{GAP}){MONTH_WORD}?{MONTH}{TAIL}"


def said_year(match: re.Match[str]) -> Year:
    """The year in the groups of ``YEAR_SAID``."""
    groups = match.groupdict()
    if digits := groups.get("year") or groups.get("late_year"):
        return Year(int(digits[:4]))
    if groups.get("this_year"):
        return Year(shift=0)
    if direction := groups.get("year_direction"):
        return Year(shift=SHIFTS[DIRECTIONS[lexicon_key(direction)]])
    same = groups.get("same_year") or groups.get("the_same_year")
    return Year(previous=True) if same else NO_YEAR


def century_number(match: re.Match[str]) -> int | None:
    """The number of the century in the groups of ``CENTURY``, None where none is said."""
    if match["last_century"]:
        return 20
    if match["this_century"]:
        return 21
    return day_number(match["century"]) if match["century"] else None


def said_direction(match: re.Match[str]) -> Direction:
    """The direction in the group ``direction``, to the nearest side if there is none."""
    word = match.groupdict().get("direction")
    if not word:
        return Direction.NEAREST
    key = lexicon_key(word)
    return DIRECTIONS.get(key) or DUAL_DIRECTIONS[key]


def day_number(matched: str) -> int:
    """The day of the month that a matched ``DAY`` names.

    >>> day_number("ال15"), day_number("الثالث")
    (15, 3)
    """
    bare = matched.removeprefix(ARTICLE).strip()
    if bare.isdigit():
        return int(bare)
    key = lexicon_key(matched)
    return 1 if key in FIRSTS else parse_ordinal(key) or 0


def month_number(matched: str) -> int:
    """The number of the month whose name, or two names, a matched ``MONTH`` is.

    >>> month_number("كانون الاول/ديسمبر")
    12
    """
    words = lexicon_key(re.sub(r"[^\w\s]", " ", matched)).split()
    return GREGORIAN.get(" ".join(words[:2])) or GREGORIAN[words[0]]
