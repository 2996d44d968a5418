"""Which entity a name stands for: by the article's date, then by the country it is about."""

import pytest

from articles.extraction.document import Document
from articles.extraction.factions.home import Homeland
from articles.extraction.gazetteer import Entry, Gazetteer, Name
from articles.extraction.mention import Kind
from articles.extraction.pipeline import extract
from articles.tests.extraction.faction_texts import find, mentions

DATES = ["", "2012", "2013-04", "2014-06-29", "2016-07-27", "2016-08", "2017-01-28", "2018-05-01"]


@pytest.mark.parametrize("published", DATES)
@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("جبهة النصرة", "nusra"),
        ("النصرة", "nusra"),
        ("جبهة فتح الشام", "fatah-al-sham"),
        ("هيئة تحرير الشام", "hts"),
        ("دولة العراق الإسلامية", "islamic-state-of-iraq"),
        ("داعش", "isis"),
        ("أنصار بيت المقدس", "ansar-bayt-al-maqdis"),
        ("ولاية سيناء", "wilayat-sinai"),
        ("لواء الإسلام", "jaysh-al-islam"),
        ("الجماعة السلفية للدعوة والقتال", "gspc"),
    ],
)
def test_a_name_of_one_entity_is_never_hidden_by_the_date(text, entity, published):
    assert [found[3] for found in find(f"{text} في البلاد", published)] == [entity]


@pytest.mark.parametrize(
    ("published", "entity"),
    [
        ("2016-05-01", "libyan-national-army"),
        ("2017-12-29", "libyan-national-army"),
        ("2017-12-31", "syrian-national-army"),
        ("2018", "syrian-national-army"),
        ("", "syrian-national-army"),
    ],
)
def test_the_date_chooses_between_homonyms(published, entity):
    # The Syrian National Army was founded at the end of 2017.
    text = "الجيش الوطني في ليبيا وسوريا وسوريا"
    assert [found[3] for found in find(text, published)] == [entity]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("القوات الحكومية في سوريا", "syrian-army"),
        ("القوات الحكومية في حلب وإدلب", "syrian-army"),
        ("القوات الحكومية العراقية تقدمت، وقالت القوات الحكومية", "iraqi-army"),
        ("القوات الحكومية في صنعاء والحديدة", "yemeni-army"),
        ("القوات الحكومية في بنغازي الليبية", "libyan-army"),
        ("الحرس الجمهوري في دمشق", "syrian-republican-guard"),
        ("الحرس الجمهوري في صنعاء", "yemen-republican-guard"),
        ("الفرقة الرابعة في داريا السورية", "syria-4th-division"),
        ("اللجان الشعبية في صعدة اليمنية", "popular-committees-yemen"),
        ("اللجان الشعبية في نبل السورية", "popular-committees-syria"),
    ],
)
def test_the_country_chooses_between_titles_that_states_share(text, entity):
    assert find(text)[-1 if "العراقية" in text else 0][3] == entity


@pytest.mark.parametrize(
    "text",
    [
        "القوات الحكومية تقدمت",
        "القوات الحكومية في سوريا والعراق",
        "القوات الحكومية في فرنسا وباريس وفرنسا وفرنسا وباريس وفرنسا وليون وفرنسا وفي اليمن",
    ],
)
def test_an_undecided_title_is_no_mention(text):
    assert find(text) == []


def test_an_undecided_homonym_is_found_without_entity():
    assert [found[2:] for found in find("جماعة أنصار الشريعة")] == [("أنصار الشريعة", None)]


@pytest.mark.parametrize(
    ("text", "published", "rule", "evidence"),
    [
        ("جبهة النصرة في إدلب", "", "faction.gazetteer", "جبهة النصرة"),
        ("تنظيم القاعدة في أفغانستان", "", "faction.trigger", "القاعدة; تنظيم"),
        ("مسلحو ما يسمى حزب العمال", "", "faction.trigger", "حزب العمال; مسلحو"),
        ("القوات الحكومية في سوريا", "", "faction.country", "القوات الحكومية; سوريا"),
        (
            "الجيش الوطني في ليبيا وسوريا",
            "2016",
            "faction.country",
            None,
        ),
    ],
)
def test_the_reason_is_kept(text, published, rule, evidence):
    found = mentions(text, published)
    if evidence is None:
        # Syria and Libya are named equally often.
        assert found == []
    else:
        assert [(m.rule, m.evidence) for m in found] == [(rule, evidence)]


def test_the_deciding_date_is_kept():
    found = mentions("الجيش الوطني في ليبيا وسوريا وليبيا", "2016-05")
    assert [m.evidence for m in found] == ["الجيش الوطني; ليبيا; 2016-05"]


def test_neighbours_quotation_marks_and_repetition_are_reasons():
    found = mentions("داعش والقاعدة، وقال إن القاعدة انسحبت؛ و«درع الفرات» من «الحمزات»")
    assert [(m.rule, m.evidence) for m in found] == [
        ("faction.gazetteer", "داعش"),
        ("faction.list", "القاعدة; داعش"),
        ("faction.repeated", "القاعدة"),
        ("faction.quoted", "الحمزات; «»"),
    ]


def test_a_faction_wins_over_a_place_guessed_from_a_head_word():
    gazetteer = Gazetteer(
        [Entry("unifil", Kind.FACTION, "اليونيفيل")], [Name("اليونيفيل", "unifil", Kind.FACTION)]
    )
    found = extract("الخاضعة لولاية اليونيفيل", gazetteer)
    assert [(m.kind, m.entity) for m in found] == [(Kind.FACTION, "unifil")]


def test_places_count_for_their_country():
    gazetteer = Gazetteer(
        [
            Entry("syria", Kind.PLACE, "سوريا", type="country"),
            Entry("idlib", Kind.PLACE, "إدلب", type="city", parent="syria"),
        ],
        [Name("إدلب", "idlib", Kind.PLACE)],
    )
    assert Homeland(Document("في إدلب", gazetteer)).counts == {"syrian-army": 1}
