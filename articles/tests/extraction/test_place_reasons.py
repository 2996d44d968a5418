"""The reasons that make a place of a name that is also an ordinary word."""

import pytest

from articles.tests.extraction.place_texts import mark_places, unmark

HEAD_WORDS_FIND = [
    "مديرية [حرض] شمالا",
    "مديريتي [حيس] و[ميدي]",
    "في ناحية [السعن] شرقا",
    "أهالي قرية [البيضا] الساحلية",
    "أهالي بلدة [جديدة عرطوز]",
    "جزيرة [كيش] الإيرانية",
    "معسكر [خالد] غربا",
    "في حي [الميدان] الدمشقي",
    "مشفى [القصير] الوطني",
]
HEAD_WORDS_LEAVE = [
    "في منطقة جديدة تماما",
    "مدينة قم بزيارتها",
    "نهر الصورة الجميل",
    "فتح جبهة جديدة",
    "سجن الرجل سنتين",
]
DIRECTIONS_FIND = [
    "شمال [الباب] بقليل",
    "مشارف [القصير] الجنوبية",
    "شرقي [القائم] قرب الحدود",
    "أطراف [الميادين] الغربية",
]
DIRECTIONS_LEAVE = [
    "شمالا في الباب الخلفي",
    "إلى مسقط رأسه",
    "غرب مسقط رأسه",
]
PREPOSITIONS_FIND = [
    "الانتخابات في [مالي] الأحد",
    "قادما من [مالي] عبر الصحراء",
    "الحدود مع [مالي] مغلقة",
    "حكومة [مالي] تستقيل",
    "[مالي].. مقتل عشرين جنديا",
    "[مالي]: مقتل عشرين جنديا",
    "عاد إلى [كرمان] أمس",
]
PREPOSITIONS_LEAVE = [
    "دعم مالي كبير",
    "من مالي الخاص",
    "صور.. أجمل المشاهد",
    "الباب: مدخل البيت",
    "في الباب الثاني من الكتاب",
    "إلى مدى قصير",
]
PARENTS_FIND = [
    "[القصير] بريف [حمص]",
    "[الميادين] في محافظة [دير الزور]",
    "[الباب] بمحافظة [حلب]",
]
PARENTS_LEAVE = [
    "فتح الباب. وفي [حلب] مظاهرة",
    "على المدى القصير تتأثر [حمص]",
]
LISTS_FIND = [
    "[تبريز] و[شيراز] و[قم]، أمس",
    "[حلب] و[الباب] و[منبج]",
    "[منبج] و[الباب] و[جرابلس]",
    "[صعدة] و[حجة] و[عمران] أمس",
    "بلدات [هجين] و[السوسة] و[الشعفة]",
]
LISTS_LEAVE = [
    "اذهب إلى [شيراز] وقم بزيارتها",
    "من [حلب] والباب مفتوح",
    "رسائل [باريس] والصور الجديدة",
]
NEARBY_FIND = [
    "معارك في [تعز]. تقدموا. تحرير [البرح] قريب",
    "في [دير الزور] أمس. دخلوا إلى [هجين] فجرا",
    "في [حمص] أمس. قصف [القصير] ليلا",
]
NEARBY_LEAVE = [
    "في [حلب] أمس. فتح الباب للتسوية",
    "في [حلب] أمس. إلى الباب مباشرة",
    "في [دمشق] أمس. العمل في الميدان صعب",
    "في [حمص] أمس. على المدى القصير",
]
REPEATED_FIND = [
    "دخلوا مدينة [الباب]. القصف على [الباب] مستمر",
    "مدينة [القائم] آمنة. عاد الناس إلى [القائم] سريعا",
    "جبهة [نهم] ومديرية [نهم]",
]
REPEATED_LEAVE = [
    "دخلوا مدينة [الباب]. ثم فتح الباب أمام الحوار",
    "قصفوا مدينة [القصير]. على المدى القصير",
]
FINDS = [
    *HEAD_WORDS_FIND,
    *DIRECTIONS_FIND,
    *PREPOSITIONS_FIND,
    *PARENTS_FIND,
    *LISTS_FIND,
    *NEARBY_FIND,
    *REPEATED_FIND,
]
LEAVES = [
    *HEAD_WORDS_LEAVE,
    *DIRECTIONS_LEAVE,
    *PREPOSITIONS_LEAVE,
    *PARENTS_LEAVE,
    *LISTS_LEAVE,
    *NEARBY_LEAVE,
    *REPEATED_LEAVE,
]


@pytest.mark.parametrize("marked", FINDS)
def test_accepts_with_a_reason(marked: str) -> None:
    assert mark_places(unmark(marked)) == marked


@pytest.mark.parametrize("marked", LEAVES)
def test_leaves_the_ordinary_word_alone(marked: str) -> None:
    assert mark_places(unmark(marked)) == marked
