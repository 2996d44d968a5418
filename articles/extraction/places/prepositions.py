"""What stands before or after a doubtful name that only a place can have: في, سيطرة على, «..»."""

from articles.extraction.document import Document
from articles.extraction.places.ordinary import is_ordinary
from articles.extraction.places.spots import Spot
from articles.extraction.places.words import after, before, folded_words

_LOCATIVES = folded_words("في إلى نحو باتجاه قرب داخل صوب")
#: In a sports report one moves to the club, not to the city: إلى ليفربول.
_STATIC = folded_words("في قرب")
#: Names that are adjectives besides, which no preposition governs: في مالي.
_ADJECTIVES = folded_words("مالي")
_GOVERNORS = folded_words(
    "في إلى من مع نحو باتجاه وسط شمال جنوب شرق غرب شمالي جنوبي شرقي غربي داخل عن بين حكومة جيش رئيس"
    " دولة حدود وشمال وجنوب جمهورية"
)
_MINE = folded_words("الخاص الخاصة الشخصي الشخصية")
_HEADLINE = ("..", ":")
_AT = frozenset(("ب", "وب"))
#: Words that govern the name of a place, in reports of war above all.
WAR_WORDS = folded_words(
    "في إلى نحو باتجاه قرب داخل صوب تحرير دخول قصف حصار اقتحام سقوط أهالي سكان أبناء مجزرة محيط محور"
    " محاور جبهة جبهات استعادة شوارع ثوار مدخل مفرق معركة معارك أطراف مشارف تخوم ضواحي تلال جبال مزارع"
)
#: Words that stand after these in any report: في الميدان, في الحاضر.
_COMMON = folded_words(
    "الميدان الحاضر العين الثورة الوادي الدور الصورة المشهد الحارة العلم الخبر المحطة الحصن المطلة"
    " الجديدة المتوسط الباب القائم العباسية الدوار المصنع الصناعة الإذاعة القصور القصر الضفة الجلاء"
    " النصر الحرية الوحدة السلام الأزرق الأبيض الزيارة المهاجرين الموظفين الشرقية الغربية القدم مدني"
    " الطبقة الهامة الكرامة التضامن الشعار الجانب حديثة نصيب مشهد بلد الثكنة التل الزاوية الشرق"
    " الغرب العمارة الأمين الشاطئ النهر الخريطة المزرعة المدينة القرية المنطقة ميدان"
)


def locative_before(document: Document, spot: Spot, text: str, *, is_sport: bool) -> str:
    """The preposition of place before a name that cannot be another word there, or nothing."""
    if document.tokens[spot.first].start != spot.start:
        return ""
    words = before(document, spot.first)
    if text in _ADJECTIVES:
        governor = next((word for word in words if word in _GOVERNORS), "")
        return "" if after(document, spot.last) in _MINE else governor
    if is_ordinary(text):
        return ""
    locatives = _STATIC if is_sport else _LOCATIVES
    return next((word for word in words if word in locatives), "")


def heads_line(document: Document, spot: Spot, text: str) -> str:
    """The mark after a name that opens a headline: مالي.. عشرات القتلى."""
    folded = document.folded.text
    if is_ordinary(text) and text not in _ADJECTIVES:
        return ""
    if spot.start and folded[spot.start - 1] != "\n":
        return ""
    return next((mark for mark in _HEADLINE if folded.startswith(mark, spot.end)), "")


def governor_before(document: Document, spot: Spot) -> str:
    """The word of place or war that governs a name, the clitic ب included, or nothing."""
    token = document.tokens[spot.first]
    clitic = document.folded.text[token.start : spot.start]
    if clitic in _AT:
        return clitic[-1]
    if clitic:
        return ""
    words = before(document, spot.first)
    return next((word for word in words if word in WAR_WORDS), "")


def is_common(text: str) -> bool:
    """Whether a name is so common a word that its surroundings alone prove nothing."""
    return text in _COMMON


def has_adjective(document: Document, spot: Spot) -> bool:
    """Whether a definite word follows, as an adjective follows an ordinary noun."""
    return after(document, spot.last).startswith("ال")
