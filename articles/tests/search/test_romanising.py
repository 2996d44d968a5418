"""Latin spellings of Arabic names in a query, against the whole built-in gazetteer."""

import pytest

from articles.language.tokens import fold_name
from articles.models import Alias
from articles.search.naming import Expansion
from articles.search.planning import make_plan
from articles.search.query import parse

pytestmark = pytest.mark.django_db

#: The spellings after which the rules were written.
ROMANISED = """
Halab حلب | 7alab حلب | Dayr az-Zawr دير الزور | Deir Ezzor دير الزور | Deir ez-Zor دير الزور
Dayr al-Zur دير الزور | Raqqa الرقة | Rakka الرقة | Raqa الرقة | ar-Raqqah الرقة | al-Bab الباب
Saraqib سراقب | Saraqeb سراقب | Idleb إدلب | Idlib إدلب | Edlib إدلب | Latakia اللاذقية
Lattakia اللاذقية | Ladhiqiyah اللاذقية | al-Ladhiqiyya اللاذقية | Manbij منبج | Membij منبج
Minbij منبج | Ghouta الغوطة | Ghuta الغوطة | Qamishli القامشلي | Kamishly القامشلي | Tadmur تدمر
Nusra جبهة النصرة | Nousra جبهة النصرة | Jabhat an Nusra جبهة النصرة | Daesh داعش | Da'ish داعش
Daech داعش | Hizbullah حزب الله | Hezbollah حزب الله | Hizballah حزب الله | 7oms حمص | Hims حمص
Hamah حماة | Ahrar al Sham أحرار الشام | Khan Shaykhun خان شيخون | Khan Cheikhoun خان شيخون
Jisr ash-Shughur جسر الشغور | Tartous طرطوس | Dar'a درعا | Deraa درعا | Dimashq دمشق
As-Suwayda السويداء | Quneitra القنيطرة | Kuneitra القنيطرة | Yarmouk اليرموك | Afrin عفرين
Ain al-Arab عين العرب | A'zaz إعزاز | Maarat al-Numan معرة النعمان | Tall Rifaat تل رفعت
Ma'arrat an-Nu'man معرة النعمان | Jarabulus جرابلس | Djarabulus جرابلس | Hasakah الحسكة
Hassaké الحسكة | Duma دوما | Douma دوما | Darayya داريا | Zabadani الزبداني | al-Qusayr القصير
Abu Kamal البوكمال | Mayadin الميادين | Lubnan لبنان | Bayrut بيروت | al-Mawsil الموصل
Jaysh al-Islam جيش الإسلام | Jaish al Fateh جيش الفتح | Hay'at Tahrir al-Sham هيئة تحرير الشام
3ayn 3isa عين عيسى | su3oudiyya السعودية | Souria سوريا | Baġdād بغداد
"""

#: Written down afterwards: 71 of 75 were right at first sight.
HELD_OUT = """
Binnish بنش | Ariha أريحا | Arihah أريحا | Maaret Misrin معرة مصرين | Kafr Nabl كفرنبل | Salqin سلقين
Harem حارم | Atarib الأتارب | Anadan عندان | Hreitan حريتان | Nubbul نبل | Sfireh السفيرة
Kweires كويرس | Tabqah الطبقة | Suluk سلوك | Tall Abyad تل أبيض | Ras al-Ayn رأس العين
Rass el Ain رأس العين | Amouda عامودا | Malkiyeh المالكية | Shaddadeh الشدادي | Rastan الرستن
Talbisah تلبيسة | Houla الحولة | Salamiya السلمية | Mhardeh محردة | Suqailabiyah السقيلبية
Jableh جبلة | Banias بانياس | Harasta حرستا | Jobar جوبر | Djobar جوبر | Mleha المليحة
Qalamun القلمون | Yabrud يبرود | Kudsaya قدسيا | Nawa نوى | Inkhil إنخل | Izra إزرع
Busra al-Sham بصرى الشام | Falluja الفلوجة | Tekrit تكريت | Samarra سامراء | Sindjar سنجار
Kerkouk كركوك | Arbil أربيل | Ersal عرسال | Tarablus طرابلس | Sayda صيدا | Ba'albak بعلبك
Falastin فلسطين | Filistin فلسطين | Ghazza غزة | al-Quds القدس | Misr مصر | al-Urdun الأردن
Suriyya سوريا | Jund al-Aqsa جند الأقصى | Faylaq al-Rahman فيلق الرحمن | Liwa al-Tawhid لواء التوحيد
Jaysh al-Izza جيش العزة | Asa'ib Ahl al-Haqq عصائب أهل الحق | 3afrin عفرين | dar3a درعا | 7ama حماة
el 8outa الغوطة | Deir el-Zor دير الزور | Dayr Hafir دير حافر | Maskanah مسكنة | Jarablous جرابلس
Marea مارع | Albukamal البوكمال | Kherbet Ghazaleh خربة غزالة | as-Sa3oudiyya السعودية | ladhi2iyye اللاذقية
"""

ENGLISH = """
war peace army soldiers attack bombs siege ceasefire talks president minister government opposition
rebels fighters militia groups city towns village roads bridge airport hospital school children women
men refugees camp aid food water bread fuel oil gas convoy border north south east west northern
countryside province front line battle battles clashes killed dead wounded massacre civilians civilian
prison detained released deal conference resolution council united reports article year month day
yesterday night first last new old small high low between against after before during within where
when more family mother father son money market prices bank trade company party vote court police
leader king queen statement media radio picture map history film library teacher doctor corona vaccine
rain snow fire sport match team world force planes drone drones missile rocket tank weapons gun sniper
sarin rights helmets river mountain lake farm street square museum hotel car truck ship boat end begin
make get kill seal hall hell tell toll tower read ride hand home harm hate door table race rice core
"""


def read_expansions(text: str) -> list[Expansion]:
    """The names that a query is widened by."""
    return make_plan(parse(text), expand=True).expansions


def _split_rows(table: str) -> list[tuple[str, str]]:
    rows = (row.split() for line in table.split("\n") for row in line.split("|") if row.strip())
    return [
        (" ".join(w for w in row if w[0] < "؀"), " ".join(w for w in row if w[0] >= "؀"))
        for row in rows
    ]


def _mistakes(table: str) -> list[tuple[str, list[Expansion]]]:
    """The rows of which the first run of words is not all of the spelling, or names another."""
    mistakes = []
    for latin, arabic in _split_rows(table):
        wanted = set(
            Alias.objects.filter(folded=fold_name(arabic)).values_list("entity", flat=True)
        )
        assert wanted, arabic
        found = read_expansions(latin)
        if len(found) != 1 or found[0].words != latin or not wanted & set(found[0].entities):
            mistakes.append((latin, found))
    return mistakes


def test_spellings_that_the_rules_were_written_after(gazetteer):
    assert _mistakes(ROMANISED) == []


def test_spellings_that_came_afterwards(gazetteer):
    assert _mistakes(HELD_OUT) == []


def test_english_words_name_nothing(gazetteer):
    words = [word for word in ENGLISH.split() if not Alias.objects.filter(folded=word).exists()]
    assert len(words) > 150
    assert [found.words for word in words for found in read_expansions(word)] == []


NAMES_WITHIN = {
    "war in Souria": [("Souria", "سوريا")],
    "battle for Saraqeb bridge": [("Saraqeb", "سراقب")],
    "Jabhat an Nusra in Idleb": [("Jabhat an Nusra", "جبهة النصرة"), ("Idleb", "إدلب")],
    "قصف Halab": [("Halab", "حلب")],
    "Halab*": [],
    "=Halab": [],
    "-Halab": [],
    "BBC": [],
    "F16": [],
    "xyz": [],
}


@pytest.mark.parametrize(("query", "expected"), NAMES_WITHIN.items())
def test_names_within_a_query(gazetteer, query, expected):
    assert [(found.words, found.names[0]) for found in read_expansions(query)] == expected
