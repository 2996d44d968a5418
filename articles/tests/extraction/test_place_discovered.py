"""Places that no list has: which words after a head word are names, and how far they reach."""

import pytest

from articles.tests.extraction.place_texts import mark_places, places_in, unmark

FINDS = [
    # A head word and a word that no dictionary has.
    "استعادة قرية [شخيتر] شمالا",
    "في بلدة [فيلغيليك] أمس",
    "على نهر [برامابورترا] الكبير",
    "جزيرة [ميناميتوريشيما] النائية",
    "مديرية [قعطنة] بالكامل",
    "في مقاطعة [بيروماروندا] أمس",
    # The article after قرية and حي; after تل any noun.
    "في قرية [الزعيلية] أمس",
    "حي [الكمالية] في المدينة",
    # Lists behind a plural.
    "قرى [شيحنة] و[قزعلة] و[خزينفة] بريفها",
    "بين مديريتي [قعطنة] و[شزعب] غربا",
    # First words that need a second, last words of foreign names.
    "بلدة [تل غزالين] قربها",
    "قرية [كفر زعنون] شمالا",
    "في منطقة [صفط البلابيص] أمس",
    "مدينة [كوكزنز بازار] الساحلية",
    "ضاحية [زونغل بيتش] أمس",
    "منطقة [غوط الشعالين] غربا",
    # Heads that are part of the name.
    "قرب [جبل شعنزان] وحوله",
    "في [وادي زعرورن] قربها",
    # A place it lies in says that an ordinary word is a name.
    'منطقة "[المغرسة]" غرب المدينة',
    "منطقة [المصيدة] التابعة للمديرية",
    "مديرية [مصيدة] أمس",
    # Repetitions.
    "قرية [شخيتر] محاصرة. وعاد أهالي [شخيتر] إليها",
    "قرية [الزعيلية] محاصرة. وعادوا ل[لزعيلية]",
    "قرية [بيت زعنون] صغيرة. دخلوا [بيت زعنون] ليلا",
    "منطقة [المصيدة] التابعة للمديرية. قصف [المصيدة] مستمر",
    # Between two towns of a list.
    "معارك في [سراقب] و[شخيتر] و[تلمنس] أمس",
]
LEAVES = [
    # Adjectives, quantities, generic words.
    "مدينة كبيرة وقرية صغيرة",
    "منطقة مأزومة ومنطقة منكوبة",
    "منطقة تنظيمية جديدة",
    "قرى وبلدات عدة",
    "حي سكني فقير",
    "حي الأثرياء في المدينة",
    "قرية الهدنة الحدودية",
    # Peoples, offices, forces, persons.
    "حرق قرى الروهينغا المسلمة",
    "مديرية الأمن تعلن",
    "مديرية الصحة في المحافظة",
    "مديريات الساحل الغربي",
    "الخاضعة لولاية اليونيفيل أمس",
    "في ولاية فرانك الأولى",
    "خلال ولاية كلنتون الأولى",
    # The same ordinary word without a place around it.
    "فتح المصيدة للفئران",
    "منطقة الصراع شمال البلاد",
    "منطقة الحظر جنوب البلاد",
    # Suffixes and other spellings.
    "عاد إلى بلده مسرورا",
    "وأدى زعنون القسم",
    # A new sentence or line.
    "خرجوا من القرية. شخيتر رجل",
    "في القرية\nشخيتر رجل",
]


@pytest.mark.parametrize("marked", FINDS)
def test_discovers_names_behind_head_words(marked: str) -> None:
    assert mark_places(unmark(marked)) == marked


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_other_words_behind_head_words_alone(text: str) -> None:
    assert mark_places(text) == text


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("في قرية شخيتر", "قرية"),
        ("ببلدة شخيتر", "بلدة"),
        ("سراقب وشخيتر وتلمنس", "سراقب تلمنس"),
    ],
)
def test_discovered_places_are_unlinked_and_say_why(text: str, evidence: str) -> None:
    found = [mention for mention in places_in(text) if mention.surface == "شخيتر"]
    assert [(m.entity, m.rule, m.evidence) for m in found] == [(None, "place.discovered", evidence)]
