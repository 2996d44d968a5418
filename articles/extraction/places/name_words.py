"""What can be the name of a place that no list has, judged by the words alone."""

import re

from articles.extraction.document import Document
from articles.extraction.places.head_words import EDGES, TYPES
from articles.extraction.places.people import FIRST_NAMES
from articles.extraction.places.words import after, folded_words, is_unknown
from articles.language.clitics import ARTICLE
from articles.language.stopwords import STOP_WORDS

#: After these, a word with the article is a name: قرية البستان.
_BEFORE_DEFINITE = folded_words("قرية حي بلدة")
_TELL = folded_words("تل")
#: After this nothing but a name or the name of an office stands: مديرية موزع, مديرية الصحة.
_DIRECTORATES = folded_words("مديرية")
_OFFICES = folded_words(
    "الأمن الصحة التربية التعليم الزراعة المياه الطرق الشرطة الدفاع المرور النقل الثقافة الضرائب الأوقاف"
    " الأمور الشؤون الخدمات المالية الجمارك العمل الاستخبارات المخابرات السجون التوجيه الإدارة أمن صحة"
    " تربية تعليم شؤون شرطة عامة جديدة أخرى كاملة استراتيجية واحدة مهمة المراسم الحقوق الإعلام الشباب"
    " الأحوال السياحة الصناعة الاتصالات الآثار القوى المنطقة الساحل"
)
#: Heads that adjectives follow as often as names: منطقة تنظيمية.
_VAGUE = folded_words("منطقة إقليم ولاية")
#: Heads before a word that is ordinary elsewhere, if what follows says where it lies.
_LOCATED = folded_words("منطقة مدينة ناحية ضاحية جزيرة مخيم قرية بلدة حي")
_LOCATORS = folded_words(
    "شمال جنوب شرق غرب شمالي جنوبي شرقي غربي التابعة الواقعة المحاذية القريبة بريف بمحافظة بمديرية بقضاء"
    " بناحية المتاخمة"
)
_NO_REGIONS = folded_words(
    "الصراع العمليات النزاع الحرب الحدود الحظر المعارك القتال الكارثة الزلزال الحادث الانفجار الجبل الهدف"
    " الشمال الجنوب الشرق الغرب الوسط الساحل الريف التجارة اليورو الجزاء الاشتباكات القصف التماس الدراسة"
    " الحجر العزل الحزام الشريط الاستقرار الحكم النفوذ الأمان الألعاب الملاهي الإعلام السينما الطفل"
    " الشباب الرياضة الكويكبات الثلوج الفضاء الإنتاج المطار الميناء المصنع"
)
#: First words of names of several words.
_COMPOUNDS = folded_words(
    "أم أبو أبي تل تلة كفر عين دير خان بيت بيوت رأس شيخ الشيخ حاج الحاج النبي باب وادي خربة جب قصر برج حوش عرب"
    " جسر قره بير بئر مزرعة سان سانت سانتا سانتو نيو لوس لاس بورت مرج معرة دار حمام زاوية عبد كوم نبع عزبة"
    " صفط ميت منية شبرا غوط قلعة بنغ ساو لونغ غولد كيب فورت رمات بريتيش ساوث نورث ويست إيست ذي عرقوب"
    " خشم برط جزيرة نهر كاسر تشاو هونغ جيانغ كوكس فال دي جبل بني ذو"
)
#: Words that end a foreign name of several words: غولد كوست, لونغ آيلاند.
_TAILS = folded_words(
    "كوست ويلز إند بازار سيتي آيلاند أيلند آيلند أيلاند فالي هيلز بيتش باي بارك ريفر بلاتز غان بو ليك بوليس"
    " فيل تاون بلاس هيل خان أون دشت أباد آباد ستريت برتشي رود سو"
)
_NO_NAMES = STOP_WORDS | folded_words(
    "الكيلو كيلو الأصلي الأصلية المنطقة اللاجئين النازحين الوافدين العاصمة المدينة البلدة القرية الواقعة التابعة المجاورة"
    " القريبة الحدودية الحدودي نفسها ذاتها المذكورة المحاصرة الأولى الثانية الأثرية القديمة الصناعية الرياضية"
    " الجامعية الساحلية الجبلية الحديثة الجديدة العربية العسكري المدني الدولي الشرقي الغربي الشمالي الجنوبي"
    " الشرقية الغربية الشمالية الجنوبية المصرية السورية العراقية الكردية التركية السكني السكنية الوحيد الوحيدة"
    " الشعبي الشعبية الصغيرة الكبيرة التي الذي الذين الآن اليوم السبت الأحد الاثنين الثلاثاء الأربعاء الخميس"
    " الجمعة أخرى مأهولة باكملها بأكمله بأكملها كاملة صغيرة كبيرة واحدة واحد آخر عدة أبنية وقرى وبلدات ومزارع"
    " ثانية ثالثة تحت فوق جديدة قديمة الريف القصف سكني مجاورة صناعية سياحية نائية حدودية إنه إنها حدوديمع"
    " الأثرياء الفقراء الهدنة الأغنياء الحرب الأطفال المهاجرين"
    # Peoples.
    " الروهينغا الروهينجا الإيغور الأويغور الإيزيديين الأمازيغ التوتسي الهوتو الطوارق البدو الغجر"
)
_SHORTEST = 3
_PLURAL = "ات"
#: Letters that begin verbs, and words with a preposition.
_PREFIXES = ("ي", "و", "ب", "ل")
_ADJECTIVE = ("يه", "يين", "يات")
#: The passive participle in the feminine: منطقة مأزومة.
_PARTICIPLE = re.compile("م..و.ه")


def name_end(document: Document, first: int, head_end: int, head: str, *, cut: int = 0) -> int:
    """The token after the name that starts at ``first``, or 0 if it is no name.

    ``head_end`` is the token after the head word, ``cut`` the length of a conjunction.
    """
    tokens, folded = document.tokens, document.folded.text
    if first >= len(tokens):
        return 0
    gap = folded[tokens[first - 1].end : tokens[first].start]
    if gap.strip(" \"«“”'(_#") or "\n" in gap:
        return 0
    word = tokens[first].text[cut:]
    if word in _COMPOUNDS:
        return _compound_end(document, first)
    is_possible = len(word) >= _SHORTEST and word.isalpha() and word not in _NO_NAMES
    if not is_possible or word in FIRST_NAMES or word in TYPES:
        return 0
    is_next = first == head_end
    if _is_name(word, head, is_next=is_next) or (
        is_next and _is_located(document, first, word, head, is_quoted=bool(gap.strip()))
    ):
        return first + 1 + _goes_on(document, first + 1)
    return 0


def _is_name(word: str, head: str, *, is_next: bool) -> bool:
    """Whether one word can only be a name where it stands: behind a head word or in its list."""
    is_definite = word.startswith(ARTICLE)
    if word.startswith("لل") or (is_definite and word.endswith(_PLURAL)):
        return False
    if _PARTICIPLE.fullmatch(word):
        return False
    if is_unknown(word):
        return head not in _VAGUE or not word.endswith(_ADJECTIVE)
    if head in _DIRECTORATES:
        is_taken = word in _OFFICES or word in TYPES or word in EDGES or word.startswith("و")
        return is_next and not is_taken and not word.endswith(_ADJECTIVE)
    if is_definite:
        return is_next and head in _BEFORE_DEFINITE | _TELL
    return head in _TELL and not word.endswith(_ADJECTIVE) and not word.startswith(_PREFIXES)


def _is_located(document: Document, first: int, word: str, head: str, *, is_quoted: bool) -> bool:
    """منطقة البرح غرب محافظة تعز: an ordinary word with the article that lies somewhere."""
    if head not in _LOCATED or not word.startswith(ARTICLE) or word.endswith((*_ADJECTIVE, "ات")):
        return False
    if word in _NO_REGIONS:
        return False
    following = after(document, first + 1)
    return following in _LOCATORS and (is_quoted or head not in _BEFORE_DEFINITE)


def _goes_on(document: Document, index: int) -> bool:
    """Whether another unknown word belongs to the name: نيزني نوفغورود."""
    word = after(document, index)
    if word in _TAILS:
        return True
    is_plain = len(word) > _SHORTEST and not word.startswith((*_PREFIXES, "ف", "ك", ARTICLE))
    return is_plain and word not in _NO_NAMES and not word.endswith(_ADJECTIVE) and is_unknown(word)


def _compound_end(document: Document, first: int) -> int:
    """The end of a name of two words, the second of which must be there and be no particle."""
    tokens = document.tokens
    if first + 1 >= len(tokens):
        return 0
    word = tokens[first + 1].text
    gap = document.folded.text[tokens[first].end : tokens[first + 1].start]
    if gap.strip() or "\n" in gap or word in _NO_NAMES or not word.isalpha():
        return 0
    return first + 2 + (after(document, first + 2) in _TAILS)
