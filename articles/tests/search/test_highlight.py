import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.search.analysis import analyze
from articles.search.highlight import Snippet, cut_snippets, mark_whole
from articles.search.matching import Matcher
from articles.search.planning import make_plan
from articles.search.query import parse
from articles.tests.search.conftest import ask


def _spans(text: str, *words: str) -> list[tuple[int, int]]:
    """Where a text answers the parts of a query."""
    matcher = Matcher(make_plan(parse(" ".join(words)), expand=False).wanted)
    return [(mark.start, mark.end) for mark in matcher.find(text)]


def _marked(snippet: Snippet) -> str:
    return "".join(f"[{part.text}]" if part.is_match else part.text for part in snippet.parts)


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        (["حلب"], "سقطت [حلب] كلها"),
        (["حلب"], "دخلوا [بحلب] [وحلب]، [لحلب]."),
        (["حلب"], "«[حلب]» ([حلب]) [حَلَبَ] [حلبـــ]!"),
        (["حلب"], "الحليب وحرب"),
        (["حلب"], "😀 [حلب] 👨\N{ZERO WIDTH JOINER}👩 [حلب]"),
        (["حلب"], "خبر\N{RIGHT-TO-LEFT MARK} [حلب\N{RIGHT-TO-LEFT MARK}] عاجل"),
        (["حلب"], "كلمة ﻻ ثم [ﺣﻠﺐ] ثم [حلب]"),
        (["مدينة"], "[المدن] في [مدينتهم] [ومدينة]"),
        (["صباحا"], "الساعة 6[صباحا]"),
        (["12"], "في [١٢] و[12] و112"),
        (["سوريا"], "إلى [ســــوريا]"),
        (["=داعش"], "[داعش] والدواعش ولداعش"),
        (["=إدلب"], "[إدلب] لا ادلب بل [إِدْلِب]"),
        (["دا*"], "[داعش] والدواعش و [دار] [داعشي]"),
        (["داعش", "حلب"], "[داعش] في [حلب]"),
        (['"مدينة حلب"'], "مدينة و [مدن] [حلب] ثم حلب ثم [مدينة] «[حلب]»"),
        (['="مدينة حلب"', "داعش"], "مدن حلب و [داعش] و [مدينة] [حلب]"),
        (['"مدينة حلب"~5'], "[مدينة] إدلب ثم [حلب]"),
        ([], "سقطت حلب"),
    ],
)
def test_marks_are_the_words_that_match(words: list[str], marked: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    assert _marked(mark_whole(text, _spans(text, *words))) == marked


NOISE = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "حلب",
                "بحلب",
                "وَحَلَب",
                "حلبـــ",
                "ﺣﻠﺐ",
                "مدينة",
                "المدن",
                "😀",
                "،",
                "\n",
                " ",
                "ﻻ",
                "كلمة" * 40,
                "\u200f",
                "6صباحا",
                "«",
                "»",
            ]
        ),
        st.text(max_size=12),
    ),
    max_size=60,
).map(" ".join)


@settings(deadline=None)
@given(NOISE)
def test_snippets_are_passages_that_cut_no_word(text: str) -> None:
    spans = _spans(text, "حلب", "مدينة")
    snippets = cut_snippets(text, spans)
    assert 1 <= len(snippets) <= 2
    position = 0
    for snippet in snippets:
        passage = "".join(part.text for part in snippet.parts)
        start = text.index(passage, position)
        end = start + len(passage)
        assert snippet.is_start is (start == 0)
        assert snippet.is_end is (end == len(text))
        assert start == 0 or text[start - 1].isspace() or text[start].isspace()
        assert end == len(text) or text[end - 1].isspace() or text[end].isspace()
        assert all(part.text for part in snippet.parts)
        position = end


@settings(deadline=None)
@given(NOISE)
def test_the_marks_of_a_text_are_its_matching_words(text: str) -> None:
    snippet = mark_whole(text, _spans(text, "حلب", "مدينة"))
    assert "".join(part.text for part in snippet.parts) == text
    marks = [part.text for part in snippet.parts if part.is_match]
    assert marks == [
        text[term.start : term.end] for term in analyze(text) if term.lemma in {"حلب", "مدينه"}
    ]


def test_the_best_passages_come_in_the_order_of_the_text() -> None:
    far = " كلام" * 100
    text = f"حلب{far} حلب وداعش{far} حلب{far} داعش حلب داعش{far}"
    snippets = cut_snippets(text, _spans(text, "حلب", "داعش"))
    assert ["وداعش" in _marked(snippet) for snippet in snippets] == [True, False]
    assert "[داعش] [حلب] [داعش]" in _marked(snippets[1])
    assert [(snippet.is_start, snippet.is_end) for snippet in snippets] == [(False, False)] * 2


def test_a_text_without_matches_is_shown_from_its_beginning() -> None:
    (snippet,) = cut_snippets("كلام كثير " * 100, [])
    assert snippet.is_start
    assert not snippet.is_end
    assert 200 < len(snippet.parts[0].text) < 260
    assert cut_snippets("", []) == (Snippet(()),)


def test_marks_that_overlap_become_one() -> None:
    snippet = mark_whole("مدينة حلب القديمة", [(6, 9), (0, 9), (6, 17)])
    assert _marked(snippet) == "[مدينة حلب القديمة]"


def test_mentions_are_marked_however_they_are_written(
    make_article, make_mention, make_faction, indexed
) -> None:
    isis = make_faction("داعش", aliases=("تنظيم الدولة", "ISIS"))
    other = make_faction("قسد")
    article = make_article(title="داعش تنسحب", body="خرج تنظيم الدولة وقسد ثم عاد التنظيم ليلا")
    make_mention(article, "تنظيم الدولة", entity=isis)
    make_mention(article, "التنظيم", entity=isis)
    make_mention(article, "قسد", entity=other)
    indexed()
    (hit,) = ask(q="ISIS").hits
    assert _marked(hit.snippets[0]) == "خرج [تنظيم الدولة] وقسد ثم عاد [التنظيم] ليلا"
    assert _marked(hit.title) == "داعش تنسحب"
    (hit,) = ask(q="داعش -سوتشي").hits
    assert _marked(hit.title) == "[داعش] تنسحب"
    assert ask(q="ISIS", expand=False).hits == ()


def test_words_that_must_not_occur_are_not_marked(make_article, indexed) -> None:
    make_article(body="سقطت حلب")
    indexed()
    (hit,) = ask(q="سقطت -داعش OR حلب").hits
    assert "[سقطت]" in _marked(hit.snippets[0])
    (hit,) = ask(q="-داعش").hits
    assert "[" not in _marked(hit.snippets[0])
