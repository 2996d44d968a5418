import re
from collections import Counter

import pytest

from articles.extraction.builtin import DATA, read_entries, read_names
from articles.extraction.factions.nations import STATES
from articles.extraction.gazetteer import Name
from articles.extraction.mention import Kind
from articles.language.fold import fold

TYPES = {
    "state_force",
    "unit",
    "armed_group",
    "jihadist",
    "militia",
    "alliance",
    "operations_room",
    "party",
}
SIDES = {
    "government",
    "opposition",
    "jihadist",
    "kurdish-led",
    "iran-linked",
    "palestinian",
    "local",
    "foreign-state",
    "foreign-group",
    "international",
}
EDTF_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
FOREIGN_LETTERS = re.compile("[\ufb50-\ufdff\ufe70-\ufeff\u06cc\u06a9\u06c1\u06be\u0640]")

ENTRIES = [
    entry
    for path in sorted(DATA.glob("factions*.csv"))
    for entry in read_entries(path, Kind.FACTION)
]
NAMES = [
    name
    for path in sorted(DATA.glob("faction_aliases*.csv"))
    for name in read_names(path, Kind.FACTION)
]
KEYS = {entry.key for entry in ENTRIES}


def test_there_are_many():
    assert len(ENTRIES) >= 700


def test_keys_are_unique_slugs():
    assert [key for key, count in Counter(e.key for e in ENTRIES).items() if count > 1] == []
    assert [key for key in KEYS if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)] == []


def test_arabic_names_are_unique():
    counts = Counter(fold(entry.name_ar) for entry in ENTRIES)
    assert [name for name, count in counts.items() if count > 1] == []


def test_names_are_not_empty():
    assert [entry.key for entry in ENTRIES if not entry.name_ar or not entry.name_en] == []


def test_parents_exist_and_make_no_circle():
    parents = {entry.key: entry.parent for entry in ENTRIES}
    for key, parent in parents.items():
        seen, current = {key}, parent
        while current:
            assert current in KEYS, f"{key}: no such parent as {current}"
            assert current not in seen, f"{key}: its parents make a circle"
            seen.add(current)
            current = parents[current]


def test_types_and_sides_are_closed_sets():
    assert {entry.type for entry in ENTRIES} <= TYPES
    assert {entry.side for entry in ENTRIES} <= SIDES


def test_aliases_belong_to_an_entry():
    assert {name.key for name in NAMES} - KEYS == set()


def test_no_alias_is_listed_twice():
    counts = Counter((name.key, fold(name.text)) for name in NAMES)
    assert [row for row, count in counts.items() if count > 1] == []


def test_an_alias_repeats_a_main_name_only_to_ask_for_context():
    main = {(e.key, fold(text)) for e in ENTRIES for text in (e.name_ar, e.name_en)}
    repeated = [name for name in NAMES if (name.key, fold(name.text)) in main]
    assert [name for name in repeated if not name.needs_context] == []
    # The reader compares the exact text, so the row must spell the name as the entry does.
    spelt = {(e.key, text) for e in ENTRIES for text in (e.name_ar, e.name_en)}
    assert [name for name in repeated if (name.key, name.text) not in spelt] == []


@pytest.mark.parametrize(
    ("first", "last"),
    sorted(
        {(e.active_from, e.active_to) for e in ENTRIES}
        | {(name.valid_from, name.valid_to) for name in NAMES}
    ),
)
def test_intervals_are_edtf_and_in_order(first, last):
    for day in (first, last):
        assert not day or EDTF_DAY.fullmatch(day)
    if first and last:
        shorter = min(len(first), len(last))
        assert first[:shorter] <= last[:shorter]


def test_spelling_is_plain_arabic():
    texts = [entry.name_ar for entry in ENTRIES] + [name.text for name in NAMES]
    assert [text for text in texts if FOREIGN_LETTERS.search(text)] == []
    assert [text for text in texts if text != " ".join(text.split())] == []


@pytest.mark.parametrize(
    "text", ["المسلحون", "المعارضة", "الإرهابيون", "النظام", "الجيش", "التنظيم"]
)
def test_generic_words_are_no_names(text):
    assert fold(text) not in {fold(name.text) for name in NAMES}


def test_ordinary_words_need_context():
    flagged = {fold(name.text) for name in NAMES if name.needs_context}
    assert {fold(word) for word in ("القاعدة", "فتح", "حسم", "الحمزة", "درع الفرات")} <= flagged


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("nusra", "fatah-al-sham"),
        ("fatah-al-sham", "hts"),
        ("islamic-state-of-iraq", "isis"),
        ("al-qaeda-in-iraq", "islamic-state-of-iraq"),
        ("ansar-bayt-al-maqdis", "wilayat-sinai"),
        ("gspc", "aqim"),
        ("yarmouk-martyrs", "jaysh-khalid"),
        ("jamaat-al-tawhid", "al-qaeda-in-iraq"),
        ("new-syrian-army", "army-of-revolutionary-commandos"),
    ],
)
def test_a_renamed_group_begins_when_its_old_name_ends(before, after):
    entries = {entry.key: entry for entry in ENTRIES}
    last, first = entries[before].active_to, entries[after].active_from
    shorter = min(len(last), len(first))
    assert shorter
    assert last[:shorter] == first[:shorter]


def test_names_that_share_a_text_and_a_date_are_told_apart_by_country_or_context():
    holders: dict[str, list[Name]] = {}
    for name in NAMES:
        holders.setdefault(fold(name.text), []).append(name)
    shared = {
        text: names for text, names in holders.items() if len({name.key for name in names}) > 1
    }
    unmarked = [
        text
        for text, names in shared.items()
        if not all(name.needs_context or name.valid_to or name.valid_from for name in names)
    ]
    # The branches of Ansar al-Sharia bear one name.
    assert unmarked == [fold("أنصار الشريعة")]


def test_no_alias_is_the_main_name_of_another_faction():
    main = {fold(entry.name_ar): entry.key for entry in ENTRIES}
    wrong = [
        (name.key, name.text)
        for name in NAMES
        if not name.needs_context and main.get(fold(name.text), name.key) != name.key
    ]
    assert wrong == []


def test_adjectives_and_countries_are_plain_and_single():
    words = [word for state in STATES for word in (*state.adjectives, *state.names)]
    assert [word for word in words if FOREIGN_LETTERS.search(word) or word != word.strip()] == []
    assert [state.army for state in STATES if not state.names] == []
    assert [army for army, count in Counter(s.army for s in STATES).items() if count > 1] == []


def test_rows_of_one_faction_stand_together():
    keys = [name.key for name in NAMES]
    starts = [
        key for position, key in enumerate(keys) if position == 0 or keys[position - 1] != key
    ]
    assert [key for key, count in Counter(starts).items() if count > 1] == []


def test_the_army_of_every_state_is_listed():
    assert {state.army for state in STATES} - KEYS == set()
