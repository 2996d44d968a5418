"""Facets whatever is combined: each number is that of the articles which its value alone finds."""

from dataclasses import replace

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, Entity, Mention
from articles.search.counting import count_values
from articles.search.engine import IndexDamagedError, reading
from articles.search.facets import Facet, FacetValue
from articles.search.outbox import open_store, record_change
from articles.search.request import STATUSES, DateOf, SearchRequest
from articles.search.results import find_all, search
from articles.services.reviewing import delete_articles

PARENTS = {
    "سوريا": None,
    "محافظة حلب": "سوريا",
    "حلب": "محافظة حلب",
    "منبج": "محافظة حلب",
    "الرقة": "سوريا",
    "الموصل": None,
    "تدمر": "سوريا",
}
FACTIONS = ("داعش", "قسد", "جبهة النصرة")
SOURCES = ("سانا", "رويترز", "الميادين", "")
DATES = ("2016-12-13", "2016-11", "2016", "2015-05-21", "", "2015-12-20/2016-01-10", "2017-10")
WORDS = ("", "شهود", "حلب", "داعش -قصف", '"قال شهود"', "قصف أو دخل", "مصدر:سانا", "after:2016-06")
ARTICLES = 60


@pytest.fixture
def archive(make_article, make_place, make_faction, make_mention, indexed) -> list[Entity]:
    """Sixty articles, in which places, factions, sources, statuses and dates meet in many ways."""
    entities: dict[str, Entity] = {}
    for name, parent in PARENTS.items():
        entities[name] = make_place(name, parent=entities[parent] if parent else None)
    entities |= {name: make_faction(name) for name in FACTIONS}
    places = list(PARENTS)
    for number in range(ARTICLES):
        # Steps without a common divisor, so that the combinations differ.
        named = {places[number % 7], places[number * number % 7]} if number % 6 else set()
        named |= {FACTIONS[number % 3]} if number % 4 else set()
        told = ("قال شهود", "قصف الجيش", "دخل الجيش")[number * 7 % 5 % 3]
        article = make_article(
            body=f"{told} {number}: {' و '.join(sorted(named))}؛ عام 2016",
            source=SOURCES[number % 11 % 4],
            status=STATUSES[number % 13 % 3],
            published=DATES[number * 3 % 17 % 7],
        )
        for name in named:
            make_mention(article, name, entity=entities[name], start=article.body.rindex(name))
        if number % 5:
            make_mention(article, "2016", kind="date", value="2016" if number % 3 else "")
    indexed()
    return list(entities.values())


def _alone(request: SearchRequest, facet: Facet, value: FacetValue) -> SearchRequest:
    """The request with this value and no other of its facet."""
    if facet.name == "unresolved":
        return replace(request, unresolved=True)
    if facet.name == "published":
        period = str(value.value)
        return replace(request, after=period, before=period, date_of=DateOf.PUBLISHED)
    return replace(request, **{facet.name: (value.value,)})


def _ids(request: SearchRequest) -> set[int]:
    return {pk for batch in find_all(request) for pk in batch}


requests = st.builds(
    SearchRequest,
    q=st.sampled_from(WORDS),
    after=st.sampled_from(["", "", "2016", "2015-12"]),
    before=st.sampled_from(["", "", "2016", "2016-12-13"]),
    date_of=st.sampled_from(DateOf),
    expand=st.booleans(),
)
clicks = st.lists(st.integers(0, 40), max_size=4)
# The archive is only read.
read_only = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@read_only
@given(request=requests, clicked=clicks)
def test_counts_are_those_of_the_pages_they_lead_to(archive, request, clicked) -> None:
    for click in clicked:
        values = [value for facet in search(request).facets for value in facet.values]
        if values:
            request = SearchRequest.from_query(values[click % len(values)].query)
    wrong = []
    for facet in search(request).facets:
        is_first = not any(value.is_selected for value in facet.values)
        for value in facet.values:
            alone = _alone(request, facet, value)
            led = SearchRequest.from_query(value.query) if is_first else alone
            found = {search(each, limit=1, facets=False).total for each in (alone, led)}
            if found != {value.count}:
                wrong.append((facet.name, value.label, value.count, found))
    assert wrong == []


@read_only
@given(request=requests, chosen=st.sets(st.sampled_from(range(7)), min_size=2))
def test_values_of_one_facet_add_to_each_other(archive, request, chosen) -> None:
    places = [archive[index].pk for index in sorted(chosen)]
    alone = [_ids(replace(request, place=(pk,))) for pk in places]
    assert _ids(replace(request, place=tuple(places))) == set().union(*alone)


def test_a_selected_value_is_counted_however_rare(archive, monkeypatch) -> None:
    monkeypatch.setattr(reading, "_MOST_FACET_VALUES", 2)
    rare = next(entity for entity in archive if entity.name_ar == "الموصل")
    request = SearchRequest(place=(rare.pk,))
    (facet,) = [facet for facet in search(request).facets if facet.name == "place"]
    (value,) = [value for value in facet.values if value.is_selected]
    assert value.count == search(request).total > 0


def test_what_nothing_decides_is_a_facet_of_its_own(archive, client: Client) -> None:
    (facet,) = [facet for facet in search(SearchRequest()).facets if facet.name == "unresolved"]
    (value,) = facet.values
    # Of the 48 articles with a date every third has one that is not decided.
    assert (facet.label, value.label, value.count) == ("تواريخ في النص", "غير محسوم", 16)
    found = search(SearchRequest.from_query(value.query))
    assert found.total == 16
    page = client.get(f"/?{value.query}").content.decode()
    assert page.count("غير محسوم") >= 2


def test_a_date_that_is_decided_leaves_the_facet(archive, indexed) -> None:
    mention = Mention.objects.filter(kind="date", value="").first()
    before = search(SearchRequest(unresolved=True)).total
    mention.value = "2016"
    mention.save()
    record_change([mention.article_id])
    indexed()
    assert search(SearchRequest(unresolved=True)).total == before - 1


def test_a_long_list_is_opened_by_the_reader(
    client: Client, make_article, make_place, make_mention, indexed
) -> None:
    names = [f"بلدة{number}" for number in range(60)]
    article = make_article(body=" ".join(f"{name}،" for name in names))
    places = [make_place(name) for name in names]
    for name, place in zip(names, places, strict=True):
        make_mention(article, f"{name}،", entity=place)
    indexed()
    request = SearchRequest(place=(places[20].pk,))
    (facet,) = [facet for facet in search(request).facets if facet.name == "place"]
    assert [value.label for value in facet.first] == [*names[:12], names[20]]
    assert [value.label for value in facet.others] == [*names[12:20], *names[21:50]]
    client.cookies["django_language"] = "en"
    page = client.get("/").content.decode()
    assert page.count('<details class="more">') == 1
    assert "38 more" in " ".join(page.split())


def test_counts_of_everything_are_those_of_the_last_commit(make_article, indexed) -> None:
    def read() -> dict[str, int]:
        facets = search(SearchRequest()).facets
        return {
            value.label: value.count for f in facets if f.name == "published" for value in f.values
        }

    make_article(body="خبر أول", published="2016")
    indexed()
    assert read() == read() == {"2016": 1}
    later = make_article(body="خبر ثان", published="2016")
    make_article(body="خبر ثالث", published="2017")
    indexed()
    assert read() == read() == {"2016": 2, "2017": 1}
    delete_articles(articles=Article.objects.filter(pk=later.pk))
    indexed()
    assert read() == {"2016": 1, "2017": 1}


def test_values_are_counted_without_the_database(archive, django_assert_num_queries):
    request = SearchRequest(place=(archive[0].pk,), after="2016", status=("new",))
    with django_assert_num_queries(0):
        counts = count_values(open_store().reader(), request, None)
    assert counts["place"]


def test_what_goes_wrong_beside_the_ranking_is_not_lost(archive, monkeypatch):
    def fail(*_arguments: object) -> None:
        raise IndexDamagedError

    monkeypatch.setattr(reading.Reader, "count_values", fail)
    assert not search(SearchRequest(q="حلب")).is_ready
