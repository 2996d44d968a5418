from dataclasses import replace

import pytest
from django.http import QueryDict
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from articles.search.request import STATUSES, DateOf, Order, SearchRequest

IDS = st.lists(st.integers(0, 10**18 - 1), max_size=4, unique=True).map(tuple)
DATES = st.sampled_from(["", "2016", "2016-12", "2016-12-13", "2016-10/2016-12", "201X"])
#: What can be typed: neither NUL nor lone surrogates reach a server as they are.
TYPED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)


@given(
    q=TYPED.map(str.strip),
    place=IDS,
    faction=IDS,
    source=IDS,
    status=st.lists(st.sampled_from(STATUSES), unique=True).map(tuple),
    after=DATES,
    before=DATES,
    date_of=st.sampled_from(DateOf),
    order=st.sampled_from(Order),
    expand=st.booleans(),
    page=st.integers(1, 1_000_000),
)
def test_a_request_comes_back_from_its_query_string(**fields) -> None:
    if not fields["after"] and not fields["before"]:
        fields["date_of"] = DateOf.PUBLISHED
    request = SearchRequest(**fields)
    assert SearchRequest.from_query(request.to_query()) == request


@given(st.text(st.characters(), max_size=100))
def test_any_query_string_is_read(query: str) -> None:
    request = SearchRequest.from_query(query)
    assert SearchRequest.from_query(request.to_query()).to_query() == request.to_query()


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "q",
                "place",
                "faction",
                "source",
                "status",
                "after",
                "before",
                "date_of",
                "order",
                "expand",
                "page",
            ]
        ),
        st.one_of(st.text(st.characters(), max_size=30), st.integers().map(str)),
    )
)
def test_any_values_are_read(values: dict[str, str]) -> None:
    parameters = QueryDict(mutable=True)
    parameters.update(values)
    request = SearchRequest.from_query(parameters)
    again = SearchRequest.from_query(request.to_query())
    assert again.problems == ()
    assert again.to_query() == request.to_query()


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        ("place=حلب", "place", "حلب"),
        ("place=1&place=x", "place", "x"),
        ("place=-1", "place", "-1"),
        ("place=١٢", "place", "١٢"),
        ("place=9999999999999999999", "place", "9999999999999999999"),
        ("faction=1.5", "faction", "1.5"),
        ("source=%00", "source", " "),
        ("status=done", "status", "done"),
        ("after=2016-13", "after", "2016-13"),
        ("after=yesterday", "after", "yesterday"),
        ("before=2016-02-30", "before", "2016-02-30"),
        ("date_of=birth", "date_of", "birth"),
        ("order=random", "order", "random"),
        ("page=last", "page", "last"),
        ("page=-1", "page", "-1"),
        ("upto=now", "upto", "now"),
    ],
)
def test_garbage_is_left_out_and_named(query: str, name: str, value: str) -> None:
    with override("en"):
        request = SearchRequest.from_query(query)
    assert request.problems == (f"“{value}” is no value for “{name}”.",)
    kept = SearchRequest.from_query("place=1") if "place=1&" in query else SearchRequest()
    assert request.to_query() == kept.to_query()


def test_long_garbage_is_cut_in_its_message() -> None:
    (problem,) = SearchRequest.from_query("place=" + "x" * 5000).problems
    assert len(problem) < 200


def test_good_values_stay_beside_garbage() -> None:
    request = SearchRequest.from_query("q=حلب&place=5&place=x&place=5&status=new&status=old")
    assert (request.place, request.status) == ((5,), ("new",))
    assert len(request.problems) == 2


@pytest.mark.parametrize(
    ("page", "read"),
    [("", 1), ("0", 1), ("1", 1), ("7", 7), ("1000001", 1_000_000), ("9" * 18, 1_000_000)],
)
def test_pages_stay_within_bounds(page: str, read: int) -> None:
    request = SearchRequest.from_query(f"page={page}")
    assert request.page == read
    assert request.problems == ()


def test_what_databases_refuse_is_replaced() -> None:
    parameters = QueryDict(mutable=True)
    parameters["q"] = " حلب\0\ud83d "
    assert SearchRequest.from_query(parameters).q == "حلب ?"


def test_a_long_query_is_cut() -> None:
    assert len(SearchRequest.from_query("q=" + "ا" * 20_000).q) == 10_000


@pytest.mark.parametrize(
    ("request_", "query"),
    [
        (SearchRequest(), ""),
        (SearchRequest(q="حلب"), "q=%D8%AD%D9%84%D8%A8"),
        (SearchRequest(place=(2, 1), page=1), "place=2&place=1"),
        (SearchRequest(expand=False, page=3), "expand=0&page=3"),
        (SearchRequest(date_of=DateOf.MENTIONED), ""),
        (SearchRequest(after="2016", date_of=DateOf.MENTIONED), "after=2016&date_of=mentioned"),
    ],
)
def test_query_strings_leave_out_what_is_usual(request_: SearchRequest, query: str) -> None:
    assert request_.to_query() == query


def test_only_later_pages_carry_what_the_first_one_knew() -> None:
    assert SearchRequest(q="حلب", upto=7).to_query() == SearchRequest(q="حلب").to_query()
    assert SearchRequest.from_query("upto=7").upto == 0
    later = SearchRequest().on_page(3, upto=7)
    assert later.to_query() == "page=3&upto=7"
    assert SearchRequest.from_query("page=3&upto=7") == later
    assert later.on_page(1) == SearchRequest()


def test_toggling_adds_and_removes_a_value_from_the_first_page() -> None:
    request = SearchRequest(q="حلب", place=(1,), page=4)
    added = request.toggled("place", 2)
    assert request.adding("place")(2) == added.to_query()
    assert (added.place, added.page, added.q) == ((1, 2), 1, "حلب")
    assert added.toggled("place", 1).place == (2,)
    assert request.toggled("status", "new").status == ("new",)


@pytest.mark.parametrize(
    ("request_", "has_filters"),
    [
        (SearchRequest(q="حلب", page=2, order=Order.NEWEST), False),
        (SearchRequest(place=(1,)), True),
        (SearchRequest(status=("new",)), True),
        (SearchRequest(before="2016"), True),
    ],
)
def test_knows_whether_it_is_filtered(request_: SearchRequest, has_filters: bool) -> None:
    assert request_.has_filters is has_filters


@pytest.mark.parametrize(
    ("text", "clean"), [("\udfff", "?"), ("a\0b", "a b"), (" a ", "a"), ("e\u0301", "\u00e9")]
)
def test_words_are_clean_however_the_request_was_made(text: str, clean: str) -> None:
    for request in (SearchRequest(q=text), replace(SearchRequest(), q=text)):
        assert request.q == clean
        assert SearchRequest.from_query(request.to_query()) == request
