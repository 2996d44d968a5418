"""Words typed on the wrong keyboard layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.keyboard import to_arabic, to_latin

LAYOUTS = [
    ("pgf", "حلب"),
    ("]lar", "دمشق"),
    ("s,vdh", "سوريا"),
    ("hgvrm", "الرقة"),
    ("]vuh", "درعا"),
    ("hg[da hgpv", "الجيش الحر"),
    ("bjthr", "لاتفاق"),
    ("hk'h;dm", "انطاكية"),
    ("`.d/", "ذزيظ"),
]


@pytest.mark.parametrize(("typed", "meant"), LAYOUTS)
def test_latin_keys_write_arabic(typed, meant):
    assert to_arabic(typed) == meant


@pytest.mark.parametrize(("meant", "typed"), LAYOUTS)
def test_arabic_keys_write_latin(meant, typed):
    assert to_latin(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("H]gf", "أدلب"), ("YdvhK", "إيران"), ("2016", "2016")]
)
def test_capitals_write_the_same_letters_but_for_hamzas(typed, meant):
    assert to_arabic(typed) == meant


def test_an_arabic_text_stays_and_so_does_a_latin_one():
    assert to_arabic("حلب 7") == "حلب 7"
    assert to_latin("Aleppo 7") == "Aleppo 7"


@given(st.text())
def test_any_text_can_be_converted_and_only_once(text):
    arabic = to_arabic(text)
    assert to_arabic(arabic) == arabic
    assert to_latin(to_latin(text)) == to_latin(text)


@given(st.text("qwertyuiop[]asdfghjkl;'zxcvnm,./ "))
def test_there_and_back_is_where_it_was(text):
    # The keys g and h side by side write لا, as does b.
    assert to_latin(to_arabic(text)) == text.replace("gh", "b")
