"""What is offered where nothing is found: every offer finds what its number says."""

import pytest
from django.utils.translation import override

from articles.models import Entity, Source
from articles.search.loosening import Loosening, find_loosenings
from articles.search.request import SearchRequest
from articles.search.results import search

#: Identifier: source, publication date, place, body.
ARTICLES = {
    "bridge": ("سانا", "2016-12-13", "منبج", "سقط الجسر القديم في منبج"),
    "market": ("سانا", "2017-02", "الباب", "فتح السوق القديم في الباب"),
    "group": ("رويترز", "2017-03-01", "الباب", "خرج تنظيم الدولة من الباب"),
}


@pytest.fixture
def archive(make_article, make_place, make_faction, make_mention, indexed) -> dict[str, Entity]:
    """Three articles; the entities by name."""
    aleppo = make_place("محافظة حلب")
    entities = {name: make_place(name, parent=aleppo) for name in ("منبج", "الباب", "جرابلس")}
    entities["داعش"] = make_faction("داعش", aliases=("تنظيم الدولة",))
    for name, (source, published, place, body) in ARTICLES.items():
        article = make_article(external_id=name, source=source, published=published, body=body)
        make_mention(article, place, entity=entities[place])
        if "تنظيم" in body:
            make_mention(article, "تنظيم الدولة", entity=entities["داعش"])
    indexed()
    return entities


def offers(**fields) -> list[Loosening]:
    """The offers; each of them finds as many as it says."""
    request = SearchRequest(**fields)
    assert search(request).total == 0
    with override("en"):
        found = list(find_loosenings(request))
    for offer in found:
        assert search(SearchRequest.from_query(offer.query)).total == offer.count > 0
    return found


def labels(**fields) -> list[tuple[str, int]]:
    return [(f"{offer.label} {offer.subject}".strip(), offer.count) for offer in offers(**fields)]


def test_words_as_spelled_are_offered_in_any_form(archive) -> None:
    assert labels(q="=جسر") == [("In any spelling and inflection جسر", 1)]


def test_a_name_is_offered_under_its_other_names(archive) -> None:
    assert labels(q="داعش", expand=False) == [("Under all names of what is named", 1)]


def test_a_phrase_is_offered_as_words(archive) -> None:
    assert labels(q='"القديم الجسر"') == [("The words of the phrase anywhere القديم الجسر", 1)]


def test_fewer_words_are_offered_one_by_one(archive) -> None:
    assert labels(q="الجسر السوق القديم") == [
        ("Without الجسر", 1),
        ("Without السوق", 1),
        ("With any of the words الجسر, السوق, القديم", 2),
    ]


def test_what_is_excluded_may_come_back(archive) -> None:
    assert labels(q="الجسر -القديم") == [("With the excluded words as well الجسر", 1)]


def test_the_months_around_a_period(archive) -> None:
    assert labels(after="2017-01", before="2017-01") == [
        ("With the months around 2016-12 – 2017-02", 2)
    ]
    assert labels(q="الجسر", after="2017-01-20")[0] == ("With the months around 2016-12", 1)


def test_a_place_is_widened_before_it_is_dropped(archive) -> None:
    place = (archive["جرابلس"].pk,)
    found = labels(q="السوق", place=place)
    assert found == [
        ("In a wider area محافظة حلب", 1),
        ("Without the place جرابلس", 1),
    ]


def test_filters_are_dropped_one_by_one_and_together(archive) -> None:
    reuters = Source.objects.get(name="رويترز").pk
    found = labels(q="الجسر", source=(reuters,), status=("reviewed",))
    assert found == [("Without any filter", 1)]
    found = labels(q="الجسر", source=(reuters,))
    assert found == [
        ("From any source", 1),
        ("Without the words, with the filters alone", 1),
    ]


def test_nothing_is_offered_where_nothing_helps(archive) -> None:
    assert offers(q="زرافة") == []
    assert offers(q="زرافة فيل") == []
    assert offers(place=(10**15,)) == []


def test_no_index_no_offers(db) -> None:
    assert find_loosenings(SearchRequest(q="حلب")) == ()


def test_the_engine_is_asked_a_bounded_number_of_times(
    archive, django_assert_max_num_queries
) -> None:
    pks = (archive["جرابلس"].pk,)
    words = " ".join(f'"زرافة {number}"' for number in range(40))
    with django_assert_max_num_queries(30):
        find_loosenings(SearchRequest(q=words, place=pks, after="2016", source=(1,)))


def test_where_two_things_are_too_many_both_are_dropped(archive) -> None:
    assert labels(q="زرافة الجسر", after="2030") == [
        ("With any of the words, without any filter زرافة, الجسر", 1)
    ]
