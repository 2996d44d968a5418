import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.extraction.document import Document
from articles.extraction.gazetteer import Entry, Gazetteer, Name
from articles.extraction.mention import Kind

NAMES = [
    ("حلب", "aleppo", Kind.PLACE),
    ("الرقة", "raqqa", Kind.PLACE),
    ("اللاذقية", "latakia", Kind.PLACE),
    ("دمشق", "damascus", Kind.PLACE),
    ("ريف دمشق", "rural-damascus", Kind.PLACE),
    ("دير الزور", "deir-ez-zor", Kind.PLACE),
    ("Deir ez-Zor", "deir-ez-zor", Kind.PLACE),
    ("لبنان", "lebanon", Kind.PLACE),
    ("بنان", "banan", Kind.PLACE),
    ("داعش", "isis", Kind.FACTION),
    ("تنظيم الدولة", "isis", Kind.FACTION),
    ("تنظيم الدولة الإسلامية", "isis", Kind.FACTION),
    ("جيش الإسلام", "islam-army", Kind.FACTION),
    ("جند حلب", "aleppo-soldiers", Kind.FACTION),
]
GAZETTEER = Gazetteer(
    [Entry(key, kind, text) for text, key, kind in NAMES],
    [Name(text, key, kind) for text, key, kind in NAMES],
)


def _found(text: str) -> list[tuple[str, str]]:
    """Surface and key of each match."""
    document = Document(text, GAZETTEER)
    return [
        (document.mention(m.start, m.end, m.kind, "test").surface, m.names[0].key)
        for m in document.matches
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("سقطت حلب", [("حلب", "aleppo")]),
        ("في حَلَبَ", [("حَلَبَ", "aleppo")]),
        ("بحلب وبحلب ولحلب", [("حلب", "aleppo")] * 3),
        ("للرقة", [("لرقة", "raqqa")]),
        ("وللاذقية", [("لاذقية", "latakia")]),
        ("ريف دمشق", [("ريف دمشق", "rural-damascus"), ("دمشق", "damascus")]),
        ("دير  الزور", [("دير  الزور", "deir-ez-zor")]),
        ("deir ez zor", [("deir ez zor", "deir-ez-zor")]),
        ("DEIR EZ-ZOR", [("DEIR EZ-ZOR", "deir-ez-zor")]),
        ("تنظيم «الدولة»", [("تنظيم «الدولة»", "isis")]),
        ('تنظيم "الدولة" في', [('تنظيم "الدولة"', "isis")]),
        ('"تنظيم الدولة"', [("تنظيم الدولة", "isis")]),
        ("(تنظيم الدولة)", [("تنظيم الدولة", "isis")]),
        ("تنظيم (الدولة) الإسلامية", [("تنظيم (الدولة) الإسلامية", "isis")]),
        ("« داعش»", [("داعش", "isis")]),
        ("جند حلب", [("جند حلب", "aleppo-soldiers"), ("حلب", "aleppo")]),
        ("لبنان", [("لبنان", "lebanon")]),
        ("بلبنان", [("لبنان", "lebanon")]),
        ("حلب2016", [("حلب", "aleppo")]),
        ("\N{RIGHT-TO-LEFT MARK}حلب😀داعش", [("حلب", "aleppo"), ("داعش", "isis")]),
    ],
)
def test_finds_names(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "الحلبي",
        "حلبة",
        "محلب",
        "دير\nالزور",
        "دير، الزور",
        "دير. الزور",
        "دير كبير الزور",
        "الزور دير",
        "تنظيم",
        "\ud83d \0",
    ],
)
def test_leaves_other_words_alone(text: str) -> None:
    assert _found(text) == []


def test_the_longest_name_of_each_kind_is_found_per_word() -> None:
    matches = Document("تنظيم الدولة الإسلامية", GAZETTEER).matches
    assert [(m.first, m.last, m.names[0].text) for m in matches] == [
        (0, 3, "تنظيم الدولة الإسلامية")
    ]


def test_every_bearer_of_a_name_is_known() -> None:
    names = [Name("الباب", key, Kind.PLACE, needs_context=key == "door") for key in ("bab", "door")]
    (match,) = Document("دخلوا الباب", Gazetteer([], names)).matches
    assert [name.key for name in match.names] == ["bab", "door"]


def test_names_of_two_kinds_are_both_found() -> None:
    names = [Name("القدس", "jerusalem", Kind.PLACE), Name("القدس", "quds", Kind.FACTION)]
    matches = Document("في القدس", Gazetteer([], names)).matches
    assert {match.kind for match in matches} == {Kind.PLACE, Kind.FACTION}


def test_a_name_without_letters_is_ignored() -> None:
    assert Document("- «»", Gazetteer([], [Name("«»", "x", Kind.PLACE)])).matches == []


WORDS = st.sampled_from(
    [name for name, *_ in NAMES] + ["و", "ب", " ", " ", "«", "»", '"', "😀", "ـ"]
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=25).map("".join))
def test_matches_lie_inside_and_hold_their_name(text: str) -> None:
    document = Document(text, GAZETTEER)
    for match in document.matches:
        assert 0 <= match.start < match.end <= len(document.folded.text)
        assert 0 <= match.first < match.last <= len(document.tokens)
        assert document.tokens[match.first].start <= match.start
        assert match.names


def test_speed_does_not_depend_on_what_is_remembered() -> None:
    assert _found("بحلب") == _found("بحلب") == [("حلب", "aleppo")]
