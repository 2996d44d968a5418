import os
import re

import pytest
from django.conf import settings as site
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.extraction.builtin import builtin_entries, builtin_gazetteer, builtin_names
from articles.extraction.gazetteer import Gazetteer
from articles.extraction.mention import Kind
from articles.extraction.parallel import ExtractionPool, Text
from articles.extraction.pipeline import extract

SENTENCES = [
    part
    for path in sorted((site.BASE_DIR / "seeds").glob("*.txt"))
    for part in re.split(r"(?<=[.،\n])", path.read_text(encoding="utf-8"))
    if part.strip()
]
NOISE = st.sampled_from(
    [
        " ",
        "\n",
        "\r\n",
        "\x00",
        "😀",
        "👨\u200d👩",
        "«",
        "»",
        '"',
        "(",
        ")",
        "[",
        "—",
        "\u200f",
        "ـ" * 3,
        "َ",
        "ﻻ",
        "ﷺ",
        "�",
        "12/13",
        "2016",
        "٢٠١٦/٢",
        "كانون الأول",
        "الثلاثاء",
        "أمس",
        "بين",
        "حتى",
        "و",
        "ال",
        "ف",
        "ISIS",
        "Deir ez-",
        "جبهة",
        "قوات",
        "مدينة",
        "ريف",
        "شرق",
    ]
)
PIECES = st.lists(st.one_of(st.sampled_from(SENTENCES), NOISE, st.text(max_size=8)), max_size=12)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(PIECES.map("".join), st.sampled_from(["", "2016-12-13", "2016-12", "2017"]))
def test_any_text_gives_spans_that_hold(text: str, published: str) -> None:
    mentions = extract(text, builtin_gazetteer(), published=published)
    position = 0
    for mention in mentions:
        assert position <= mention.start < mention.end <= len(text)
        assert mention.surface == text[mention.start : mention.end]
        assert mention.surface.strip() == mention.surface
        assert mention.rule
        position = mention.end
    assert extract(text, builtin_gazetteer(), published=published) == mentions


def test_entities_are_of_the_gazetteer_and_values_belong_to_dates() -> None:
    gazetteer = builtin_gazetteer()
    for mention in extract(" ".join(SENTENCES), gazetteer, published="2016-12"):
        if mention.kind == Kind.DATE:
            assert mention.entity is None
        else:
            assert mention.value is None
            assert mention.entity is None or gazetteer.entries[mention.entity].kind == mention.kind


def test_the_longest_find_wins_across_kinds() -> None:
    text = "أعلنت قوات سوريا الديمقراطية أمس دخول الرقة"
    found = [
        (mention.kind, mention.surface, mention.entity or mention.value)
        for mention in extract(text, builtin_gazetteer(), published="2017-10-17")
    ]
    assert found == [
        (Kind.FACTION, "قوات سوريا الديمقراطية", "sdf"),
        (Kind.DATE, "أمس", "2017-10-16"),
        (Kind.PLACE, "الرقة", "raqqa"),
    ]


@pytest.mark.parametrize("text", ["", " \n ", "\0", "\ud83d", "كلام لا أسماء فيه"])
def test_texts_without_names_give_nothing(text: str) -> None:
    assert extract(text, builtin_gazetteer()) == []


def test_without_names_dates_are_still_found() -> None:
    (mention,) = extract("في حلب عام 2014", Gazetteer((), ()))
    assert (mention.kind, mention.value) == (Kind.DATE, "2014")


@pytest.mark.parametrize("read_here", [3, 2], ids=["here", "in processes"])
def test_a_pool_reads_like_one_text_after_another(read_here, monkeypatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    texts = [Text(SENTENCES[0], "2016-07"), Text("كلام", ""), Text("أمس في حلب", "2016-12-13")]
    with ExtractionPool(builtin_entries(), builtin_names(), read_here=read_here) as pool:
        found = pool.submit(texts).result()
    assert found == [
        extract(text.body, builtin_gazetteer(), published=text.published) for text in texts
    ]
