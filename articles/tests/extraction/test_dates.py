import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.dates.finder import RULES, openers
from articles.extraction.dates.rules import DIGITS
from articles.language.fold import fold
from articles.tests.extraction.date_tables import FINDS, LEAVES_ALONE, rows
from articles.tests.extraction.date_texts import dates_in, mark_dates, unmark


@pytest.mark.parametrize("marked", rows(FINDS))
def test_finds(marked: str) -> None:
    assert mark_dates(unmark(marked)) == marked


@pytest.mark.parametrize("text", rows(LEAVES_ALONE))
def test_leaves_alone(text: str) -> None:
    assert mark_dates(text) == text


def test_the_tables_are_not_small() -> None:
    assert len(rows(FINDS)) + len(rows(LEAVES_ALONE)) >= 250


def test_every_rule_is_tried_by_the_tables() -> None:
    found = {mention.rule for marked in rows(FINDS) for mention in dates_in(unmark(marked))}
    assert {rule.name for rule in RULES} - found == set()


def test_opening_words_are_folded() -> None:
    assert all(word == DIGITS or fold(word) == word for word in openers())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_pattern_repeats_without_limit(rule: object) -> None:
    pattern = rule.pattern.pattern
    assert "*" not in pattern.replace(r"\*", "")
    assert "+" not in pattern.replace(r"\+", "")


@pytest.mark.parametrize(
    "token",
    [
        "قبل ",
        "منذ نحو ",
        "قبل ثلاثة ",
        "قبل عام و",
        "من 1 إلى ",
        "5 ",
        "1-",
        "12/",
        "2011 ",
        "2011-",
        "1 و2 و",
        "و15 ",
        "(",
        "الأول ",
        "الثالث من ",
        "الأسبوع الأول من ",
        "مساء ",
        "يوم ",
        "الأحد ",
        "السبت والأحد و",
        "يناير/",
        "آذار و",
        "كانون ",
        "ال ",
        "آخر ",
        "مطلع شهر ",
        "سيعقد ",
        "عام 2011\n",
    ],
)
def test_a_long_line_of_one_token_takes_linear_time(token: str) -> None:
    def seconds(size: int) -> float:
        """The best of three: a busy machine disturbs one of them, not all."""
        text = token * (size // len(token))
        times = []
        for _run in range(3):
            started = time.process_time()
            dates_in(text)
            times.append(time.process_time() - started)
        return min(times)

    seconds(1_000)
    # Four times the text is four times the work; quadratic behaviour would make it sixteen times.
    assert seconds(24_000) < 9 * max(seconds(6_000), 0.02)


WORDS = st.sampled_from(
    [
        *sorted({word for line in rows(FINDS) for word in unmark(line).split()}),
        "\n",
        "،",
        ".",
        "(",
        ")",
        "-",
        "/",
        "ـ",
        "َ",
        "ﻻ",
        "😀",
    ]
)
TEXTS = st.builds(str.join, st.sampled_from(["", " "]), st.lists(WORDS, max_size=25))
PUBLISHED = st.sampled_from(["", "2016", "2016-12", "2016-12-13"])


@given(TEXTS, PUBLISHED)
def test_spans_lie_inside_the_text_in_order(text: str, published: str) -> None:
    end = 0
    for mention in dates_in(text, published):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.surface == text[mention.start : mention.end]
        assert mention.surface.strip() == mention.surface
        end = mention.end


@given(TEXTS, PUBLISHED)
def test_running_twice_finds_the_same(text: str, published: str) -> None:
    assert dates_in(text, published) == dates_in(text, published)
