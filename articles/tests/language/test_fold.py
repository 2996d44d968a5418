import re
import unicodedata

import pytest
from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
)
from hypothesis import given
from hypothesis import strategies as st

from articles.language.fold import fold, fold_text, strip_marks
from articles.language.tokens import tokenize

TATWEEL = "\N{ARABIC TATWEEL}"
#: What Arabic newspapers really hold: letters, marks, ligatures, digits of all kinds, Latin, noise.
NEWSPAPER = st.text(
    st.sampled_from(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئ"
        "\N{ARABIC FATHA}\N{ARABIC KASRA}\N{ARABIC SHADDA}\N{ARABIC LETTER SUPERSCRIPT ALEF}"
        "\N{ARABIC TATWEEL}\N{RIGHT-TO-LEFT MARK}\N{ZERO WIDTH NON-JOINER}\N{SOFT HYPHEN}"
        "\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}\N{ARABIC LETTER BEH INITIAL FORM}"
        "\N{ARABIC LIGATURE ALLAH ISOLATED FORM}\N{ARABIC SHADDA ISOLATED FORM}"
        "کگپچیۀ٠١٩۰۵09aZéßﬁ \n.،؟«»()-_😀👨\N{ZERO WIDTH JOINER}"
    ),
    max_size=60,
)
ANY_TEXT = st.one_of(NEWSPAPER, st.text(st.characters(), max_size=60))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إدلب", "ادلب"),
        ("أحمد", "احمد"),
        ("آذار", "اذار"),
        ("ٱلله", "الله"),
        ("النصرة", "النصره"),
        ("مستشفى", "مستشفي"),
        ("فى", "في"),
        ("زنكى", "زنكي"),
        ("مسؤول", "مسئول"),
        ("رضائي", "رضاءى"),
        ("ســــوريا", "سوريا"),
        ("كُتُب", "كتب"),
        ("الرّقة", "الرقة"),
        ("رحمٰن", "رحمن"),
        ("قُرآن", "قران"),
        ("ﺳﻮﺭﻳﺎ", "سوريا"),
        ("ﻻ", "لا"),
        ("ﻷن", "لأن"),
        ("اﻹسلام", "الاسلام"),
        ("ﻣﺆﺗﻤﺮ", "مؤتمر"),
        ("ﻗﺎﺋﺪ", "قائد"),
        ("ﷲ", "الله"),
        ("کردستان", "كردستان"),
        ("ایران", "ايران"),
        ("بوتین", "بوتين"),
        ("پوتين", "بوتين"),
        ("گورو", "كورو"),
        ("چاد", "جاد"),
        ("ڤيينا", "فيينا"),
        ("١٢", "12"),
        ("۱۲", "12"),
        ("٢٠١٦", "2016"),
        ("٥٪", "5%"),
        ("ISIS", "isis"),
        ("São Tomé", "sao tome"),
        ("Ḥalab", "halab"),
        ("İdlib", "idlib"),
        ("\N{ANGSTROM SIGN}s", "as"),
        ("حلب\N{RIGHT-TO-LEFT MARK}", "حلب"),
        ("حل\N{ZERO WIDTH NON-JOINER}ب", "حلب"),
        ("\N{ZERO WIDTH NO-BREAK SPACE}حلب", "حلب"),
        ("re\N{SOFT HYPHEN}port", "report"),
    ],
)
def test_spellings_that_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سوريا", "سورية"),
        ("حلب", "حرب"),
        ("شيء", "شي"),
        ("سماء", "سما"),
        ("قصف", "قصفت"),
        ("علم", "عالم"),
        ("ضرب", "درب"),
        ("ظهر", "زهر"),
        ("ذهب", "دهب"),
        ("ثلاث", "تلات"),
        ("صيف", "سيف"),
        ("طين", "تين"),
        ("قلب", "كلب"),
        ("غرب", "عرب"),
        ("حال", "خال"),
        ("شرق", "سرق"),
        ("حمص", "حمض"),
        ("داعش", "الدواعش"),
        ("دير الزور", "ديرالزور"),
        ("12", "21"),
        ("1", "ا"),
        ("ه", "ء"),
        ("aleppo", "alepo"),
    ],
)
def test_spellings_that_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(ANY_TEXT)
def test_folding_with_and_without_offsets_agree(text: str) -> None:
    assert fold(text) == fold_text(text).text


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_any_one_character_twice_changes_nothing() -> None:
    characters = map(chr, range(0x3000))
    forms = map(chr, range(0xFB00, 0x10000))
    assert [c for c in (*characters, *forms) if fold(fold(c)) != fold(c)] == []


@given(ANY_TEXT)
def test_spans_of_words_lie_inside_in_order_and_apart(text: str) -> None:
    folded = fold_text(text)
    spans = [folded.span(token.start, token.end) for token in tokenize(folded.text)]
    ends = [0, *(end for _start, end in spans)]
    assert all(start < end <= len(text) for start, end in spans)
    assert all(end <= start for end, (start, _end) in zip(ends, spans, strict=False))


@given(NEWSPAPER)
def test_the_span_of_a_folded_word_holds_just_that_word(text: str) -> None:
    folded = fold_text(text)
    for word in re.finditer(r"\w+", folded.text):
        start, end = folded.span(*word.span())
        assert fold(text[start:end]) == word.group()


@given(NEWSPAPER)
def test_the_span_of_any_character_holds_it(text: str) -> None:
    folded = fold_text(text)
    for offset, character in enumerate(folded.text):
        start, end = folded.span(offset, offset + 1)
        assert 0 <= start < end <= len(text)
        assert character in fold(text[start:end])


@pytest.mark.parametrize(
    ("text", "word", "surface"),
    [
        ("في ســــوريا اليوم", "سوريا", "ســــوريا"),
        ("في حَلَبَ اليوم", "حلب", "حَلَبَ"),
        ("«حَلَب»", "حلب", "حَلَب"),
        ("بِحَلَب", "حلب", "حَلَب"),
        ("😀 حلب 😀", "حلب", "حلب"),
        ("حلبُ", "حلب", "حلبُ"),
        ("ﺣﻠﺐ", "حلب", "ﺣﻠﺐ"),
        ("فﻼن", "لا", "ﻼ"),
        (
            "قال\N{RIGHT-TO-LEFT MARK} ال\N{ZERO WIDTH NON-JOINER}رقة.",
            "الرقه",
            "ال\N{ZERO WIDTH NON-JOINER}رقة",
        ),
        (f"ب{TATWEEL} «حلب{TATWEEL}{TATWEEL}»", "حلب", f"حلب{TATWEEL}{TATWEEL}"),
        ("ﬁn São", "sao", "São"),
    ],
)
def test_spans_lead_back_to_the_text(text: str, word: str, surface: str) -> None:
    folded = fold_text(text)
    at = folded.text.index(word)
    start, end = folded.span(at, at + len(word))
    assert text[start:end] == surface


def test_lone_surrogates_and_nul_pass_through() -> None:
    assert fold("\ud83d حَلب \0 \udc00") == "\ud83d حلب \0 \udc00"


def test_plain_text_keeps_no_map() -> None:
    assert fold_text("سقطت مدينة حلب").breaks == ()


def test_decomposed_marks_fold_as_composed_ones() -> None:
    for word in ("آذار", "إدلب", "أحمد", "São"):
        assert fold(unicodedata.normalize("NFD", word)) == fold(word)


@given(ANY_TEXT)
def test_stripping_marks_keeps_the_letters(text: str) -> None:
    stripped = strip_marks(text)
    assert fold(stripped) == fold(text)
    assert [c for c in text if c.isalpha() and c != TATWEEL] == [c for c in stripped if c.isalpha()]


def test_letters_fold_as_in_camel_tools() -> None:
    letters = "".join(chr(code) for code in range(0x600, 0x700))
    normalized = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(letters)))
    changed = {
        letter: other for letter, other in zip(letters, normalized, strict=True) if letter != other
    }
    assert len(changed) == 6
    assert {letter: fold(letter) for letter in changed} == changed
