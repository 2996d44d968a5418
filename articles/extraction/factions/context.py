"""What the words around a name say: whether it is a faction there at all."""

from articles.extraction.document import Document
from articles.extraction.factions.heads import is_joined
from articles.language.clitics import cut_proclitics
from articles.language.fold import fold

_TRIGGERS = frozenset(
    fold(
        "تنظيم تنظيمي التنظيم حركة حركتي حركتا جماعة جماعتي جماعات ميليشيا مليشيا ميليشيات مليشيات"
        " مقاتلو مقاتلي مقاتل مقاتلين قوات عناصر مسلحو مسلحي مسلح جيش فرقة لواء ألوية فصيل فصيلا"
        " فصيلي فصائل كتيبة كتائب جبهة جبهتي قيادي قيادات قياديي قائد قادة زعيم زعماء أمير جهاديي"
        " جهاديو متطرفي متشددي مسلحين إرهابيي إرهابيو ذراع شبكة فرع منظمة مرتبطة مرتبطين المرتبطة"
        " المرتبطين موالية موالين موالون مرتبطون الموالية الموالين بايع بايعت مبايعة تنظيما تنظيمات متمردي متمردو مرتزقة عصابات إرهابيون ميلشيا ميلشيات مجاهدو مجاهدي"
    ).split()
)
_LINKS = frozenset(fold("ما يسمى يعرف المسمى المعروف المدعو باسم مثل").split())
_OTHER_BEARERS = frozenset(
    fold(
        "صحيفة جريدة مجلة قناة فضائية إذاعة وكالة شارع مدينة بلدة قرية جبل مستشفى مشفى مدرسة مسجد"
        " جامع سد ملعب نادي منتخب"
    ).split()
)
_OPERATIONS = frozenset(fold("عملية عمليتي عمليتا العملية معركة المعركة حملة الحملة").split())
_ORDINARY_BEFORE = _OPERATIONS | frozenset(
    fold("عمليات منطقة مناطق إطار المحيط محيط ساحل هذه تلك بكل").split()
)
_OTHERS = frozenset(fold("للتحالف لتحالف للأمم الدولية الأممية الأفريقية").split())
#: The name goes on and is another force's: الجيش المصري الحر, القوات السورية المعارضة.
_REBELS = frozenset(
    fold("الحر الديمقراطية الديموقراطية المعارضة المعارض الإلكتروني الموحد").split()
)
_FOUNDING = frozenset(fold("إقامة إنشاء قيام تأسيس بناء مشروع فكرة حلم نظام عن").split())
_OPERATION_REACH = 6
_PARTNERS = frozenset(fold("عن من مع بين ضد لدى إلى").split())
_ORDINARY_AFTER = frozenset(
    fold(
        "العسكرية الجوية البحرية الروسية الأمريكية الأميركية التركية الإيرانية البريطانية الفرنسية"
        " القانونية الشعبية الجماهيرية الانتخابية الاجتماعية الصناعية التجارية الاقتصادية المالية"
        " الرئيسية الأساسية الذهبية العامة نفسها ذاتها الله باب الباب أبواب النار نار معبر المعبر"
        " معابر المعابر تحقيق حساب حوار طريق الطريق حدود الحدود صفحة ملف مجال سفارة مكتب"
    ).split()
)


#: Ordinary nouns that make an adverb with ب and are otherwise mostly the faction: بحماس, with zeal.
_ADVERBS = frozenset({fold("بحماس"), fold("وبحماس")})
_ZEALOTS = frozenset(
    fold(
        "الجماهير الجمهور المشجعين المشجعون المشجع اللاعبين اللاعب الناخبين المنتخب الفريق الشباب"
        " الناس الحضور البداية كبير كبيرا شديد زائد منقطع وشغف وفخر وإثارة وطاقة"
    ).split()
)


#: Where none of these is mentioned, it is not the movement that is.
_SURROUNDINGS = frozenset(
    fold(
        "فلسطين فلسطيني فلسطينية الفلسطيني الفلسطينية الفلسطينيين الفلسطينيون للفلسطينيين غزة بغزة"
        " لغزة وغزة إسرائيل إسرائيلي إسرائيلية الإسرائيلي الإسرائيلية الإسرائيليين القسام العودة"
        " المقاومة فتح وفتح داعش وداعش حزب الإخوان الصهيوني الجهاد والجهاد الأقصى"
    ).split()
)


def words_before(document: Document, index: int) -> set[str]:
    """The word before a token, with and without its proclitics."""
    if index == 0:
        return set()
    return {cut.word for cut in cut_proclitics(document.tokens[index - 1].text)}


def names_other_bearer(document: Document, first: int) -> bool:
    """Newspapers, streets and clubs bear the names of factions too."""
    return bool(words_before(document, first) & _OTHER_BEARERS)


def is_zeal(document: Document, words: frozenset[str], first: int) -> bool:
    """Whether حماس is the common noun: in an adverb, as somebody's, or far from all it deals with.

    ``words`` are the words of the whole document.
    """
    tokens = document.tokens
    if not tokens[first].text.endswith("حماس") or trigger_before(document, first):
        return False
    return (
        tokens[first].text in _ADVERBS
        or (first + 1 < len(tokens) and tokens[first + 1].text in _ZEALOTS)
        or words.isdisjoint(_SURROUNDINGS)
    )


def is_ordinary(document: Document, first: int, last: int) -> bool:
    """Whether a neighbour makes the tokens an ordinary word or an operation (عملية درع الفرات)."""
    tokens = document.tokens
    return bool(words_before(document, first) & _ORDINARY_BEFORE) or (
        last < len(tokens) and tokens[last].text in _ORDINARY_AFTER
    )


def is_rebel(document: Document, last: int) -> bool:
    """Whether the name of a state's force goes on as that of its opponents: الجيش المصري الحر."""
    return is_joined(document, last) and document.tokens[last].text in _REBELS


def is_of_others(document: Document, last: int) -> bool:
    """Whether a shared title goes on to say whose it is: القوات المشتركة للتحالف."""
    return last < len(document.tokens) and document.tokens[last].text in _OTHERS


def follows_founding(document: Document, first: int) -> bool:
    """Whether it is something yet to be founded: إقامة الدولة الإسلامية."""
    return bool(words_before(document, first) & _FOUNDING)


def follows_operation(document: Document, first: int) -> bool:
    """Whether an operation is spoken of just before: العملية التي أطلق عليها اسم «غصن الزيتون»."""
    before = document.tokens[max(0, first - _OPERATION_REACH) : first]
    return any(cut.word in _OPERATIONS for token in before for cut in cut_proclitics(token.text))


def follows_partner_word(document: Document, first: int) -> bool:
    """Whether it is something one fights with or defects from: انشقوا عن «درع الفرات»."""
    return bool(words_before(document, first) & _PARTNERS)


def trigger_before(document: Document, first: int) -> str:
    """The word before, if it is تنظيم, مقاتلو or their like, also with ما يسمى between; else nothing."""
    before = words_before(document, first)
    while before & _LINKS and first > 0:
        first -= 1
        before = words_before(document, first)
    if not before & _TRIGGERS:
        return ""
    token = document.tokens[first - 1]
    return document.original(token.start, token.end)
