"""Asking for less."""

import pytest

from articles.search.query import parse
from articles.search.rewriting import in_any_form, without_quotes
from articles.search.syntax import write_query


@pytest.mark.parametrize(
    ("query", "loosened"),
    [
        ("=داعش", "داعش"),
        ('="دير الزور" حلب', '"دير الزور" حلب'),
        ('="دير الزور"~3', '"دير الزور"~3'),
        ("title:=داعش author:مك*", "title:داعش author:مك*"),
        ("-=داعش حلب", "-داعش حلب"),
        ("حلب داعش", "حلب داعش"),
    ],
)
def test_words_as_spelled_may_take_any_form(query: str, loosened: str) -> None:
    node = parse(query).node
    assert node
    assert write_query(in_any_form(node)) == loosened


@pytest.mark.parametrize(
    ("query", "loosened"),
    [
        ('"دير الزور" خبر', "دير الزور خبر"),
        ('="دير الزور"', "=دير =الزور"),
        ('"دير الزور" OR حلب', "دير الزور OR حلب"),
        ('خبر -"دير الزور"', 'خبر -"دير الزور"'),
        ('place:"دير الزور"', 'place:"دير الزور"'),
    ],
)
def test_the_words_of_a_phrase_may_stand_anywhere(query: str, loosened: str) -> None:
    node = parse(query).node
    assert node
    assert write_query(without_quotes(node)) == loosened
