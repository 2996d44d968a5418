"""Query trees written as text, and asking for less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.query import And, Field, Node, Not, Or, Phrase, Word, parse
from articles.search.rewriting import in_any_form, without_quotes, write

_WORDS = st.sampled_from(["حلب", "الجيش", "daesh", "OR", "-", "أو", "بعد:", "=", "2016"])
_LEAVES = st.one_of(
    st.builds(Word, st.sampled_from(["حلب", "داعش"]), st.booleans()),
    st.builds(Word, st.sampled_from(["حلب", "داعش"]), prefix=st.just(True)),
    st.builds(Phrase, st.sampled_from(["دير الزور", "أو", "-حلب"]), st.booleans()),
    st.builds(Field, st.sampled_from(["place", "after"]), st.sampled_from(["دير الزور", "2016"])),
)


@given(st.lists(_WORDS | st.sampled_from(["(", ")", '"', "-حلب", "=حلب", "حل*"]), max_size=12))
def test_what_was_typed_is_written_so_that_it_reads_the_same(words: list[str]) -> None:
    node = parse(" ".join(words)).node
    assert parse(write(node)).node == node


@given(st.lists(_LEAVES, min_size=2, max_size=4), st.booleans())
def test_trees_come_back(leaves: list[Node], negative: bool) -> None:
    inner: Node = Or(tuple(leaves))
    node = And((Word("خبر"), Not(inner) if negative else inner))
    assert parse(write(node)).node == node


@pytest.mark.parametrize(
    ("query", "loosened"),
    [
        ("=داعش", "داعش"),
        ('="دير الزور" حلب', '"دير الزور" حلب'),
        ("-=داعش حلب", "-داعش حلب"),
        ("=-حلب", '"-حلب"'),
        ("=OR", '"OR"'),
        ("حلب داعش", "حلب داعش"),
    ],
)
def test_words_as_spelled_may_take_any_form(query: str, loosened: str) -> None:
    node = parse(query).node
    assert node
    assert write(in_any_form(node)) == loosened


@pytest.mark.parametrize(
    ("query", "loosened"),
    [
        ('"دير الزور" خبر', "دير الزور خبر"),
        ('="دير الزور"', "=دير =الزور"),
        ('"دير الزور" OR حلب', "(دير الزور) OR حلب"),
        ('خبر -"دير الزور"', 'خبر -"دير الزور"'),
        ('place:"دير الزور"', 'place:"دير الزور"'),
    ],
)
def test_the_words_of_a_phrase_may_stand_anywhere(query: str, loosened: str) -> None:
    node = parse(query).node
    assert node
    assert write(without_quotes(node)) == loosened
