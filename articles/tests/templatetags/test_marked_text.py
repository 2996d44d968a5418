"""Cutting a text at its mentions loses no letter, whatever overlaps."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article, Entity, Mention
from articles.search.highlight import Part, Snippet
from articles.templatetags.marked_text import article_text, line_ends, marked, segment


def mention(start: int, end: int, kind: str = "place", **fields) -> Mention:
    return Mention(pk=start + 1, start=start, end=end, kind=kind, **fields)


def cut(body: str, *spans: tuple[int, int]) -> list[tuple[str, list[tuple[int, int]]]]:
    segments = segment(body, [mention(*span) for span in spans])
    return [(each.text, [(m.start, m.end) for m in each.mentions]) for each in segments]


@pytest.mark.parametrize(
    ("body", "spans", "expected"),
    [
        ("", [], []),
        ("حلب", [], [("حلب", [])]),
        ("حلب", [(0, 3)], [("حلب", [(0, 3)])]),
        ("في حلب غدا", [(3, 6)], [("في ", []), ("حلب", [(3, 6)]), (" غدا", [])]),
        ("بحلب", [(1, 4)], [("ب", []), ("حلب", [(1, 4)])]),
        (
            "ريف دمشق",
            [(0, 8), (4, 8)],
            [("ريف ", [(0, 8)]), ("دمشق", [(4, 8), (0, 8)])],
        ),
        (
            "abcdef",
            [(0, 4), (2, 6)],
            [("ab", [(0, 4)]), ("cd", [(0, 4), (2, 6)]), ("ef", [(2, 6)])],
        ),
        ("abc", [(0, 3), (0, 3)], [("abc", [(0, 3), (0, 3)])]),
        ("abc", [(1, 99)], [("a", []), ("bc", [(1, 99)])]),
        ("abc", [(5, 9)], [("abc", [])]),
        ("😀حلب", [(1, 4)], [("😀", []), ("حلب", [(1, 4)])]),
        ("في\nحلب", [(0, 6)], [("في\n", [(0, 6)]), ("حلب", [(0, 6)])]),
        ("أ\r\n\nب", [], [("أ\r\n", []), ("\n", []), ("ب", [])]),
    ],
)
def test_cuts_where_mentions_begin_and_end(body, spans, expected):
    assert cut(body, *spans) == expected


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(1, 20), st.sampled_from(["place", "date"]))),
)
def test_each_letter_is_in_one_segment_with_just_the_mentions_that_cover_it(body, triples):
    mentions = [mention(start, start + length, kind) for start, length, kind in triples]
    segments = segment(body, mentions)
    assert "".join(each.text for each in segments) == body
    position = 0
    for each in segments:
        assert each.text
        covering = [m for m in mentions if m.start <= position < m.end]
        assert sorted(map(id, each.mentions)) == sorted(map(id, covering))
        lengths = [m.end - m.start for m in each.mentions]
        assert lengths == sorted(lengths)
        position += len(each.text)


class Text(HTMLParser):
    """What a browser would show: the text of the elements."""

    def __init__(self, html: str):
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, dict]] = []
        self.feed(html)
        self.close()

    def handle_data(self, data):
        self.text += data

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


@given(st.text(alphabet="حلب <>&\"'\r\n\t a😀", max_size=30), st.integers(0, 20), st.integers(1, 9))
def test_shown_text_is_the_stored_text(body, start, length):
    html = article_text(Article(body=body), [mention(start, start + length, "date")])
    assert Text(html).text == body


def test_carriage_returns_survive_the_browser():
    # A browser reads a bare CR as LF; only the character reference stays what it was.
    assert "\r" not in article_text(Article(body="سطر\r\nآخر"), [])


def test_markup_in_the_text_is_text():
    page = Text(article_text(Article(body="<script>alert(1)</script>"), [mention(0, 8)]))
    assert {tag for tag, _attributes in page.tags} == {"div", "span", "mark"}


def test_a_mention_of_an_entity_is_a_link_that_says_what_it_is(settings):
    aleppo = Entity(pk=7, kind="place", name_ar="حلب")
    found = mention(3, 6, entity=aleppo, rule="place.gazetteer")
    page = Text(article_text(Article(body="في حلب"), [found]))
    tag, attributes = page.tags[2]
    assert tag == "a"
    assert attributes == {
        "href": "/places/7/",
        "class": "mention mention-place status-suggested",
        "title": "مكان · حلب · مقترح · الاسم مدرج في معجم الأماكن.",
    }


def test_a_date_without_a_value_says_so():
    page = Text(article_text(Article(body="قبل أيام"), [mention(0, 8, "date")]))
    assert "غير محسوم" in page.tags[2][1]["title"]


def test_the_outer_mention_is_named_on_the_inner_one():
    outer, inner = mention(0, 8, "faction"), mention(4, 8, "place")
    page = Text(article_text(Article(body="جيش دمشق"), [outer, inner]))
    assert page.tags[3][1]["class"] == "mention mention-place status-suggested within-faction"


def test_an_editor_gets_marks_that_name_all_their_mentions():
    outer, inner = mention(0, 8, entity=Entity(pk=7, kind="place", name_ar="دمشق")), mention(4, 8)
    page = Text(article_text(Article(body="جيش دمشق"), [outer, inner], is_edited=True))
    marks = [attributes["data-mentions"] for _tag, attributes in page.tags[2:]]
    assert ({tag for tag, _attributes in page.tags[1:]}, marks) == ({"span"}, ["1", "5 1"])


@pytest.mark.parametrize(
    ("body", "ends"),
    [
        ("", [0]),
        ("سطر", [3]),
        ("سطر\nآخر\n", [4, 8, 8]),
        ("حلب " * 5_000, [10_000, 20_000]),
        ("ح" * 10_001, [10_000, 10_001]),
        ("حلب\n" * 5_000, [*range(4, 20_001, 4), 20_000]),
    ],
)
def test_a_line_ends_where_it_ends_or_is_far_too_long(body, ends):
    assert list(line_ends(body)) == ends


def test_each_line_is_a_box_with_its_end():
    html = article_text(Article(body="سطر\r\n\nحلب وحماة\n"), [mention(0, 8)])
    assert html.count('<span class="line">') == 3
    assert html.count("<mark") == 3


def test_a_snippet_keeps_joined_letters_together():
    snippet = Snippet((Part("و", is_match=False), Part("<حلب>", is_match=True)), is_start=False)
    assert marked(snippet) == "… و<mark>&lt;حلب&gt;</mark>"
