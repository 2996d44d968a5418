"""How armed groups are called: the patterns of the names that follow a head word.

Units take their names from martyrs, beasts and weapons (شهداء, صقور, سيف), from persons of early
Islam (عمر بن الخطاب, أبو بكر) or from a definite noun (التوحيد); what arms of an army are called
(الدفاع الجوي, المدفعية) is no name.
"""

import re

from articles.extraction.factions.nations import FEMININE, MASCULINE
from articles.language.fold import fold

_WORD = "[ء-ي]+"
_END = "(?![ء-ي])"
_OPEN, _CLOSE = '["«“]', '["»”]'


def _any_of(words: str) -> str:
    return rf"(?:{'|'.join(fold(words).split())}){_END}"


#: Words that begin the names of units: the martyrs, hawks or grandsons of somebody or some place.
_CUE = _any_of(
    "أنصار شهداء صقور أحرار أسود أحفاد جند جنود سيوف سيف درع دروع فرسان ثوار مغاوير نسور رجال"
    " حراس أشبال ليوث حماة أبناء الإمام السلطان المهاجرين مجاهدي"
)
#: The cues that are hardly ever ordinary nouns: with quotation marks they need no head word.
_PLAIN_CUE = _any_of(
    "أنصار شهداء صقور أحرار أسود أحفاد جند سيوف فرسان ثوار مغاوير نسور ليوث مجاهدي"
)
_NO_NAME = _any_of(
    "من في على إلى عن مع بين ضد أو تابعة تابعين التابع التابعة التابعين التي الذي الذين"
)
_ARMS = _any_of(
    "الدفاع المدفعية الدبابات الصواريخ المشاة المدرعات الهندسة الإشارة الحراسة النقل المظليين الحرس"
    " الجيش المعارضة الثوار المقاومة النظام الأمن الاستطلاع المدينة الحدود القوات التدخل الصاعقة"
    " الإسكندرون الإسكندرونة الاحتياط الحزب العدو الإعدام الرادار الإنقاذ الإطفاء الأسد الاحتلال"
    " المرتزقة الحوثي الميليشيا المليشيا الميليشيات المليشيات المسلحين القناصة المهام العمليات"
    " الجنود الشرطة الدولة الإسناد الدعم الكيمياء التنظيم الجبهة الفصائل الجماعات الحكومة الرئيس"
    " العشائر الوحدة الآلية آلية الفرقة اللواء الموت الكوماندوس الكوماندو الكومندو الاقتحام الخاصة التدريب العسكرية المسلحة المقاتلة الإسلامية الثورية الطيران البحرية الخيالة"
)
_NATIONS = _any_of(" ".join((*MASCULINE, *FEMININE)))
_FATHER = _any_of("أبو أبي ابن عبد")
_PERSON = (
    rf"{fold('الشهيد')} {_WORD}(?: {_FATHER})? {_WORD}"
    rf"|(?:(?!{_NO_NAME}){_WORD} )?{fold('بن')} (?:{_any_of('أبي عبد')} )?{_WORD}"
    rf"|{_any_of('أبو أبي ذو ذي عباد')} {_WORD}"
)
_CUED = rf"{_CUE} (?!{_NO_NAME})(?:{_FATHER} )?{_WORD}"
_DEFINITE = (
    rf"(?!{_NO_NAME}|{_ARMS}|{_NATIONS})ال{_WORD}"
    rf"(?: {fold('بن')} {_WORD}| {fold('بالله')}{_END})?"
)

#: After a head word, in quotation marks.
QUOTED = re.compile(rf"\s+{_OPEN}\s*(?P<name>{_WORD}(?:[ \-]{_WORD}){{0,4}})\s*{_CLOSE}")
#: After لواء, كتيبة: a martyr, a person, or any definite noun.
UNIT = re.compile(rf" (?P<name>{_PERSON}|{_CUED}|{_DEFINITE})")
#: After للواء, which may be a general's rank: no person.
BEASTS = re.compile(rf" (?P<name>{_CUED})")
#: After words that civil bodies bear too, as فرقة.
CUED = re.compile(rf" (?P<name>{_PERSON}|{_CUED})")
#: After a head word that stands in quotation marks itself: «جيش الفسطاط».
TO_QUOTE_END = re.compile(rf" (?P<name>{_PERSON}|{_CUED}|{_DEFINITE})\s*{_CLOSE}")
#: In quotation marks without any head word: «ثوار الجنوب».
ALONE = re.compile(
    rf"{_OPEN}\s*(?P<name>{_PLAIN_CUE} (?!{_NO_NAME}){_WORD}(?: {_WORD})?)\s*{_CLOSE}"
)
BEGINS_WITH_CUE = re.compile(rf"{_CUE} ")
OPENING = frozenset('"«“')
