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
        ("سبـــعة", 7),
    ],
)
def test_reads_numbers(text: str, value: int) -> None:
    assert parse_number(text) == value


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
