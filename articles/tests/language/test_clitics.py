import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.clitics import Cut, cut_proclitics, cut_pronouns

WORD = st.text(st.sampled_from("ابتحدرسعفقكلمنهوي"), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("word", "readings"),
    [
        ("حلب", ["حلب"]),
        ("بحلب", ["بحلب", "حلب"]),
        ("وبحلب", ["وبحلب", "بحلب", "حلب"]),
        ("فلحلب", ["فلحلب", "لحلب", "حلب"]),
        ("كدمشق", ["كدمشق", "دمشق"]),
        ("والرقه", ["والرقه", "الرقه"]),
        ("للرقه", ["للرقه", "لرقه", "الرقه", "اللرقه"]),
        ("وللرقه", ["وللرقه", "للرقه", "لرقه", "الرقه", "اللرقه"]),
        ("للاذقيه", ["للاذقيه", "لاذقيه", "الاذقيه", "اللاذقيه"]),
        ("وليد", ["وليد", "ليد", "يد"]),
        ("وا", ["وا"]),
        ("لب", ["لب"]),
        ("لل", ["لل"]),
        ("isis", ["isis"]),
    ],
)
def test_readings_without_proclitics(word: str, readings: list[str]) -> None:
    assert [cut.word for cut in cut_proclitics(word)] == readings


def test_an_article_given_back_starts_at_its_own_letter() -> None:
    assert Cut(1, "التحالف") in cut_proclitics("للتحالف")
    assert Cut(2, "التحالف") in cut_proclitics("وللتحالف")


@given(WORD)
def test_the_whole_word_comes_first_and_cuts_are_its_ends(word: str) -> None:
    first, *others = cut_proclitics(word)
    assert first == Cut(0, word)
    assert all(0 < cut.offset <= 2 for cut in others)
    assert all(cut.word == word[cut.offset :] or cut.word.startswith("ال") for cut in others)
    assert len({first, *others}) == len(others) + 1


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("مدينتهم", {"مدينت", "مدينه"}),
        ("مدينتها", {"مدينت", "مدينه"}),
        ("كتابه", {"كتاب"}),
        ("كتابي", {"كتاب"}),
        ("قواتنا", {"قوات", "قواه"}),
        ("بيتكم", {"بيت", "بيه"}),
        ("حلب", set()),
        ("له", set()),
    ],
)
def test_stems_without_pronouns(word: str, stems: set[str]) -> None:
    assert set(cut_pronouns(word)) == stems


@given(WORD)
def test_a_stem_has_two_letters_at_least(word: str) -> None:
    assert all(2 <= len(stem) < len(word) for stem in cut_pronouns(word))
