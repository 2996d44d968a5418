import pytest

from articles.language.fold import fold
from articles.language.numbers import CARDINALS, ORDINALS, parse_number, parse_ordinal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5),
        ("٢٠١٦", 2016),
        ("ثلاثة", 3),
        ("ثماني", 8),
        ("إحدى عشرة", 11),
        ("اثني عشر", 12),
        ("خمس عشرة", 15),
        ("واحد وعشرين", 21),
        ("تسعة وتسعون", 99),
        ("مئة", 100),
        ("مائة وعشرين", 120),
        ("ثلاث مئة", 300),
        ("خمسمائة وستة وسبعين", 576),
        ("ألف وتسعمئة وتسعين", 1990),
        ("ألفين وأحد عشر", 2011),
        ("ثلاثة آلاف", 3000),
        ("عَشَرَة", 10),
        ("خمسة و عشرين", 25),
        ("خمسا وعشرين", 25),
        ("واحداً وثلاثين", 31),
        ("ألف وتسعمائة واثنين وثمانين", 1982),
        ("مئتي", 200),
        ("سبـــعة", 7),
    ],
)
def test_reads_numbers(text: str, value: int) -> None:
    assert parse_number(text) == value


UNITS = ("واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")
FEMININE = ("إحدى", "اثنتين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع")
TEENS = ("أحد", "اثنا", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")
TENS = {20: "عشر", 30: "ثلاث", 40: "أربع", 50: "خمس", 60: "ست", 70: "سبع", 80: "ثمان", 90: "تسع"}


@pytest.mark.parametrize("ending", ["ون", "ين"])
@pytest.mark.parametrize("units", [UNITS, FEMININE])
def test_reads_all_numbers_from_21_to_99(units: tuple[str, ...], ending: str) -> None:
    for value, stem in TENS.items():
        for unit, word in enumerate(units, 1):
            assert parse_number(f"{word} و{stem}{ending}") == value + unit


def test_reads_the_teens_in_both_genders() -> None:
    for unit, (masculine, feminine) in enumerate(zip(TEENS, FEMININE, strict=True), 1):
        assert parse_number(f"{masculine} عشر") == 10 + unit
        assert parse_number(f"{feminine} عشرة") == 10 + unit


@pytest.mark.parametrize(
    "text", ["", "خمسة ستة", "وخمسة", "كثيرة", "خمسة أيام", "عشرة ثلاثة", "1.5"]
)
def test_leaves_alone_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الأول", 1),
        ("الثالث", 3),
        ("العاشر", 10),
        ("الحادي عشر", 11),
        ("الثاني عشر", 12),
        ("العشرين", 20),
        ("الحادي والعشرين", 21),
        ("الثامن  والعشرون", 28),
        ("الثلاثين", 30),
        ("الحادي والثلاثين", 31),
        ("الفاتح", 1),
    ],
)
def test_reads_ordinals(text: str, value: int) -> None:
    assert parse_ordinal(text) == value


@pytest.mark.parametrize("text", ["", "ثالث", "الثاني والثلاثين", "الأخير"])
def test_leaves_alone_what_is_no_day_ordinal(text: str) -> None:
    assert parse_ordinal(text) is None


def test_words_are_folded() -> None:
    words = {word for form in (*CARDINALS, *ORDINALS) for word in form.split()}
    assert all(fold(word) == word and word.isalpha() for word in words)


def test_every_day_of_the_month_has_an_ordinal() -> None:
    assert set(ORDINALS.values()) == set(range(1, 32))
