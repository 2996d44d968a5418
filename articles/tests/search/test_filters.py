"""Filters, facets, orders and pages over a small archive with explicit expectations."""

from itertools import chain, combinations

import pytest
from django.utils.translation import override

from articles.models import Article, Entity
from articles.search import results as searching
from articles.search.request import DateOf, Order, SearchRequest
from articles.search.results import find_all, search
from articles.tests.search.conftest import ask

#: Identifier: source, status, publication date, places, factions, dates, body.
ARTICLES = {
    "manbij": ("سانا", "new", "2016-12-13", ["منبج"], ["داعش"], ["2016"], "دخلوا منبج مع داعش"),
    "aleppo": ("سانا", "reviewed", "2016-12", ["حلب"], [], ["2016-12-02"], "خبر من حلب القديمة"),
    "east": ("رويترز", "new", "2016", ["شرق حلب"], ["داعش"], ["2016-11/2017-01"], "شرق حلب وداعش"),
    "raqqa": ("رويترز", "in_review", "2017-10-17", ["الرقة"], ["قسد"], ["2017-10"], "تحرير الرقة"),
    "mosul": ("", "new", "2017-07", ["الموصل"], ["داعش"], [], "خرج داعش من الموصل"),
    "undated": ("", "new", "", ["سوريا"], [], ["201X"], "كلام عن سوريا"),
    "nowhere": ("سانا", "new", "2015-05-21", [], [], ["2015-05-21"], "كلام آخر"),
}
PARENTS = {
    "سوريا": None,
    "العراق": None,
    "محافظة حلب": "سوريا",
    "محافظة الرقة": "سوريا",
    "حلب": "محافظة حلب",
    "منبج": "محافظة حلب",
    "شرق حلب": "حلب",
    "الرقة": "محافظة الرقة",
    "الموصل": "العراق",
}


@pytest.fixture
def archive(make_article, make_place, make_faction, make_mention, indexed) -> dict[str, Entity]:
    """The entities by name; the articles are indexed."""
    entities: dict[str, Entity] = {}
    for name, parent in PARENTS.items():
        entities[name] = make_place(name, parent=entities.get(parent))
    for name in ("داعش", "قسد"):
        entities[name] = make_faction(name)
    for name, (source, status, published, places, factions, dates, body) in ARTICLES.items():
        text = f"{body} {' '.join([*places, *factions])} {'؛ '.join(dates)}"
        article = make_article(
            external_id=name,
            title_derived=True,
            source=source,
            status=status,
            published=published,
            body=text,
        )
        for entity in (*places, *factions):
            make_mention(article, entity, start=text.rindex(entity), entity=entities[entity])
        for value in dates:
            make_mention(article, value, kind="date", value=value)
    indexed()
    return entities


def _set(find, **fields) -> str:
    return " ".join(sorted(find(**fields)))


def test_a_place_is_found_by_all_that_it_lies_in(archive, find) -> None:
    expected = {
        "سوريا": "aleppo east manbij raqqa undated",
        "محافظة حلب": "aleppo east manbij",
        "حلب": "aleppo east",
        "شرق حلب": "east",
        "منبج": "manbij",
        "محافظة الرقة": "raqqa",
        "العراق": "mosul",
    }
    assert {name: _set(find, place=(archive[name].pk,)) for name in expected} == expected
    assert {name: _set(find, q=f'place:"{name}"') for name in expected} == expected


def test_values_of_one_filter_add_and_filters_narrow(archive, find) -> None:
    pk = {name: entity.pk for name, entity in archive.items()}
    assert _set(find, place=(pk["منبج"], pk["الموصل"])) == "manbij mosul"
    assert _set(find, faction=(pk["داعش"],)) == "east manbij mosul"
    assert _set(find, faction=(pk["داعش"], pk["قسد"])) == "east manbij mosul raqqa"
    assert _set(find, faction=(pk["داعش"],), place=(pk["سوريا"],)) == "east manbij"
    assert _set(find, faction=(pk["قسد"],), place=(pk["العراق"],)) == ""
    assert _set(find, status=("new",)) == "east manbij mosul nowhere undated"
    assert _set(find, status=("reviewed", "in_review")) == "aleppo raqqa"
    assert _set(find, q="حلب", status=("new",)) == "east"
    assert _set(find, place=(10**15,)) == ""


def test_sources_are_found_by_part_of_their_name(archive, find) -> None:
    assert _set(find, q="source:سانا") == "aleppo manbij nowhere"
    assert _set(find, q="مصدر:روي") == "east raqqa"
    assert _set(find, q="-source:سانا") == "east mosul raqqa undated"


@pytest.mark.parametrize(
    ("after", "before", "found"),
    [
        ("2016-12-13", "2016-12-13", "aleppo east manbij"),
        ("2016-12-14", "2016-12-31", "aleppo east"),
        ("2016-12", "2016-12", "aleppo east manbij"),
        ("2016-11", "2016-11", "east"),
        ("2016", "2016", "aleppo east manbij"),
        ("2017", "", "mosul raqqa"),
        ("2017-08", "", "raqqa"),
        ("", "2015", "nowhere"),
        ("", "2016-01-01", "east nowhere"),
        ("2018", "", ""),
        ("2016-12/2017-07", "2016-12/2017-07", "aleppo east manbij mosul"),
        ("2017", "2016", ""),
    ],
)
def test_publication_dates_at_any_precision(archive, find, after, before, found) -> None:
    assert _set(find, after=after, before=before) == found
    words = f"after:{after or '1900'} before:{before or '2100'}"
    assert _set(find, q=words) == found


@pytest.mark.parametrize(
    ("after", "before", "found"),
    [
        ("2016-12", "2016-12", "aleppo east manbij undated"),
        ("2016-12-02", "2016-12-02", "aleppo east manbij undated"),
        ("2016-12-03", "2016-12-03", "east manbij undated"),
        ("2016-05", "2016-05", "manbij undated"),
        ("2016", "2016", "aleppo east manbij undated"),
        ("2017-01-31", "2017-01-31", "east undated"),
        ("2017-02", "2017-09", "undated"),
        ("2017-10-05", "2017-10-05", "raqqa undated"),
        ("2015-05-21", "2015-05-21", "nowhere undated"),
        ("2015-05-22", "2015-05-22", "undated"),
        ("2020", "", ""),
        ("", "2009-12-31", ""),
        ("", "2010", "undated"),
    ],
)
def test_dates_in_the_text_at_any_precision(archive, find, after, before, found) -> None:
    assert _set(find, after=after, before=before, date_of=DateOf.MENTIONED) == found


def test_rejected_mentions_count_for_nothing(
    archive, make_article, make_mention, indexed, find
) -> None:
    article = make_article(external_id="rejected", body="قال قسد")
    make_mention(article, "قسد", entity=archive["قسد"], status="rejected")
    make_mention(article, "قال", kind="date", value="2017-10", status="rejected")
    indexed()
    assert _set(find, faction=(archive["قسد"].pk,)) == "raqqa"
    assert "rejected" not in find(after="2017-10", before="2017-10", date_of=DateOf.MENTIONED)


def test_a_mention_of_a_merged_place_counts_for_the_other(
    archive, make_place, make_article, make_mention, indexed, find
) -> None:
    old = make_place("منبج القديمة", merged_into=archive["منبج"])
    article = make_article(external_id="old", body="في منبج القديمة")
    make_mention(article, "منبج القديمة", entity=old)
    indexed()
    assert _set(find, place=(archive["منبج"].pk,)) == "manbij old"
    assert "old" in find(place=(archive["محافظة حلب"].pk,))
    assert find("place:منبج") == find(place=(archive["منبج"].pk,))


def test_parents_in_a_circle_do_not_hang(make_place, make_article, make_mention, indexed, find):
    one = make_place("ألف")
    other = make_place("باء", parent=one)
    one.parent = other
    one.save()
    make_mention(make_article(external_id="a", body="في باء"), "باء", entity=other)
    indexed()
    assert find(place=(one.pk,)) == find(place=(other.pk,)) == ["a"]


def test_continents_do_not_count_for_what_lies_in_them(
    make_place, make_article, make_mention, indexed, find
) -> None:
    asia = make_place("آسيا", type="continent")
    syria = make_place("سوريا", parent=asia)
    make_mention(make_article(external_id="syria", body="في سوريا"), "سوريا", entity=syria)
    make_mention(make_article(external_id="asia", body="في آسيا"), "آسيا", entity=asia)
    indexed()
    assert find(place=(asia.pk,)) == ["asia"]
    assert find(place=(syria.pk,)) == ["syria"]


@pytest.mark.parametrize(
    ("fields", "order"),
    [
        ({}, "raqqa mosul manbij aleppo east nowhere undated"),
        ({"order": Order.NEWEST}, "raqqa mosul manbij aleppo east nowhere undated"),
        ({"order": Order.RELEVANCE}, "raqqa mosul manbij aleppo east nowhere undated"),
        ({"order": Order.OLDEST}, "nowhere east aleppo manbij mosul raqqa undated"),
        ({"q": "-داعش"}, "raqqa aleppo nowhere undated"),
        ({"q": "داعش", "order": Order.NEWEST}, "mosul manbij east"),
        ({"q": "داعش", "order": Order.OLDEST}, "east manbij mosul"),
        ({"q": "after:2017"}, "raqqa mosul"),
    ],
)
def test_orders(archive, find, fields, order) -> None:
    assert " ".join(find(**fields)) == order


def test_relevance_puts_rare_and_frequent_words_first(make_article, indexed, find) -> None:
    padding = " كلام طويل عن أمور شتى" * 3
    bodies = {
        "twice": "معركة ثم معركة في المدينة" + padding,
        "once": "معركة في المدينة اليوم هنا" + padding,
        "long": "معركة في المدينة اليوم هنا" + padding * 4,
        "plural": "معارك في المدينة اليوم هنا" + padding,
        "none": "هدوء في المدينة" + padding,
    }
    for name, body in bodies.items():
        make_article(external_id=name, title="خبر", body=body)
    make_article(external_id="title", title="معركة", body="كلام في المدينة اليوم هنا" + padding)
    indexed()
    assert find("معركة") == ["title", "twice", "once", "long", "plural"]
    assert find("معركة OR هدوء")[0] == "none"


def test_equal_articles_stand_newest_first(make_article, indexed, find) -> None:
    for number in range(5):
        make_article(external_id=str(number), body="سقطت حلب", content_hash=str(number))
    indexed()
    for order in (Order.RELEVANCE, Order.NEWEST):
        assert find("حلب", order=order) == ["4", "3", "2", "1", "0"]
    assert find("حلب", order=Order.OLDEST) == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize("order", list(Order))
def test_pages_neither_repeat_nor_leave_out(make_article, indexed, find, order) -> None:
    for number in range(65):
        make_article(
            external_id=str(number),
            body="سقطت حلب " * (number % 4 + 1),
            content_hash=str(number),
            published=("2016", "2017-01", "")[number % 3],
        )
    indexed()
    pages = [find("حلب", order=order, page=page) for page in (1, 2, 3, 4, 5)]
    assert [len(page) for page in pages] == [20, 20, 20, 5, 0]
    assert sorted(chain.from_iterable(pages)) == sorted(map(str, range(65)))
    assert ask(q="حلب", order=order).page_count == 4
    everything = [pk for batch in find_all(SearchRequest(q="حلب", order=order)) for pk in batch]
    assert len(everything) == len(set(everything)) == 65


def test_an_export_walks_through_all_batches(archive, monkeypatch) -> None:
    monkeypatch.setattr(searching, "_EXPORT_BATCH", 2)
    batches = list(find_all(SearchRequest()))
    assert [len(batch) for batch in batches] == [2, 4, 1]
    assert list(chain.from_iterable(batches)) == [hit.article.pk for hit in ask().hits]


def test_facets_show_names_and_counts_most_frequent_first(archive) -> None:
    with override("en"):
        facets = {
            facet.name: [(str(value.label), value.count) for value in facet.values]
            for facet in ask().facets
        }
    assert facets["place"][:3] == [("سوريا", 5), ("محافظة حلب", 3), ("حلب", 2)]
    assert facets["faction"] == [("داعش", 3), ("قسد", 1)]
    assert sorted(facets["source"]) == [("رويترز", 2), ("سانا", 3)]
    assert facets["status"] == [("new", 5), ("in review", 1), ("reviewed", 1)]
    assert facets["published"] == [("2017", 2), ("2016", 3), ("2015", 1)]


def test_the_months_of_a_selected_year(archive) -> None:
    with override("en"):
        (facet,) = [f for f in ask(after="2016", before="2016").facets if f.name == "published"]
    months = {value.value: value.count for value in facet.values}
    assert len(months) == 12
    assert months["2016-12"] == 3
    assert {months[value] for value in months if value != "2016-12"} == {1}


def test_a_selected_month_leaves_the_others_to_choose(archive) -> None:
    (facet,) = [f for f in ask(after="2016-12", before="2016-12").facets if f.name == "published"]
    assert [value.value for value in facet.values if value.is_selected] == ["2016-12"]
    assert {value.value: value.count for value in facet.values}["2016-03"] == 1


def test_dates_of_the_text_leave_no_facet_of_publication(archive) -> None:
    names = [f.name for f in ask(after="2016", before="2016", date_of=DateOf.MENTIONED).facets]
    assert "published" not in names
    assert "place" in names


def test_a_selected_value_that_nothing_has_can_still_be_taken_back(archive) -> None:
    (facet,) = [f for f in ask(q="حلب", faction=(archive["قسد"].pk,)).facets if f.name == "faction"]
    selected = [(value.label, value.count) for value in facet.values if value.is_selected]
    assert selected == [("قسد", 0)]


def _filters(archive) -> list[dict]:
    pk = {name: entity.pk for name, entity in archive.items()}
    return [
        {},
        {"q": "حلب"},
        {"q": "-داعش"},
        {"place": (pk["سوريا"],)},
        {"place": (pk["حلب"], pk["الموصل"])},
        {"faction": (pk["داعش"],)},
        {"status": ("new", "reviewed")},
        {"after": "2016", "before": "2016"},
        {"after": "2016-12", "before": "2017"},
        {"after": "2016-12", "before": "2016-12"},
        {"after": "2016", "before": "2017", "date_of": DateOf.MENTIONED},
        {"date_of": DateOf.MENTIONED},
    ]


def test_every_facet_counts_what_choosing_its_value_alone_finds(archive) -> None:
    """The filter of a facet is set aside while it is counted: its values add to each other."""
    wrong = []
    for one, other in combinations(_filters(archive), 2):
        request = SearchRequest(**one | other)
        for facet in search(request).facets:
            for value in facet.values:
                alone = _choose_alone(request, facet.name, value.value)
                total = search(alone, facets=False).total
                if total != value.count:
                    wrong.append((request, facet.name, value.label, value.count, total))
    assert wrong == []


def _choose_alone(request: SearchRequest, name: str, value: int | str) -> SearchRequest:
    fields = {
        slot: getattr(request, slot) for slot in ("q", "place", "faction", "source", "status")
    }
    fields |= {"after": request.after, "before": request.before, "date_of": request.date_of}
    if name == "published":
        fields |= {"after": value, "before": value, "date_of": DateOf.PUBLISHED}
    else:
        fields[name] = (value,)
    return SearchRequest(**fields)


def test_links_of_facets_add_and_remove(archive) -> None:
    request = SearchRequest(q="حلب", place=(archive["حلب"].pk,), page=3)
    (facet,) = [facet for facet in search(request).facets if facet.name == "place"]
    for value in facet.values:
        followed = SearchRequest.from_query(value.query)
        assert followed.page == 1
        assert (value.value in followed.place) is not value.is_selected


def test_queries_do_not_grow_with_rows(
    archive,
    make_article,
    make_mention,
    indexed,
    django_assert_num_queries,
    django_assert_max_num_queries,
) -> None:
    request = SearchRequest(q="داعش حلب", order=Order.NEWEST)
    with django_assert_max_num_queries(8) as few:
        search(request)
    for number in range(15):
        article = make_article(
            body=f"دخل داعش حلب {number}", source=f"صحيفة {number}", published=f"20{number + 10}"
        )
        make_mention(article, "داعش", entity=archive["داعش"])
        make_mention(article, "حلب", entity=archive["حلب"])
    with django_assert_max_num_queries(10):
        indexed()
    with django_assert_num_queries(len(few)):
        results = search(request)
    assert results.total == 16


def test_an_article_deleted_this_instant_is_passed_over(archive, find) -> None:
    Article.objects.get(external_id="raqqa").delete()
    assert "raqqa" not in find()
    assert ask().total == 7
