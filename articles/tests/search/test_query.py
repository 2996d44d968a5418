import time

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.search.query import (
    FIELDS,
    And,
    Field,
    Node,
    Not,
    Or,
    Phrase,
    Range,
    Word,
    parse,
    write_query,
)
from articles.search.sentence import describe_query


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def _word(text: str) -> Word:
    return Word(text)


def _exact(text: str) -> Word:
    return Word(text, exact=True)


def _prefix(text: str) -> Word:
    return Word(text, prefix=True)


def _phrase(text: str, *, exact: bool = False) -> Phrase:
    return Phrase(text, exact)


def _field(name: str, value: str) -> Field:
    return Field(name, value)


def _not(part: Node) -> Not:
    return Not(part)


def _and(*parts: Node) -> And:
    return And(parts)


def _or(*parts: Node) -> Or:
    return Or(parts)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        ("   \n ", None),
        ("حلب", _word("حلب")),
        ("حلب داعش", _and(_word("حلب"), _word("داعش"))),
        ("حلب AND داعش", _and(_word("حلب"), _word("داعش"))),
        ("حلب و داعش", _and(_word("حلب"), _word("و"), _word("داعش"))),
        ("حلب OR إدلب", _or(_word("حلب"), _word("إدلب"))),
        ("حلب أو إدلب", _or(_word("حلب"), _word("إدلب"))),
        ("قتلوا أو أسروا؟", _and(_word("قتلوا"), _word("أسروا؟"))),
        ("حلب | إدلب", _or(_word("حلب"), _word("إدلب"))),
        ("a b OR c", _or(_and(_word("a"), _word("b")), _word("c"))),
        ("a OR b OR a", _or(_word("a"), _word("b"))),
        ("a OR b OR c", _or(_word("a"), _word("b"), _word("c"))),
        ("a (b OR c)", _and(_word("a"), _or(_word("b"), _word("c")))),
        ("(a)OR(b)", _or(_word("a"), _word("b"))),
        ("((a))", _word("a")),
        ("-حلب", _not(_word("حلب"))),
        ("−حلب", _not(_word("حلب"))),
        ("NOT حلب", _not(_word("حلب"))),
        ("a -b", _and(_word("a"), _not(_word("b")))),
        ("a -(b OR c)", _and(_word("a"), _not(_or(_word("b"), _word("c"))))),
        ("(-a b)", _and(_not(_word("a")), _word("b"))),
        ("(NOT a)", _not(_word("a"))),
        ("NOT -a", _word("a")),
        ("NOT NOT NOT a", _not(_word("a"))),
        ('-"a b"', _not(_phrase("a b"))),
        ("-place:حلب", _not(_field("place", "حلب"))),
        ("روسي-تركي", _word("روسي-تركي")),
        ("a - b", _and(_word("a"), _word("b"))),
        ('"قلعة سمعان"', _phrase("قلعة سمعان")),
        ("«قلعة سمعان»", _phrase("قلعة سمعان")),
        ("“قلعة سمعان”", _phrase("قلعة سمعان")),
        ("„قلعة سمعان“", _phrase("قلعة سمعان")),
        ('a"b c"d', _and(_word("a"), _phrase("b c"), _word("d"))),
        ('""', None),
        ('" "', None),
        ('"(a OR b)"', _phrase("(a OR b)")),
        ("=داعش", _exact("داعش")),
        ('="قلعة سمعان"', _phrase("قلعة سمعان", exact=True)),
        ("-=داعش", _not(_exact("داعش"))),
        ("a=b", _word("a=b")),
        ("=", None),
        ("حل*", _prefix("حل")),
        ("*حل*", _prefix("حل")),
        ("*حل", _word("حل")),
        ("*", None),
        ("=حل*", _exact("حل*")),
        ("place:حلب", _field("place", "حلب")),
        ("مكان:حلب", _field("place", "حلب")),
        ("PLACE:حلب", _field("place", "حلب")),
        ('place:"دير الزور"', _field("place", "دير الزور")),
        ("place:«دير الزور»", _field("place", "دير الزور")),
        ("فصيل:قسد", _field("faction", "قسد")),
        ("مصدر:رويترز", _field("source", "رويترز")),
        ("عنوان:حلب", _field("title", "حلب")),
        ("كاتب:مكرم", _field("author", "مكرم")),
        ("بعد:2016", _field("after", "2016")),
        ("قبل:2016-12", _field("before", "2016-12")),
        ("place: حلب", _field("place", "حلب")),
        ("place:(حلب OR إدلب)", _or(_field("place", "حلب"), _field("place", "إدلب"))),
        ('"a b"~10', Phrase("a b", slop=10)),
        ("published:[2016-11 TO 2016-12]", Range("published", "2016-11", "2016-12")),
        ("ذكر:[2016 TO *]", Range("mentioned", "2016", "")),
        ("نشر:2016-12", _field("published", "2016-12")),
        ("(" * 5000 + "a" + ")" * 5000, _word("a")),
        ("a (b (c d))", _and(*map(_word, "abcd"))),
        ("لماذا؟", _word("لماذا؟")),
        ("title:(حل*)", Field("title", "حل", prefix=True)),
        ("title:حل*", Field("title", "حل", prefix=True)),
        ("title:=حلب", Field("title", "حلب", exact=True)),
        (
            "عنوان:(=حلب OR إدلب*)",
            _or(Field("title", "حلب", exact=True), Field("title", "إدلب", prefix=True)),
        ),
        ('title:="قلعة سمعان"', Field("title", "قلعة سمعان", exact=True)),
        ('title:"a b"~3', Field("title", "a b", slop=3)),
        ("author:مكر*", Field("author", "مكر", prefix=True)),
        ("after:2016 before:2017", _and(_field("after", "2016"), _field("before", "2017"))),
        ('place:" "', None),
        ("http://x.com", _word("http://x.com")),
        ("6:30", _word("6:30")),
        ("قبل ذلك", _and(_word("قبل"), _word("ذلك"))),
        ("OReilly orange أوباما", _and(_word("OReilly"), _word("orange"), _word("أوباما"))),
        ("ANDREW NOTE", _and(_word("ANDREW"), _word("NOTE"))),
    ],
)
def test_reads_the_query_language(text: str, tree: Node | None) -> None:
    query = parse(text)
    assert query.node == tree
    assert query.problems == ()


@pytest.mark.parametrize(
    ("text", "tree", "problem"),
    [
        ("a)", _word("a"), "A closing bracket has no opening one."),
        (")", None, "A closing bracket has no opening one."),
        ("a) b", _and(_word("a"), _word("b")), "A closing bracket has no opening one."),
        ("(a", _word("a"), "An opening bracket has no closing one."),
        ("a OR", _word("a"), "“OR” stands between two words."),
        ("OR a", _word("a"), "“OR” stands between two words."),
        ("a OR OR b", _or(_word("a"), _word("b")), "“OR” stands between two words."),
        ("أو", None, "“OR” stands between two words."),
        ('"a b', _and(_word("a"), _word("b")), "A quotation mark has no partner."),
        ("«a b", _and(_word("a"), _word("b")), "A quotation mark has no partner."),
        ("a -()", _word("a"), "Brackets with nothing in them were left out."),
        ("(NOT )", None, "“-” stands before a word."),
        ("a place:", _word("a"), "“place:” stands before a word."),
        (
            "marketplace:x",
            _phrase("marketplace x"),
            "“marketplace:” is no field; it was read as words.",
        ),
        ("published:2016-13", None, "“2016-13” is no date."),
        ("published:[2016 TO x]", None, "“x” is no date."),
        (
            "published:[2017 TO 2016]",
            Range("published", "2016", "2017"),
            "“[2017 TO 2016]” was turned around.",
        ),
        (
            "published:[2016]",
            None,
            "“published:[2016]” is no range; write published:[2016-11 TO 2016-12].",
        ),
        ("AND a", _word("a"), "“AND” stands between two words."),
        (
            "حلب و*",
            _and(_word("حلب"), _word("و")),
            "A beginning has 2 letters at least; “و” is a whole word.",
        ),
        # Marks and tatweel are no letters.
        (
            "حلب ـوَ*",
            _and(_word("حلب"), _word("ـوَ")),
            "A beginning has 2 letters at least; “ـوَ” is a whole word.",
        ),
        (
            "a " * 150 + "-".join(["b"] * 60),
            _and(*[_word("a")] * 150, _word("-".join(["b"] * 50))),
            "Only the first 200 words of the query were read.",
        ),
        (
            " ".join(["a"] * 201),
            _and(*[_word("a")] * 200),
            "Only the first 200 words of the query were read.",
        ),
    ],
)
def test_names_what_makes_no_sense(text: str, tree: Node | None, problem: str) -> None:
    query = parse(text)
    assert query.node == tree
    assert problem in query.problems


def test_a_problem_is_named_once() -> None:
    assert len(parse("a) b) c)").problems) == 1


def test_every_field_has_an_arabic_and_an_english_name() -> None:
    english = {name for name in FIELDS if name.isascii()}
    assert set(FIELDS.values()) == english
    assert sorted(FIELDS.values()) == sorted([*english] * 2)


PIECES = st.sampled_from(
    [
        "(",
        ")",
        '"',
        "«",
        "»",
        "-",
        "=",
        "*",
        " ",
        "OR ",
        " أو ",
        "NOT ",
        "AND ",
        "place:",
        "بعد:",
        "حلب",
        "ال",
        "2016-12",
        "\x00",
        "�",
        "😀",
        "|",
        ":",
        "(((((",
        "--",
        "published:[2016 TO 2017]",
        "title:",
        "-(",
        "(حل*",
        "foo:",
        "[",
        "]",
        "~3",
        "!",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(st.characters()), st.lists(PIECES, max_size=60).map("".join)))
def test_any_text_parses_and_what_is_printed_parses_to_the_same(text: str) -> None:
    node = parse(text).node
    if node:
        again = parse(write_query(node))
        assert again.node == node
        assert again.problems == ()


def test_the_repaired_query_has_no_problems() -> None:
    query = parse('foo:bar (حلب OR "إدلب published:[2017 TO 2016]')
    assert len(query.problems) == 4
    assert parse(query.repaired).node == query.node
    assert parse(query.repaired).problems == ()


def test_the_words_of_a_phrase_count_too() -> None:
    query = parse('"' + "a " * 300 + '"~3')
    assert query.node == Phrase(" ".join(["a"] * 200), slop=3)
    assert len(query.problems) == 1
    assert parse('x "' + "a " * 199 + '" y').node == parse('x "' + "a " * 199 + '"').node


def test_no_more_than_some_beginnings_count() -> None:
    with override("en"):
        query = parse("aa* bb* aa* cc* dd* ee*")
    assert write_query(query.node) == "aa* bb* aa* cc* dd* ee"
    assert query.problems == ("Only the first 4 beginnings with * count; “ee” is a whole word.",)


@pytest.mark.parametrize("pair", [("a OR (b (", "))"), ("-(a -(b ", "))")])
def test_brackets_nest_to_any_depth(pair: tuple[str, str]) -> None:
    query = parse(pair[0] * 99 + "a" + pair[1] * 99)
    assert query.problems == ()
    assert query.node is not None
    written = write_query(query.node)
    assert written.count("(") >= 98
    again = parse(written).node
    assert again is not None
    assert write_query(again) == written
    assert describe_query(query.node).count("“a”") == 100


@pytest.mark.parametrize(
    "piece",
    ["(", ")", "()", "-", "- ", "-(", "NOT ", '"', '"" ', "a OR ", "place:", "=", "*", "ا", "\0 "],
)
def test_long_queries_parse_quickly(piece: str) -> None:
    text = (piece * 10_000)[:10_000]

    def seconds() -> float:
        start = time.thread_time()
        parse(text)
        return time.thread_time() - start

    # The best of three: a busy machine is no fault of the parser.
    assert min(seconds() for _ in range(3)) < 0.1
