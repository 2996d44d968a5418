"""Words that were typed without the blanks between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.joined_words import split_joined

OCCURRENCES = {
    "الجيش": 950,
    "السوري": 700,
    "الحر": 90,
    "حلب": 800,
    "دمشق": 900,
    "ودمشق": 60,
    "في": 999,
    "مدينه": 500,
    "مدي": 3,
    "نهحلب": 1,
    "هم": 300,
    "كتب": 200,
}


def count(word: str) -> int:
    return OCCURRENCES.get(word, 0)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("الجيشالسوري", "الجيش السوري"),
        ("الجيشالسوريالحر", "الجيش السوري الحر"),
        ("فيحلب", "في حلب"),
        ("حلبودمشق", "حلب ودمشق"),
        ("مدينهحلب", "مدينه حلب"),  # rather than «مدي نهحلب», which is rarer
    ],
)
def test_blanks_that_lack_are_found(typed, meant):
    assert split_joined(typed, count) == meant


@pytest.mark.parametrize("typed", ["", "و", "حلب", "حلبا", "الجيشالسورييا", "كتبهن", "هحلب"])
def test_one_word_stays_one(typed):
    assert split_joined(typed, count) is None


@given(st.lists(st.sampled_from(sorted(OCCURRENCES)), min_size=2, max_size=5))
def test_words_in_a_row_are_always_several_known_ones(words):
    found = split_joined("".join(words), count)
    assert found is not None
    assert "".join(found.split()) == "".join(words)
    assert all(map(count, found.split()))
