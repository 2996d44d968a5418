import pytest

from articles.language.fold import fold
from articles.language.months import AMBIGUOUS, GREGORIAN, HIJRI, month_names


@pytest.mark.parametrize(
    ("names", "number"),
    [
        ("كانون الثاني|كانون ثاني|كانون 2|كانون2|ك2|يناير|جانفي", 1),
        ("شباط|فبراير|فيفري", 2),
        ("آذار|مارس|مارت", 3),
        ("نيسان|أبريل|إبريل|ابريل|أفريل", 4),
        ("أيار|مايو|ماي|مايس", 5),
        ("حزيران|يونيو|يونيه|جوان", 6),
        ("تموز|يوليو|يوليه|يوليوز|جويلية", 7),
        ("آب|أغسطس|غشت|أوت", 8),
        ("أيلول|سبتمبر|شتنبر", 9),
        ("تشرين الأول|تشرين أول|تشرين 1|ت1|أكتوبر|اكتوبر", 10),
        ("تشرين الثاني|تشرين ثاني|تشرين2|ت 2|نوفمبر|نونبر", 11),
        ("كانون الأول|كانون أول|كانون 1|ك 1|ديسمبر|دجنبر", 12),
    ],
)
def test_knows_the_systems_of_month_names(names: str, number: int) -> None:
    assert {GREGORIAN[fold(name)] for name in names.split("|")} == {number}


@pytest.mark.parametrize(
    ("names", "number"),
    [
        ("محرم", 1),
        ("ربيع الأول", 3),
        ("ربيع الآخر|ربيع الثاني", 4),
        ("جمادى الأولى", 5),
        ("جمادى الآخرة|جمادى الثانية", 6),
        ("رمضان", 9),
        ("ذو القعدة|ذي القعدة", 11),
        ("ذو الحجة|ذي الحجة", 12),
    ],
)
def test_knows_the_hijri_months(names: str, number: int) -> None:
    assert {HIJRI[fold(name)] for name in names.split("|")} == {number}


def test_names_are_folded_and_complete() -> None:
    for names in (GREGORIAN, HIJRI):
        assert set(names.values()) == set(range(1, 13))
        assert all(fold(name) == name for name in names)
    assert set(GREGORIAN).isdisjoint(HIJRI)
    assert set(GREGORIAN) | set(HIJRI) >= AMBIGUOUS


def test_month_names_come_longest_first() -> None:
    for number in range(1, 13):
        lengths = [len(name) for name in month_names(number)]
        assert lengths == sorted(lengths, reverse=True)
