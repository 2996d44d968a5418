import pytest
from django.utils.translation import override

from articles.search.query import parse
from articles.search.sentence import describe_query


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("حلب", ""),
        ("حلب إدلب", ""),
        (
            "حلب إدلب -تدمر source:الميادين",
            "Articles: “حلب” and “إدلب” and the source “الميادين”, but not “تدمر”.",
        ),
        ("a (b OR c)", "Articles: “a” and (“b” or “c”)."),
        ("a -b -(c OR d)", "Articles: “a”, but not “b”, but not (“c” or “d”)."),
        ("-a -b", "Articles: without “a” and without “b”."),
        ("-(a OR b)", "Articles: without (“a” or “b”)."),
        ('"a b"', "Articles: the phrase “a b”."),
        ('"a b"~10', "Articles: “a b” with at most 10 words between."),
        ("=a bc*", "Articles: exactly “a” and a word that begins with “bc”."),
        (
            "published:[2016-11 TO 2016-12]",
            "Articles: publication between 2016-11 and 2016-12.",
        ),
        ("mentioned:[* TO 2016]", "Articles: a mention of 2016 or an earlier date."),
        (
            "place:(a OR b)",
            "Articles: a mention of the place “a” or a mention of the place “b”.",
        ),
    ],
)
def test_a_query_is_said_in_words(text: str, sentence: str) -> None:
    with override("en"):
        node = parse(text).node
        assert node
        assert describe_query(node) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '"قلعة سمعان" -تدمر place:إدلب',
            "المطلوب: العبارة «قلعة سمعان»، وذكر المكان «إدلب»، وليس فيها «تدمر».",
        ),
        # A mark keeps a date that follows Arabic letters from being shown back to front.
        ("after:2016-12", "المطلوب: النشر في \u200e2016-12 أو بعده."),
        (
            "mentioned:[2016-11 TO 2016-12]",
            "المطلوب: ذكر تاريخ بين \u200e2016-11 و\u200e2016-12.",
        ),
    ],
)
def test_a_query_is_said_in_arabic(text: str, sentence: str) -> None:
    with override("ar"):
        node = parse(text).node
        assert node
        assert describe_query(node) == sentence
