from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.dates import bounds
from articles.tests.extraction.date_texts import dates_in
from articles.tests.extraction.test_dates import FINDS, unmark

TUESDAY = "2016-12-13"

DECIDED = [
    # published, text, value
    (TUESDAY, "13 كانون الأول/ديسمبر 2016", "2016-12-13"),
    ("", "13 كانون الأول/ديسمبر 2016", "2016-12-13"),
    ("2016-12", "في الثالث من ديسمبر", "2016-12-03"),
    ("2017-11", "في 2 كانون الأول المقبل", "2017-12-02"),
    ("2017-11", "في 28 تشرين الثاني", "2017-11-28"),
    ("2016-12", "في يناير المقبل", "2017-01"),
    ("2017-01-05", "في 28 كانون الأول", "2016-12-28"),
    ("2016-12-28", "في 5 كانون الثاني", "2017-01-05"),
    (TUESDAY, "في 3 ديسمبر الماضي", "2016-12-03"),
    (TUESDAY, "في ديسمبر الماضي", "2015-12"),
    (TUESDAY, "في نوفمبر الماضي", "2016-11"),
    (TUESDAY, "في مارس من العام المقبل", "2017-03"),
    (TUESDAY, "في 13 آذار من العام الماضي", "2015-03-13"),
    (TUESDAY, "25 الشهر الجاري", "2016-12-25"),
    (TUESDAY, "الخامس من الشهر المقبل", "2017-01-05"),
    (TUESDAY, "أحداث 11 سبتمبر", "2001-09-11"),
    (TUESDAY, "٣ مارس ٢٠١٤", "2014-03-03"),
    (TUESDAY, "17-6-2018", "2018-06-17"),
    (TUESDAY, "12/25/2016", "2016-12-25"),
    (TUESDAY, "2016/12/13", "2016-12-13"),
    (TUESDAY, "1/3/1438 هـ", "2016-11-30"),
    # weekdays
    (TUESDAY, "قال الثلاثاء", "2016-12-13"),
    (TUESDAY, "قال الأربعاء", "2016-12-07"),
    (TUESDAY, "يوم الجمعة الماضي", "2016-12-09"),
    (TUESDAY, "الثلاثاء الماضي", "2016-12-06"),
    (TUESDAY, "الثلاثاء المقبل", "2016-12-20"),
    (TUESDAY, "سيعقد الاجتماع الخميس", "2016-12-15"),
    (TUESDAY, "الاجتماع المقرر الخميس", "2016-12-15"),
    (TUESDAY, "أعلن الخميس أنه", "2016-12-08"),
    (TUESDAY, "الخميس من الأسبوع الماضي", "2016-12-08"),
    (TUESDAY, "السيارة السياسية الخميس", "2016-12-08"),
    # relative days
    (TUESDAY, "أمس", "2016-12-12"),
    (TUESDAY, "أول من أمس", "2016-12-11"),
    (TUESDAY, "امس الاول", "2016-12-11"),
    (TUESDAY, "صباح اليوم", "2016-12-13"),
    (TUESDAY, "غدا الأربعاء", "2016-12-14"),
    ("2016-12-14", "اليوم الثلاثاء", "2016-12-13"),
    (TUESDAY, "بعد غد", "2016-12-15"),
    (TUESDAY, "الليلة الماضية", "2016-12-12"),
    (TUESDAY, "منتصف ليل السبت - الأحد", "2016-12-11"),
    (TUESDAY, "ليل الاثنين الثلاثاء", "2016-12-12/2016-12-13"),
    ("2016-12-12", "ليل الاثنين الثلاثاء", "2016-12-12/2016-12-13"),
    # counted
    (TUESDAY, "قبل يومين", "2016-12-11"),
    (TUESDAY, "قبل أسبوعين", "2016-11-29"),
    (TUESDAY, "قبل ثلاثة أسابيع", "2016-11-22"),
    (TUESDAY, "قبل نحو شهرين", "2016-10"),
    ("2016-12", "قبل ثمانية أشهر", "2016-04"),
    (TUESDAY, "قبل عام", "2015"),
    ("2018-05-01", "منذ 30 عاما", "1988"),
    ("2016", "قبل ثلاث سنوات", "2013"),
    (TUESDAY, "منذ ١٥ يوما", "2016-11-28"),
    (TUESDAY, "سيعود بعد ثلاثة أيام", "2016-12-16"),
    (TUESDAY, "السنوات الخمس الماضية", "2011/2016"),
    (TUESDAY, "اليومين الماضيين", "2016-12-11/2016-12-13"),
    # placed
    ("2015-07-22", "هذا الأسبوع", "2015-07-20/2015-07-26"),
    (TUESDAY, "الأسبوع الماضي", "2016-12-05/2016-12-11"),
    (TUESDAY, "نهاية الأسبوع المقبل", "2016-12-19/2016-12-25"),
    ("2015-07-22", "الشهر الماضي", "2015-06"),
    ("2016-01", "الشهر الماضي", "2015-12"),
    ("2015-07", "مطلع الشهر الجاري", "2015-07"),
    (TUESDAY, "العام المقبل", "2017"),
    ("2016", "العام الماضي", "2015"),
    (TUESDAY, "نهاية العام", "2016"),
    (TUESDAY, "القرن الماضي", "19XX"),
    (TUESDAY, "العقد الماضي", "200X"),
    # years and their parts
    ("", "منتصف عام 2014", "2014"),
    ("", "عام ألفين وأحد عشر", "2011"),
    ("", "تسعينيات القرن الماضي", "199X"),
    ("", "ثمانينيات القرن التاسع عشر", "188X"),
    ("", "القرن التاسع عشر", "18XX"),
    ("", "النصف الأول من عام 2015", "2015-01/2015-06"),
    (TUESDAY, "الربع الأخير من العام الماضي", "2015-10/2015-12"),
    ("", "صيف 2015", "2015-06/2015-08"),
    (TUESDAY, "الصيف الماضي", "2016-06/2016-08"),
    (TUESDAY, "الربيع المقبل", "2017-03/2017-05"),
    ("", "شتاء 2015-2016", "2015-12/2016-02"),
    ("2016-03-01", "شتاء 2016", "2015-12/2016-02"),
    # intervals
    ("", "من 28 فبراير إلى 3 مارس 2016", "2016-02-28/2016-03-03"),
    ("", "من 28 كانون الأول إلى 3 كانون الثاني 2016", "2015-12-28/2016-01-03"),
    ("", "من 1 ديسمبر 2015 إلى 3 يناير", "2015-12-01/2016-01-03"),
    (TUESDAY, "15-20 آذار", "2017-03-15/2017-03-20"),
    (TUESDAY, "من 15 إلى 20 آذار الماضي", "2016-03-15/2016-03-20"),
    ("", "2011-2015", "2011/2015"),
    ("", "من عام 2011 حتى عام 2014", "2011/2014"),
    ("", "آذار - نيسان 2013", "2013-03/2013-04"),
    (TUESDAY, "من الأحد إلى الخميس", "2016-12-11/2016-12-15"),
    (TUESDAY, "من الأحد إلى الخميس المقبل", "2016-12-11/2016-12-15"),
    # Hijri
    ("", "14 رمضان 1437 هـ", "2016-06-19"),
    ("", "شهر رمضان 1437", "2016-06-06/2016-07-05"),
    (TUESDAY, "شهر رمضان المقبل", "2017-05-27/2017-06-24"),
    (TUESDAY, "العاشر من محرم", "2016-10-11"),
    ("", "رمضان 2016", "2016-06-06/2016-07-05"),
    ("", "من 10 إلى 15 شباط 2016", "2016-02-10/2016-02-15"),
]

UNDECIDED = [
    ("2016-12", "أمس"),
    ("2016-12", "غدا الأربعاء"),
    ("2016-12", "قال الثلاثاء"),
    ("2016-12", "هذا الأسبوع"),
    ("2016-12", "قبل أسبوعين"),
    ("2016", "الشهر الماضي"),
    ("2016", "في الثالث من ديسمبر"),
    ("", "في الثالث من ديسمبر"),
    ("", "منذ 30 عاما"),
    ("", "العام الماضي"),
    ("", "من 28 فبراير إلى 3 مارس"),
    (TUESDAY, "لكن بعد ثلاثة أيام نقضوا الاتفاق"),
    (TUESDAY, "منذ عام ونصف العام"),
    (TUESDAY, "منذ ثلاثة عقود"),
    (TUESDAY, "شتاء 2016"),
    (TUESDAY, "عام 1436"),
    (TUESDAY, "30 شباط 2016"),
    (TUESDAY, "القرن الثامن قبل الميلاد"),
]


@pytest.mark.parametrize(("published", "text", "value"), DECIDED)
def test_resolves(published: str, text: str, value: str) -> None:
    assert [mention.value for mention in dates_in(text, published)] == [value]


@pytest.mark.parametrize(("published", "text"), UNDECIDED)
def test_does_not_guess(published: str, text: str) -> None:
    assert [mention.value for mention in dates_in(text, published)] == [None]


def test_a_hijri_day_and_its_equivalent_have_one_value() -> None:
    # Sighting the moon put the day one later than the tables.
    found = dates_in("15 رمضان 1437 هـ الموافق 19 حزيران 2016")
    assert [mention.value for mention in found] == ["2016-06-19", "2016-06-19"]


def test_under_a_heading_dates_take_its_year() -> None:
    text = "أحداث عام 2012\nفي 15 آذار خرجوا.\nأحداث عام 2013\nفي 4 آذار سقطت الرقة.\n"
    values = [(mention.value, mention.evidence) for mention in dates_in(text)]
    assert values == [("2012", ""), ("2012-03-15", "2012"), ("2013", ""), ("2013-03-04", "2013")]


def test_a_year_in_a_sentence_is_no_heading() -> None:
    text = "سقطت المدينة عام 2012.\nوفي 15 تشرين الثاني عادوا."
    assert [mention.value for mention in dates_in(text)] == ["2012", "2016-11-15"]


def test_the_same_year_is_the_last_one_named() -> None:
    found = dates_in("في 15 مارس 2011 ثم في 20 أبريل من العام نفسه")
    assert [mention.value for mention in found] == ["2011-03-15", "2011-04-20"]


def test_evidence_names_the_publication_date_it_rests_on() -> None:
    relative, absolute = dates_in("أمس وفي عام 2014")
    assert (relative.evidence, absolute.evidence) == (TUESDAY, "")


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2016~", "unknown", "2016-13"])
def test_strange_publication_dates_raise_nothing(published: str) -> None:
    for line in FINDS:
        for mention in dates_in(unmark(line), published):
            assert mention.value is None or bounds(mention.value)


def referee(value: str) -> tuple[date, date]:
    """The bounds that the edtf package gives."""
    parsed = parse_edtf(value)
    return date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])


@pytest.mark.parametrize("published", [TUESDAY, "2016-12", "2016"])
def test_every_value_is_valid_edtf(published: str) -> None:
    values = {m.value for line in FINDS for m in dates_in(unmark(line), published) if m.value}
    assert values
    assert {value: bounds(value) for value in values} == {value: referee(value) for value in values}


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2016-12-13", "2016-12-13", "2016-12-13"),
        ("2016-12", "2016-12-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2016-07~", "2016-07-01", "2016-07-31"),
        ("2016?", "2016-01-01", "2016-12-31"),
        ("2015-22", "2015-06-01", "2015-08-31"),
        ("2015-24", "2015-12-01", "2016-02-29"),
        ("2015-33", "2015-01-01", "2015-03-31"),
        ("2015-40", "2015-01-01", "2015-06-30"),
        ("2015-01/2015-06", "2015-01-01", "2015-06-30"),
        ("2015-12-28/2016", "2015-12-28", "2016-12-31"),
    ],
)
def test_bounds(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "..",
        "2016/..",
        "../2016",
        "2016/",
        "2016-13",
        "2016-02-30",
        "2017/2016",
        "2016/2017/2018",
        "16",
        "20166",
        "أمس",
        "201X-05",
        "0000",
        "2016-00",
        "2016-12-13T10:00",
        "٢٠١٦",
    ],
)
def test_bounds_of_what_is_no_closed_date(text: str) -> None:
    assert bounds(text) is None


@given(st.dates(min_value=date(1, 1, 1)), st.integers(min_value=0, max_value=2))
def test_bounds_agree_with_the_calendar(day: date, cut: int) -> None:
    text = str(day)[: (10, 7, 4)[cut]]
    period = bounds(text)
    assert period is not None
    assert period[0] <= day <= period[1]


@given(st.text(alphabet="0123456789X-/~?. ", max_size=21))
def test_bounds_never_raise(text: str) -> None:
    period = bounds(text)
    assert period is None or period[0] <= period[1]
