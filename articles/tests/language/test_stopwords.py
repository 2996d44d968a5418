import pytest

from articles.language.fold import fold
from articles.language.stopwords import STOP_WORDS
from articles.language.tokens import tokenize


def test_stop_words_are_folded_single_words() -> None:
    assert all([token.text for token in tokenize(fold(word))] == [word] for word in STOP_WORDS)


@pytest.mark.parametrize("word", ["في", "فى", "إلى", "الى", "على", "أن", "هذه", "التي", "of"])
def test_words_without_meaning(word: str) -> None:
    assert fold(word) in STOP_WORDS


@pytest.mark.parametrize("word", ["حلب", "داعش", "مدينة", "حرب", "الباب", "قال", "رئيس", "not"])
def test_words_that_mean_something(word: str) -> None:
    assert fold(word) not in STOP_WORDS
