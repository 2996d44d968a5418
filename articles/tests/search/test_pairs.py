"""Which words find which texts, in four tiers: as written, spelled otherwise, inflected, by alias."""

import pytest

from articles.tests.search.conftest import ask
from articles.tests.search.pairs import (
    ENTITIES,
    EXACT,
    INFLECTED,
    MENTIONING,
    NAMES,
    NO_NAMES,
    NOT_EXACT,
    OTHER_LEMMAS,
    OTHER_WORDS,
    PLACES,
    SPELLED_OTHERWISE,
    Pairs,
)


def _unmatched(make_article, indexed, pairs: Pairs) -> Pairs:
    """The pairs whose query does not find its text."""
    articles = [
        make_article(title="خبر", title_derived=True, body=text, content_hash=str(number))
        for number, (_query, text) in enumerate(pairs)
    ]
    indexed()
    return [
        pair
        for pair, article in zip(pairs, articles, strict=True)
        if article.pk not in [hit.article.pk for hit in ask(q=pair[0], expand=False).hits]
    ]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(EXACT, id="as written"),
        pytest.param(SPELLED_OTHERWISE, id="spelled otherwise"),
        pytest.param(INFLECTED, id="inflected"),
    ],
)
def test_queries_find(make_article, indexed, pairs: Pairs) -> None:
    assert _unmatched(make_article, indexed, pairs) == []


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(NOT_EXACT, id="as written"),
        pytest.param(OTHER_WORDS, id="spelled otherwise"),
        pytest.param(OTHER_LEMMAS, id="inflected"),
    ],
)
def test_queries_leave_alone(make_article, indexed, pairs: Pairs) -> None:
    assert _unmatched(make_article, indexed, pairs) == pairs


@pytest.fixture
def named(make_article, make_mention, make_place, make_faction, indexed) -> None:
    """An article for each entity, that mentions it."""
    for name, aliases in ENTITIES.items():
        make = make_place if name in PLACES else make_faction
        entity = make(name, aliases=aliases)
        before, surface, after = MENTIONING[name].replace("]", "[").split("[")
        article = make_article(external_id=name, title_derived=True, body=before + surface + after)
        make_mention(article, surface, entity=entity)
    indexed()


def test_names_find_the_mentions_of_what_they_name(named, find) -> None:
    assert [(query, find(query)) for query, _name in NAMES] == [
        (query, [name]) for query, name in NAMES
    ]


def test_other_words_find_no_mentions(named, find) -> None:
    assert {query: find(query) for query in NO_NAMES} == {query: [] for query in NO_NAMES}


def test_mentions_are_not_searched_when_that_is_switched_off(named, find) -> None:
    assert find("ISIS", expand=False) == []
    assert find("Aleppo", expand=False) == []
    assert find("داعش", expand=False) == ["داعش"]
    assert find("faction:ISIS", expand=False) == ["داعش"]
