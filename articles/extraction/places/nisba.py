"""Tell the countries سورية, السعودية, روسيا from the adjectives that are spelled the same.

An adjective follows a noun that it agrees with: indefinite for سورية (مدينة سورية), definite for
السعودية (السفن السعودية). After prepositions, verbs and masculine nouns (رئيس سورية) the country
is meant; so it is after the feminine nouns that mostly have a country after them (وحدة سورية).
"""

from articles.extraction.document import Document
from articles.extraction.places.head_words import EDGES
from articles.extraction.places.spots import Spot
from articles.extraction.places.words import after, before, folded_words, is_unknown
from articles.language.lemmas import is_listed
from articles.language.stopwords import STOP_WORDS

_INDEFINITE = folded_words("سورية")
_DEFINITE = folded_words("السعودية")
#: Countries that look like an adjective in the accusative: لاجئا سوريا, دعما روسيا.
_ACCUSATIVE = folded_words("سوريا روسيا ليبيا كوريا")
_NORTHERN = folded_words("شماليا جنوبيا")
_ACCUSATIVE_NOUNS = folded_words(
    "لاجئا مواطنا ضابطا جنديا مدنيا مقاتلا طفلا شخصا عسكريا صحفيا صحافيا مسؤولا قياديا عنصرا خبيرا دبلوماسيا"
    " نازحا شابا رجلا ناشطا معارضا مستشارا طالبا طيارا محاميا نائبا موقعا هدفا دعما موقفا تدخلا هجوما قصفا"
    " صاروخا جيشا نظاما وفدا فريقا ردا اقتراحا مشروعا وجودا نفوذا تحركا مصدرا تصعيدا ضغطا توغلا غطاء سلاحا"
    " جويا بريا سياسيا أمنيا قرارا مطارا حاجزا مركزا معسكرا مهاجرا فنانا كرديا عربيا ضوءا أخضر"
)
_CONSTRUCT = folded_words(
    "وحدة سيادة سلامة عاصمة رئاسة حكومة حماية زيارة مغادرة إدارة مهاجمة مساعدة محاصرة مقاطعة مواجهة"
    " إعادة عودة محنة مأساة كارثة معركة مسألة سياسة خارجية ساحة بقية خريطة جبهة بادية حالة دعوة مشاركة"
    " تجزئة تهدئة تسوية ثروة عزلة هوية خدمة سمعة مكانة تجربة أهمية غوطة قيادة جهة ناحية صورة تركة تجاه"
    " استعادة استضافة مطالبة محاربة متابعة مهمة نهاية بداية حرية نصرة عاصفة جامعة حصة قمة ميزانية"
    " هذه هي وهي إنه فيه منه به له عنه عليه إليه لديه تجاوزه كله نحوه نقطة"
    # Words in ات and nouns of number that take the country too.
    " سماوات مستقبلات انتخابات علاقات ثبات بات هيهات إثبات ذات فات مات آت هات"
)
#: Broken plurals of things, which an adjective in the feminine singular follows.
_PLURALS = folded_words(
    "مصادر مواقع مدن قرى فصائل وسائل كتائب ألوية أحزاب مناطق أراض أسر عائلات قوى أطراف جهات صواريخ أهداف"
    " صحف مواد شخصيات جماعات مطارات أصول جنسيات شركات منظمات أسماء خسائر مقابر محاكم مراكز مؤسسات أفلام"
    " دول تقارير رموز فرق وثائق أسواق ملابس منازل مدارس بلدات حدودية عملات عناصر نقاط أغان أسلحة"
    " أجهزة مضادات قبائل عشائر بضائع خلايا وحدات قواعد طائرات دبابات مروحيات مقاتلات قوات ميليشيات غير أحياء نساء عواصم"
)
_SHE_IS = folded_words("كونها أنها إنها لأنها لكونها بكونها")
_ORIGINS = folded_words("الجنسية الأصل المولد الصنع المنشأ الهوية")
#: Words that begin with the article's letters and are no nouns that an adjective follows.
_NO_NOUNS = folded_words(
    "إلى التي الذي الذين اللتين اللذين إلا الآن اليوم أمس الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس"
    " الجمعة السبت الماضي المقبل الجاري الرئيس الملك الأمير الوزير الكاتب التقى التزم التقت التزمت اتهم"
    " الأول البابا الفريق ألزم ألزمت الطرفان السابق الحالي الثاني"
)
#: Between a plural and the country: مناطق شمال سورية.
_NO_LINKS = EDGES | folded_words(
    "وسط جوار داخل خارج ريف ساحل تراب مستقبل رئيس شعب كل جميع حول عموم"
)
_FEMININE = ("ه", "ات")
_NISBA = ("يه",)


def is_adjective(document: Document, spot: Spot, place_ends: frozenset[int]) -> bool:
    """Whether سورية or السعودية is an adjective; ``place_ends``: tokens that end a place name."""
    if spot.last - spot.first > 1 or not spot.names:
        return False
    text = document.folded.text[spot.start : spot.end]
    if text in _ACCUSATIVE and document.tokens[spot.first].start == spot.start:
        is_northern = after(document, spot.last) in _NORTHERN
        return is_northern or not _ACCUSATIVE_NOUNS.isdisjoint(before(document, spot.first))
    if text not in _INDEFINITE and text not in _DEFINITE:
        return False
    token = document.tokens[spot.first]
    clitics = token.text[: spot.start - token.start]
    if clitics.removeprefix("و").removeprefix("ف"):
        return False  # a preposition: بسورية
    readings = before(document, spot.first)
    if not readings:
        return text in _INDEFINITE and after(document, spot.last) in _ORIGINS
    after_place = spot.first in place_ends
    if text in _INDEFINITE:
        return _follows_indefinite(
            document, spot, readings, after_place=after_place, is_joined=bool(clitics)
        )
    return _follows_definite(readings, after_place=after_place, is_joined=bool(clitics))


def _follows_indefinite(
    document: Document,
    spot: Spot,
    readings: tuple[str, ...],
    *,
    after_place: bool,
    is_joined: bool,
) -> bool:
    word = readings[0]
    if after_place:
        return False
    if is_joined:
        return word.endswith(_NISBA) and not _is_definite(readings)
    if after(document, spot.last) in _ORIGINS or not _SHE_IS.isdisjoint(readings):
        return True
    if _is_definite(readings) or not _CONSTRUCT.isdisjoint(readings):
        return False
    return (
        word.endswith(_FEMININE)
        or not _PLURALS.isdisjoint(readings)
        or _is_accusative(word)
        or _ends_construct(document, spot.first - 1, readings)
    )


def _follows_definite(
    readings: tuple[str, ...],
    *,
    after_place: bool,
    is_joined: bool,
) -> bool:
    if not _NO_NOUNS.isdisjoint(readings):
        return False
    if is_joined:
        return not after_place and _is_definite(readings) and readings[0].endswith(_NISBA)
    # After a name that no dictionary has, it says whose it is: صحيفة عكاظ السعودية.
    return after_place or _is_definite(readings) or is_unknown(readings[0])


def _is_accusative(word: str) -> bool:
    """أهدافا: an indefinite noun, which no country can depend on."""
    return word.endswith("ا") and word not in STOP_WORDS and is_listed(word.removesuffix("ا"))


def _ends_construct(document: Document, index: int, readings: tuple[str, ...]) -> bool:
    """وسائل إعلام [سورية], مواقع دفاع جوي [سورية]: the plural stands one or two words before."""
    if not _NO_LINKS.isdisjoint(readings) or not STOP_WORDS.isdisjoint(readings):
        return False
    further = before(document, index)
    if not _PLURALS.isdisjoint(further):
        return True
    return (
        index > 1
        and not _PLURALS.isdisjoint(before(document, index - 1))
        and not (STOP_WORDS.intersection(further) or _is_definite(further))
        and readings[0].endswith("ي")
    )


def _is_definite(readings: tuple[str, ...]) -> bool:
    return any(word.startswith("ال") for word in readings)
