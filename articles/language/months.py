"""Names of the months, folded, in every system that Arabic newspapers use, and their numbers.

The Levantine and Iraqi, Egyptian and Gulf, Maghrebi names are those of Unicode's CLDR (through
Babel); added are older, indefinite and dialectal spellings. Hijri names follow the same source,
in the cases and variants in which they are written.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from babel.dates import get_month_names

from articles.language.fold import fold

_LOCALES = ("ar_EG", "ar_SY", "ar_MA", "ar_DZ", "ar_MR")
_FURTHER: Mapping[int, str] = {
    1: "كانون ثاني|كانون ثان|كانون 2|كانون2|ك 2|ك2",
    3: "مارت",
    4: "إبريل|أبرايل",
    5: "مايس",
    6: "يونيه",
    7: "يوليه",
    8: "أوغسطس|أغشت",
    9: "سبتنبر",
    10: "أوكتوبر|تشرين أول|تشرين 1|تشرين1|ت 1|ت1",
    11: "نوفنبر|تشرين ثاني|تشرين ثان|تشرين 2|تشرين2|ت 2|ت2",
    12: "ديسنبر|كانون أول|كانون 1|كانون1|ك 1|ك1",
}
_HIJRI: Mapping[int, str] = {
    1: "محرم|المحرم",
    2: "صفر",
    3: "ربيع الأول|ربيع أول",
    4: "ربيع الثاني|ربيع الآخر|ربيع ثاني|ربيع آخر",
    5: "جمادى الأولى|جمادى الأول|جماد الأول|جماد الأولى",
    6: "جمادى الآخرة|جمادى الثانية|جمادى الثاني|جمادى الآخر|جماد الثاني|جماد الآخر",
    7: "رجب",
    8: "شعبان",
    9: "رمضان",
    10: "شوال",
    11: "ذو القعدة|ذي القعدة|ذو القعده|ذي قعدة|ذو قعدة",
    12: "ذو الحجة|ذي الحجة|ذو الحجه|ذي حجة|ذو حجة",
}


def _gregorian_names() -> Iterator[tuple[str, int]]:
    for locale in _LOCALES:
        for number, name in get_month_names("wide", locale=locale).items():
            yield name, number
    for number, names in _FURTHER.items():
        for name in names.split("|"):
            yield name, number


#: Folded name to number, January being 1.
GREGORIAN: Mapping[str, int] = MappingProxyType(
    {fold(name): number for name, number in _gregorian_names()}
)
#: Folded name to number, Muharram being 1.
HIJRI: Mapping[str, int] = MappingProxyType(
    {fold(name): number for number, names in _HIJRI.items() for name in names.split("|")}
)
#: Folded names of months that are also ordinary words or names of people or places.
AMBIGUOUS: frozenset[str] = frozenset(
    fold(name)
    for names in (
        "آب|مارس|مارت|ماي|جوان|أوت|غشت|مايس",
        "ك 1|ك1|ك 2|ك2|ت 1|ت1|ت 2|ت2",
        "محرم|المحرم|صفر|رجب|شعبان|رمضان|شوال",
    )
    for name in names.split("|")
)


def month_names(number: int) -> tuple[str, ...]:
    """The folded Gregorian names of a month, longest first.

    >>> month_names(6)
    ('حزيران', 'يونيو', 'يونيه', 'جوان')
    """
    names = [name for name, value in GREGORIAN.items() if value == number]
    return tuple(sorted(names, key=len, reverse=True))
