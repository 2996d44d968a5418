import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.fold import fold
from articles.language.tokens import fold_name, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("سقطت مدينة حلب", ["سقطت", "مدينه", "حلب"]),
        ("الساعة 6صباحا", ["الساعه", "6", "صباحا"]),
        ("بنحو82 كم", ["بنحو", "82", "كم"]),
        ("روسي-تركي", ["روسي", "تركي"]),
        ("«اسرائيل «", ["اسراءيل"]),
        ("2016/12/13", ["2016", "12", "13"]),
        ("٥٫٥", ["5", "5"]),
        ("قال 😀 محمد", ["قال", "محمد"]),
        ("وISIS", ["و", "isis"]),
        ("al_bab", ["al", "bab"]),
        ("ڕۆژئاڤا", ["ڕۆزءافا"]),
        ("كوردستانێ اليوم", ["كوردستانێ", "اليوم"]),
        ("دمشق\nوحمص", ["دمشق", "وحمص"]),
        ("", []),
        (" …–,.؟ ", []),
        ("\ud83d", []),
    ],
)
def test_splits_into_words(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(fold(text))] == words


@given(st.text(max_size=80))
def test_tokens_are_what_stands_at_their_offsets(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(one.end <= other.start for one, other in itertools.pairwise(tokens))


@given(st.text(max_size=80))
def test_every_letter_is_in_a_token(text: str) -> None:
    assert sum(map(str.isalpha, text)) == sum(
        map(str.isalpha, "".join(token.text for token in tokenize(text)))
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "deir  EZ ZOR"),
        ("دَير الزُّور", "دير الزور"),
        ("«الجيش الحر»", "الجيش الحرّ"),
        ("جبهة النصرة", "جبهه النصره"),
        ("Hay'at", "hay at"),
    ],
)
def test_names_that_compare_equal(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@given(st.text(max_size=40))
def test_a_folded_name_is_its_own_folded_name(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)
