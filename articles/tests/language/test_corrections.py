"""What a misspelled word probably was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.corrections import correct_word, write_out

OCCURRENCES = {
    "حكومه": 300,
    "الحكومه": 900,
    "المعارضه": 700,
    "الجيش": 950,
    "الخبز": 40,
    "مستشفي": 80,
    "المستشفيات": 60,
    "الاستخبارات": 50,
    "ضابط": 90,
    "تدمر": 70,
    "تمر": 9,
    "حلب": 800,
    "اللاذقيه": 300,
    "التحالف": 400,
    "وحلبالحكومه": 1,
    "hala": 90,
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("الحكمومه", "الحكومه"),  # a letter too many
        ("الحكوم", "الحكومه"),  # one that lacks
        ("الحكوهم", "الحكومه"),  # two swapped
        ("المعارصه", "المعارضه"),  # a dot that lacks
        ("الجبش", "الجيش"),
        ("ظابط", "ضابط"),  # ض and ظ
        ("خلب", "حلب"),
        ("جلب", "حلب"),
        ("وبالحكمومه", "وبالحكومه"),
        ("للنحالف", "للتحالف"),
        ("لللاذقبه", "لللاذقيه"),
        ("المسنشفبات", "المستشفيات"),  # two slips in a long word
        ("الاسنخباارات", "الاستخبارات"),
        ("حلبببب", "حلب"),  # letters drawn out
        ("وبالحكوووومه", "وبالحكومه"),
        ("الحكممممومه", "الحكومه"),
        ("الجيشالحكومه", "الجيش الحكومه"),  # a blank that lacks
        ("حلبالحكومه", "حلب الحكومه"),  # though somebody else wrote it like this, and و before it
        ("تدنر", "تدمر"),  # of two the one that is written more often
    ],
)
def test_the_likeliest_word_is_given(typed, meant):
    assert correct_word(typed, lambda word: OCCURRENCES.get(word, 0)) == meant


@pytest.mark.parametrize("typed", ["", "و", "قسطنطينيه", "برلمان", "خابز", "halab", "2016"])
def test_where_nothing_is_near_nothing_is_given(typed):
    assert correct_word(typed, lambda word: OCCURRENCES.get(word, 0)) is None


@pytest.mark.parametrize("word", ["وبالمستشفياتهمقن", "قسطنطينوبولس" * 5, "ا" * 64])
def test_only_so_many_words_are_tried(word):
    tried = []
    correct_word(word, lambda tried_word: tried.append(tried_word) or 0)
    assert len(tried) <= 4200


@pytest.mark.parametrize(
    ("folded", "written"),
    [
        ("الحكومه", "الحكومة"),
        ("مستشفي", "مستشفى"),
        ("ادلب", "إدلب"),
        ("الامن", "الأمن"),
        ("مسءول", "مسؤول"),
        ("منه", "منه"),
        ("ناس", "ناس"),
    ],
)
def test_a_word_is_written_as_the_texts_write_it(folded, written):
    counts = {folded: 2, "مسئول": 3, written: 9}
    assert write_out(folded, lambda word: counts.get(word, 0)) == written


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويء", max_size=12))
def test_a_word_that_is_given_occurs_or_has_clitics_about_one_that_does(word):
    given_word = correct_word(word, lambda other: OCCURRENCES.get(other, 0))
    assert given_word is None or any(given_word.endswith(known[2:]) for known in OCCURRENCES)
