"""Which way the verb that governs an expression points: «سيعقد الأربعاء», «أعلن في أيلول».

A date without a year, or a weekday, is ahead of publication after a verb in the future and behind
it after one in the past. The nearest verb or sign of tense before the expression decides; where a
sentence opens with the date, the word after it.
"""

import re

from articles.extraction.dates.anchor import (
    CURRENT,
    EXPECTED,
    SINCE,
    TOLD,
    UNTIL,
    UNTOLD,
    Direction,
    Reach,
)
from articles.extraction.dates.fragments import GAP, said_direction
from articles.extraction.dates.lexicon import fold_words
from articles.extraction.dates.rules import Surroundings

_SIGNS_OF_FUTURE = frozenset(
    fold_words(
        """
        سوف المقرر المقررة المرتقب المرتقبة المزمع المنتظر المنتظرة المتوقع المتوقعة يعتزم تعتزم
        يستعد تستعد يترقب تترقب موعد موعده موعدها مقررة متوقعة مرتقبة مرتقب يلتقي تلتقي يجتمع
        تجتمع يزور تزور ينطلق تنطلق تبدأ يبدأ يعقد تعقد يستضيف تستضيف يواجه تواجه تقام يقام
        المزمعة الموعد بحلول يتوجه تتوجه ينتهي تنتهي تستأنف يستأنف تستمر
        مرجح مرجحة المرجح نتوقع يتوقع تتوقع أتوقع
        """
    )
)
_CANCELS_FUTURE = frozenset(fold_words("لم كان كانت وكان وكانت ولم قد وقد"))
#: Verbs of the past as the third person says them; the endings are added below.
_PAST = fold_words(
    """
    قال أعلن أكد ذكر أفاد أضاف صرح أوضح كشف شدد نقل دعا أشار نشر قتل بدأ وصل التقى اجتمع عقد أجرى شن
    سيطر شهد بحث تم جرى وقع أصدر نفى حذر اتهم طالب أدان رفض وافق قرر استضاف هاجم نفذ أسقط أطلق فر
    تعرض توصل امتنع أبلغ اندلع انطلق خرج دخل غادر عاد زار حصل فاز خسر أقر تولى أقال استقال
    انسحب انضم اعتقل أوقف احتجز خطف اختطف أعدم اغتال استهدف دمر أحرق انفجر سقط استعاد احتل
    حاصر أصيب توفي مات تزوج تأسس أنشأ افتتح انتهى توقف بلغ ارتفع انخفض تراجع صعد هبط
    أرسل تسلم فرض ألغى أنهى مدد وسع شارك حضر استقبل ناقش ندد أشاد رحب اعترف هدد تعهد
    طرد أغلق تظاهر احتج أضرب انتخب
    """
)
#: Verbs whose masculine is a noun as well.
_PAST_FEMININE = fold_words(
    """
    رفعت فرضت منعت فتحت قصفت نظمت زارت حضرت وجهت عينت مددت صوتت فجرت جرحت ولدت سلمت أسست سجلت سحبت
    ضربت
    """
)
_WEAK = ("ي", "ا")  # «أجرى», «دعا» lose their last letter before an ending
_FEMININE = "ت"
_REPORTED = frozenset(
    (
        *_PAST,
        *_PAST_FEMININE,
        *(verb + ending for verb in _PAST for ending in (_FEMININE, "وا")),
        *(verb[:-1] + ending for verb in _PAST if verb.endswith(_WEAK) for ending in ("ت", "وا")),
    )
)
_OBJECTS = ("هما", "هم", "ها", "ه")
#: Beginnings in سي، ست، سن of words that are no future verbs, and such words.
_NOT_FUTURE_STEMS = fold_words(
    """
    سياس سيار سيطر سياد سياح سياج سياق سيناريو سينما ستوك ستراتيج ستان ستيف ستيو ستال سنوات
    سنوي سنغاف سندان سنجار سينات سيرغي سيلف سيبيري ستودي سيستاني ستاد ستاندرد سيمنس سيمين سيول
    """
)
_NOT_FUTURE_WORDS = frozenset(
    fold_words(
        """
        سيد سيدة سيدات سيدي سيدنا سيناء سيول سيرة سيرته سيرا سيرها سيره سيرجي سيرلانكا سيف سيفا
        سيئ سيئة سيئا ستار ستارة ستين ستون ستة ستمئة ستمائة ستيني ستينات ستينيات سنة سنتين سنتي
        سنتان سني سنية سند سندا سنين سيمون سيلان سيرك سيلفا سيات سيما سيتي سينا سيلفيو سينغ سيان
        سينر سيب ستينغ ستاره سندات سنويا
        """
    )
)
_FUTURE_PREFIXES = ("سي", "ست", "سن")
_SHORTEST_FUTURE = 4
_SENTENCE_ENDS = frozenset(".!؟?\n؛")
(_BY,) = fold_words("بحلول")
#: Before a verb of the past: it is not told but supposed («في حال خسرت الأربعاء»).
_CONDITIONS = frozenset(fold_words("حال إذا لو"))
#: A sentence quoted before the date does not govern it: قال "سنعود إلى المدينة قريبا" الاثنين.
_QUOTE_CLOSES = re.compile(r"""["»”]""")
_QUOTE_OPENS = '"«“'
_SHORTEST_QUOTED = 3  # spaces; «"سيعقد" الاثنين» quotes the verb alone
_LONGEST_QUOTED = 300
_COMMA = re.compile(rf"{GAP}[،,]")
_WORDS_BACK = 14
_CLOSE = 5
_SINCE = frozenset(fold_words("منذ مذ"))
_UNTIL = frozenset(fold_words("حتى وحتى لغاية"))
#: «العقود تسليم أغسطس».
(_DELIVERY,) = fold_words("تسليم")
_REACHES = {Direction.BEHIND: TOLD, Direction.NEAREST: UNTOLD, Direction.AHEAD: EXPECTED}


def reach_of(match: re.Match[str], around: Surroundings) -> Reach:
    """How far from publication the date that a match names without a year is to be sought."""
    before = around.before()
    if match.groupdict().get("direction"):
        return CURRENT if said_direction(match) is Direction.NEAREST else UNTOLD
    if around.follows(_SINCE):
        return SINCE
    if before == _DELIVERY:
        return EXPECTED
    direction = verb_direction(around, match.end())
    if before in _UNTIL and direction is not Direction.BEHIND:
        return UNTIL
    return _REACHES[direction]


def verb_direction(around: Surroundings, end: int) -> Direction:
    """Ahead, behind or, where no verb is near, nearest, for an expression that ends at ``end``."""
    tokens, text = around.tokens, around.text
    later = tokens[around.index].start
    quoted_from = len(text)
    for index in range(around.index - 1, max(around.index - _WORDS_BACK, -1), -1):
        token = tokens[index]
        if token.start > quoted_from:
            later = token.start
            continue
        gap = text[token.end : later]
        if _QUOTE_CLOSES.match(gap):
            quoted_from = _quotation_start(text, token.end)
            if quoted_from < token.start:
                later = token.start
                continue
        if _SENTENCE_ENDS.intersection(gap):
            break
        later = token.start
        word = _without_conjunction(token.text)
        if _is_past(word):
            if index > 0 and tokens[index - 1].text in _CONDITIONS:
                return Direction.AHEAD
            return Direction.BEHIND if around.index - index <= _CLOSE else Direction.NEAREST
        if _is_future(word):
            return _future_direction(around, index, end)
    return _direction_after(around, end)


def _quotation_start(text: str, end: int) -> int:
    """Where the quotation that closes at ``end`` opens; past the text if it is no sentence."""
    first = max(0, end - _LONGEST_QUOTED)
    start = max(text.rfind(mark, first, end) for mark in _QUOTE_OPENS)
    is_sentence = start >= 0 and text.count(" ", start, end) >= _SHORTEST_QUOTED
    return start if is_sentence else len(text)


def _future_direction(around: Surroundings, index: int, end: int) -> Direction:
    """Ahead, unless the sign of the future at a token is taken back («كان سيعقد», «بحلول … وصل»)."""
    tokens = around.tokens
    if index > 0 and tokens[index - 1].text in _CANCELS_FUTURE:
        return Direction.NEAREST
    if tokens[index].text.endswith(_BY):
        past = _direction_after(around, end) is Direction.BEHIND
        return Direction.NEAREST if past or index < around.index - 1 else Direction.AHEAD
    return Direction.AHEAD


def is_future_verb(word: str) -> bool:
    """Whether a folded word looks like a verb with the future particle سـ.

    >>> is_future_verb("سيعقد"), is_future_verb("سياسيه")
    (True, False)
    """
    return (
        len(word) >= _SHORTEST_FUTURE
        and word.startswith(_FUTURE_PREFIXES)
        and not word.startswith(_NOT_FUTURE_STEMS)
        and word not in _NOT_FUTURE_WORDS
    )


def _direction_after(around: Surroundings, end: int) -> Direction:
    comma = _COMMA.match(around.text, end)
    word = around.after(comma.end() if comma else end)
    if word in _REPORTED:
        return Direction.BEHIND
    return Direction.AHEAD if is_future_verb(word) else Direction.NEAREST


def _is_past(word: str) -> bool:
    if word in _REPORTED:
        return True
    # «استضافته», not «عقده», which is a noun.
    ends = (end for end in _OBJECTS if word.endswith(_FEMININE + end))
    return any(word[: -len(end)] in _REPORTED for end in ends)


def _is_future(word: str) -> bool:
    return word in _SIGNS_OF_FUTURE or is_future_verb(word)


def _without_conjunction(word: str) -> str:
    return word[1:] if word[0] in "وف" and len(word) >= _SHORTEST_FUTURE else word
