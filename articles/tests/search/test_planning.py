from datetime import date

import pytest
from django.utils.translation import override

from articles.models import Alias
from articles.search import criteria as c
from articles.search.analysis import analyze
from articles.search.planning import Plan, make_plan
from articles.search.query import parse


def _plan(text: str, *, expand: bool = True) -> Plan:
    return make_plan(parse(text), expand=expand)


def _word(text: str, **fields) -> c.HasWord:
    return c.HasWord(analyze(text)[0], **fields)


def _phrase(text: str, **fields) -> c.HasPhrase:
    return c.HasPhrase(tuple(analyze(text)), **fields)


def _same(one, other) -> bool:
    """Whether two criteria ask for the same words, wherever these stood in the query."""
    return _without_offsets(one) == _without_offsets(other)


def _without_offsets(value):
    if isinstance(value, c.HasWord):
        return ("word", value.term[:4], value.match, value.place)
    if isinstance(value, c.HasPhrase):
        return ("phrase", [term[:4] for term in value.terms], value.match, value.place)
    if isinstance(value, c.AllOf | c.AnyOf):
        return (type(value), [_without_offsets(part) for part in value.parts])
    if isinstance(value, c.NoneOf):
        return (type(value), _without_offsets(value.part))
    return value


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("", None),
        ("!!", None),
        ("قصف", _word("قصف")),
        ("قصف مدينة", c.AllOf((_word("قصف"), _word("مدينة")))),
        ("قصف في مدينة", c.AllOf((_word("قصف"), _word("مدينة")))),
        ("في", _word("في")),
        ("من في", c.AllOf((_word("من"), _word("في")))),
        ("=في قصف", c.AllOf((_word("في", match=c.Match.EXACT), _word("قصف")))),
        ('"قصف في"', _phrase("قصف في")),
        ('"قصف"', _word("قصف")),
        ('="قصف جوي"', _phrase("قصف جوي", match=c.Match.EXACT)),
        ("روسي-تركي", _phrase("روسي تركي")),
        ("قص*", _word("قص", match=c.Match.PREFIX)),
        ("قصف OR غارة", c.AnyOf((_word("قصف"), _word("غارة")))),
        ("قصف OR !!", _word("قصف")),
        ("-قصف", c.NoneOf(_word("قصف"))),
        ("-!!", None),
        ("title:قصف", _word("قصف", place=c.Place.TITLE)),
        ('عنوان:"قصف جوي"', _phrase("قصف جوي", place=c.Place.TITLE)),
        ("author:مكرم", _word("مكرم", place=c.Place.AUTHOR)),
        (
            "قصف (غارة -مدينة)",
            c.AllOf((_word("قصف"), _word("غارة"), c.NoneOf(_word("مدينة")))),
        ),
    ],
)
def test_words_become_criteria(db, text, criterion) -> None:
    assert _same(_plan(text).criterion, criterion)


def test_dates_become_days(db) -> None:
    first, last = _plan("after:2016-12 before:2017").criterion.parts
    assert (first.first.isoformat(), first.last) == ("2016-12-01", None)
    assert (last.first, last.last.isoformat()) == (None, "2017-12-31")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("place:أتلانتس", "No place is called “أتلانتس”."),
        ("faction:حلب", "No faction is called “حلب”."),
        ("source:xyz", "No source is called “xyz”."),
        ("after:yesterday", "“yesterday” is no date."),
        ("before:2016-13", "“2016-13” is no date."),
        ("(قصف", "An opening bracket has no closing one."),
    ],
)
def test_problems_are_named(make_place, text, problem) -> None:
    make_place("حلب")
    with override("en"):
        assert _plan(text).problems == [problem]


def test_unknown_names_find_nothing_and_unknown_dates_are_left_out(db) -> None:
    assert _plan("place:أتلانتس").criterion == c.Nothing()
    assert _plan("source:xyz").criterion == c.Nothing()
    assert _plan("after:yesterday").criterion is None


def _names(text: str, **options) -> list[tuple[str, tuple[int, ...]]]:
    return [(found.words, found.entities) for found in _plan(text, **options).expansions]


def test_words_that_name_an_entity_are_widened(make_place, make_faction) -> None:
    isis = make_faction("داعش", aliases=("ISIS", "الدولة الإسلامية في العراق والشام"))
    aleppo = make_place("حلب", name_en="Aleppo")
    assert _names("لداعش") == [("لداعش", (isis.pk,))]
    assert _names("isis Aleppo") == [("isis", (isis.pk,)), ("Aleppo", (aleppo.pk,))]
    assert _names("قصف الدولة الإسلامية في العراق والشام حلب") == [
        ("الدولة الإسلامية في العراق والشام", (isis.pk,)),
        ("حلب", (aleppo.pk,)),
    ]
    assert _names("حلب OR ISIS") == [("حلب", (aleppo.pk,)), ("ISIS", (isis.pk,))]
    assert _names("=حلب حل* title:حلب -ISIS") == []
    assert _names("حلب", expand=False) == []


def test_the_longest_name_counts(make_place) -> None:
    rural = make_place("ريف دمشق")
    damascus = make_place("دمشق")
    assert _names("ريف دمشق") == [("ريف دمشق", (rural.pk,))]
    assert _names("دمشق ريف") == [("دمشق", (damascus.pk,))]
    assert _names('"ريف دمشق"') == [("ريف دمشق", (rural.pk,))]


def test_a_whole_word_that_is_a_name_is_not_cut_to_another(make_place) -> None:
    oujda, jeddah = make_place("وجدة"), make_place("جدة")
    assert _names("وجدة") == [("وجدة", (oujda.pk,))]
    assert _names("جدة") == [("جدة", (jeddah.pk,))]
    assert _names("بجدة") == [("بجدة", (jeddah.pk,))]


def test_one_name_of_two_entities_names_both(make_place) -> None:
    city = make_place("حماة", slug="hama")
    province = make_place("محافظة حماة", slug="hama-province", aliases=("حماة",))
    assert _names("حماة") == [("حماة", (city.pk, province.pk))]


def test_stop_words_are_no_names_beside_other_words(make_place) -> None:
    van = make_place("وان")
    assert _names("قصف وان") == []
    assert _names("وان") == [("وان", (van.pk,))]


def test_merged_entities_are_named_by_what_they_became(make_faction) -> None:
    new = make_faction("هيئة تحرير الشام")
    make_faction("النصرة", merged_into=new)
    (expansion,) = _plan("النصرة").expansions
    assert (expansion.entities, expansion.names) == ((new.pk,), ("هيئة تحرير الشام",))


def test_names_are_shown_in_the_language_of_the_reader(make_faction) -> None:
    make_faction("داعش", name_en="ISIS")
    with override("en"):
        assert _plan("داعش").expansions[0].names == ("ISIS",)
    with override("ar"):
        assert _plan("ISIS").expansions[0].names == ("داعش",)


@pytest.mark.parametrize(
    ("text", "has_parts"),
    [
        ("قصف غارة", True),
        ("قصف غارة -مدينة", True),
        ("قصف (غارة OR مدينة)", True),
        ("قصف", False),
        ("قصف -غارة", False),
        ("قصف after:2016", False),
        ("قصف author:مكرم", False),
        ("قصف title:مدينة", False),
        ("قصف OR غارة", False),
        ('"قصف غارة"', True),
        ('"قصف"', False),
        ("قصف غارة OR مدينة", True),
    ],
)
def test_some_of_several_words_may_be_missing_but_no_condition(db, text, has_parts) -> None:
    assert (_plan(text).some_words is not None) is has_parts


def test_names_of_a_long_query_take_one_look(make_place, django_assert_num_queries) -> None:
    make_place("حلب")
    with django_assert_num_queries(1):
        plan = _plan("وبلحلب " * 199 + "حلب")
    assert len(plan.expansions) == 1


def test_an_alias_is_found_however_it_is_spelled(make_place) -> None:
    place = make_place("رأس العين")
    Alias.objects.create(entity=place, text="سِري كانيه")
    assert _names("راس العين") == [("راس العين", (place.pk,))]
    assert _names("سري كانية") == [("سري كانية", (place.pk,))]


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("published:[2016-11 TO 2016-12]", c.Published(date(2016, 11, 1), date(2016, 12, 31))),
        ("published:[2016-11 TO *]", c.Published(date(2016, 11, 1), None)),
        ("published:[* TO 2016]", c.Published(None, date(2016, 12, 31))),
        ("mentioned:[2016 TO 2017-01]", c.MentionsDate(date(2016, 1, 1), date(2017, 1, 31))),
        ("mentioned:2016-12", c.MentionsDate(date(2016, 12, 1), date(2016, 12, 31))),
        ("-published:2016-12-13", c.NoneOf(c.Published(date(2016, 12, 13), date(2016, 12, 13)))),
    ],
)
def test_ranges_become_days(db, text, criterion) -> None:
    assert _plan(text).criterion == criterion


def test_a_field_group_asks_for_each_value(make_place) -> None:
    aleppo, idlib = make_place("حلب"), make_place("إدلب")
    assert _plan("place:(حلب OR إدلب)").criterion == c.AnyOf(
        (c.Mentions((aleppo.pk,)), c.Mentions((idlib.pk,)))
    )


@pytest.mark.parametrize(("text", "slop"), [('"قصف مدينة"', 0), ('"قصف مدينة"~3', 3)])
def test_nearness_is_asked_for(db, text, slop) -> None:
    assert _plan(text).criterion.slop == slop


def test_a_repeated_condition_is_asked_for_once() -> None:
    period = "published:[2016 TO 2017]"
    once = _plan(f"{period} -after:2017").criterion
    assert once is not None
    assert _plan(f"{period} -after:2017 {period} {period} -after:2017").criterion == once
    assert _plan(f"{period} OR {period}").criterion == _plan(period).criterion
