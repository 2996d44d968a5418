"""One key for an Arabic name and for its spellings in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.fold import fold
from articles.language.skeletons import arabic_skeleton, latin_skeletons, latin_words
from articles.language.transliteration import disagreement, most_disagreement

SAME = [
    ("Halab", "حلب"),
    ("7alab", "حلب"),
    ("3arab", "عرب"),
    ("7oms", "حمص"),
    ("ri2assa", "رئاسة"),
    ("5an", "خان"),
    ("7'an", "خان"),
    ("6ar6ous", "طرطوس"),
    ("8outa", "غوطة"),
    ("9afita", "صافيتا"),
    ("az-Zawr", "الزور"),
    ("ash-Sham", "الشام"),
    ("Baššār", "بشار"),
    ("Bachar", "بشار"),
    ("Bashshar", "بشار"),
    ("Djebel", "جبل"),
    ("Gebel", "جبل"),
    ("Jabhat", "جبهة"),
    ("Membij", "منبج"),
    ("Hizballah", "حزب الله"),
    ("Rifāʿah", "رفاعة"),
]

NO_NAME = [
    "",
    "7",
    "2016",
    "F16",
    "covid19",
    "a",
    "aa",
    "al",
    "حلب",
    "Halab حلب",
    "...",
    "x@y",
    "é",
]


@pytest.mark.parametrize(("latin", "arabic"), SAME)
def test_a_name_and_its_spelling_share_a_skeleton(latin, arabic):
    assert arabic_skeleton(arabic) in latin_skeletons(latin)
    assert disagreement(latin, arabic) <= most_disagreement(latin)


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Halab", "حمص"),
        ("Raqqa", "العراق"),
        ("Idlib", "إدلبي"),
        ("Homs", "حماس"),
        ("Douma", "دمية"),
    ],
)
def test_another_name_is_farther_off(latin, arabic):
    right = {"Halab": "حلب", "Raqqa": "الرقة", "Idlib": "إدلب", "Homs": "حمص", "Douma": "دوما"}
    assert disagreement(latin, right[latin]) < disagreement(latin, arabic)


@pytest.mark.parametrize("text", NO_NAME)
def test_what_is_no_name_in_latin_letters_has_no_skeleton(text):
    assert latin_skeletons(text) == ()


@pytest.mark.parametrize("text", ["", "Aleppo", "1", "و", "دا", "YPG"])
def test_other_scripts_and_short_names_have_no_arabic_skeleton(text):
    assert arabic_skeleton(text) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ar-Raqqah", ["raqqah"]),
        ("El Bab", ["bab"]),
        ("at home", ["at", "home"]),
        ("al", ["al"]),
        ("Jisr ash-Shughur", ["jisr", "shughur"]),
        ("Da’ish", ["da'ish"]),
    ],
)
def test_articles_are_left_out(text, words):
    assert latin_words(text) == words


@given(st.text())
def test_any_text_may_be_asked(text):
    assert arabic_skeleton(fold(text)) == arabic_skeleton(text)
    assert len(latin_skeletons(text)) == len(set(latin_skeletons(text)))
    assert disagreement(text, text) >= 0


@given(st.text("abcdefghijklmnopqrstuvwxyz' -23567890", max_size=60))
def test_latin_letters_may_be_read_in_a_few_ways_only(text):
    assert len(latin_skeletons(text)) <= 32
