import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.language.fold import fold
from articles.search.analysis import analysis_version, analyze, find_lemma, read_words

TEXTS = st.text(
    st.one_of(
        st.sampled_from("ابحلدعشوةآؤ \N{ARABIC FATHA}\N{ARABIC TATWEEL}ﻻﺣ😀-5٥۵aÉİΣ"),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("المدارس", "مدرسه"),
        ("للمعارك", "معركه"),
        ("والمسلحين", "مسلح"),
        ("مدينتهم", "مدينه"),
        ("2016", "2016"),
        ("ISIS", "isis"),
    ],
)
def test_words_are_found_by_their_lemma(word: str, lemma: str) -> None:
    assert find_lemma(fold(word)) == lemma


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("درعا", "درعا"),
        ("بدرعا", "درعا"),
        ("وحلب", "حلب"),
        ("ولحلب", "حلب"),
        ("بالرقة", "الرقه"),
        ("للرقة", "الرقه"),
        ("لبنان", "لبنان"),
        ("وبلبنان", "لبنان"),
        ("كوباني", "كوباني"),
        ("ليبيا", "ليبيا"),
        ("لداعش", "داعش"),
        ("النصرة", "النصره"),
        ("تدمر", "تدمر"),
        ("القاهرة", "القاهره"),
        ("قامشلي", "القامشلي"),
        ("بالقامشلي", "القامشلي"),
        ("وللاذقية", "اللاذقيه"),
    ],
)
def test_names_are_protected_from_stemming(word: str, name: str) -> None:
    assert find_lemma(fold(word)) == name


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("درعا", "درع"),
        ("القاهرة", "قاهرة"),
        ("لبنان", "لبن"),
        ("تدمر", "تدمير"),
        ("كوباني", "كوبا"),
        ("حلب", "حليب"),
    ],
)
def test_names_and_words_keep_apart(name: str, word: str) -> None:
    assert find_lemma(fold(name)) != find_lemma(fold(word))


def test_a_word_keeps_its_spelling_beside_its_keys() -> None:
    (term,) = analyze("وَالمدارسـ")
    assert term.written == "والمدارس"
    assert (term.folded, term.lemma, term.start, term.end) == ("والمدارس", "مدرسه", 0, 10)


def test_the_written_form_ignores_case_and_marks_but_no_spelling() -> None:
    assert [term.written for term in analyze("ISIS إِدْلِب النصرة ١٢")] == [
        "isis",
        "إدلب",
        "النصرة",
        "١٢",
    ]


def test_a_very_long_word_is_cut_in_its_keys_alone() -> None:
    (term,) = analyze("ا" * 500)
    assert len(term.folded) == len(term.written) == 60
    assert (term.start, term.end) == (0, 500)


@settings(deadline=None)
@given(TEXTS, TEXTS)
@example("سقوط ﺣﻠﺐ", "دَخلوا حلب في ١٢ كانون، حَلَب؟ الﺣﻠﺐ İstanbul ΑΣب")
def test_the_index_holds_what_is_told_of_the_words(title: str, body: str) -> None:
    terms = analyze(title), analyze(body)
    words = read_words(title, body)
    assert words.title.split() == [term.lemma for term in terms[0]]
    end = ["¶"] if title else []
    assert words.lemmas.split() == [*words.title.split(), *end, *(term.lemma for term in terms[1])]
    assert sorted(words.written.split()) == sorted(
        {term.written for part in terms for term in part}
    )


@settings(deadline=None)
@given(TEXTS)
def test_the_keys_of_any_text_are_single_words(text: str) -> None:
    for term in analyze(text):
        assert 0 <= term.start < term.end <= len(text)
        for key in term[:3]:
            assert key.split() == [key]
            key.encode()


def test_the_version_names_what_the_keys_depend_on() -> None:
    assert analysis_version().startswith("fold1-simplemma-4-")
    assert analysis_version() == analysis_version()
