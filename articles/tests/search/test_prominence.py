"""Articles by how often they mention what is asked for."""

import pytest

from articles.models import Entity, Mention
from articles.search import criteria as c
from articles.search.outbox import drain, record_change
from articles.search.prominence import read_entities
from articles.search.request import Order, SearchRequest
from articles.search.results import find_all, search
from articles.tests.search.conftest import ask

#: Identifier: publication date, and how often it mentions the city, the district and the faction.
ARTICLES = {
    "once": ("2017-01-01", 1, 0, 0),
    "newer": ("2017-02-01", 1, 0, 1),
    "district": ("2016-01-01", 0, 4, 2),
    "both": ("2015-01-01", 2, 1, 0),
    "most": ("2014-01-01", 120, 0, 0),
    "more than counted": ("2018-01-01", 110, 0, 0),
    "none": ("2019-01-01", 0, 0, 0),
}
NAMES = ("حلب", "شرقها", "داعش")
BODY = "خبر عن حلب قال فيه مراسلنا كلاما كثيرا"


@pytest.fixture
def archive(make_article, make_place, make_faction, make_mention, indexed) -> dict[str, Entity]:
    """Aleppo, the district that lies in it and a faction, by name; the articles are indexed."""
    aleppo = make_place("حلب")
    entities = {
        "حلب": aleppo,
        "شرقها": make_place("شرقها", parent=aleppo),
        "داعش": make_faction("داعش"),
    }
    for name, (published, *counts) in ARTICLES.items():
        mentioned = [
            surface for surface, count in zip(NAMES, counts, strict=True) for _ in range(count)
        ]
        article = make_article(
            external_id=name,
            published=published,
            title=name,
            body=f"{BODY} {name} {' '.join(mentioned)}",
        )
        start = article.body.index(name) + len(name) + 1
        for surface in mentioned:
            make_mention(article, surface, start=start, entity=entities[surface])
            start += len(surface) + 1
    indexed()
    return entities


def _find(find, **fields) -> str:
    return ", ".join(find(order=Order.MENTIONS, **fields))


def test_a_place_counts_what_lies_in_it(archive, find) -> None:
    by_place = "more than counted, most, district, both, newer, once"
    assert _find(find, place=(archive["حلب"].pk,)) == by_place
    assert _find(find, place=(archive["شرقها"].pk,)) == "district, both"


def test_a_faction_counts_itself(archive, find) -> None:
    assert _find(find, faction=(archive["داعش"].pk,)) == "district, newer"


def test_words_count_the_mentions_of_what_they_name(archive, find) -> None:
    # All have the word, which the last does not mention.
    expected = "more than counted, most, district, both, newer, once, none"
    assert _find(find, q="حلب") == expected
    assert _find(find, q="place:حلب") == expected.removesuffix(", none")


def test_of_several_the_one_mentioned_most_counts(archive, find) -> None:
    both = (archive["حلب"].pk, archive["شرقها"].pk)
    assert _find(find, place=both) == "more than counted, most, district, both, newer, once"


def test_counts_follow_what_people_correct(archive, find) -> None:
    mentions = Mention.objects.filter(entity=archive["داعش"], article__external_id="district")
    mentions.update(status=Mention.Status.REJECTED)
    Mention.objects.filter(pk=mentions.first().pk).update(status=Mention.Status.ACCEPTED)
    record_change(list(mentions.values_list("article", flat=True)))
    drain()
    assert _find(find, faction=(archive["داعش"].pk,)) == "newer, district"


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 7])
def test_pages_neither_repeat_nor_leave_out(archive, find, limit) -> None:
    request = SearchRequest(q="حلب", order=Order.MENTIONS)
    everything = [pk for batch in find_all(request) for pk in batch]
    assert len(everything) == len(ARTICLES)
    pages = [search(request.on_page(page), limit=limit) for page in range(1, 9)]
    assert [hit.article.pk for page in pages for hit in page.hits] == everything
    assert {page.total for page in pages} == {len(ARTICLES)}


@pytest.mark.parametrize(
    "fields", [{}, {"q": "مراسلنا"}, {"q": "حلب", "expand": False}, {"q": "-place:حلب"}]
)
def test_where_nothing_is_counted_the_order_is_named_as_a_problem(archive, fields) -> None:
    results = ask(order=Order.MENTIONS, **fields)
    assert not results.counts_mentions
    assert len(results.problems) == 1
    assert [hit.article.pk for hit in results.hits] == [
        hit.article.pk for hit in ask(**fields).hits
    ]


@pytest.mark.parametrize("place", [10**9, 10**18 - 1])
def test_an_unknown_entity_finds_nothing(archive, place) -> None:
    results = ask(order=Order.MENTIONS, place=(place,))
    assert (results.total, results.is_ready) == (0, True)


def test_the_order_is_offered_where_it_applies(archive, client) -> None:
    aleppo = archive["حلب"].pk
    assert "order=mentions" in client.get(f"/?place={aleppo}").content.decode()
    assert "order=mentions" not in client.get("/?q=مراسلنا").content.decode()
    assert "order=mentions" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("criterion", "entities"),
    [
        (None, ()),
        (c.Everything(), ()),
        (c.Mentions((1, 2)), (1, 2)),
        (c.AllOf((c.Mentions((2,)), c.AnyOf((c.Names((3,)), c.Names((2,)))))), (2, 3)),
        (c.AllOf((c.Mentions((2,)), c.NoneOf(c.Names((3,))))), (2,)),
    ],
)
def test_reads_the_entities_that_are_asked_for(criterion, entities) -> None:
    assert read_entities(criterion) == entities
