"""Which way the verb that governs an expression points: «سيعقد الأربعاء», «أعلن في أيلول».

A date without a year, or a weekday, is ahead of publication after a verb in the future and behind
it after one in the past. The nearest verb or sign of tense before the expression decides; where a
sentence opens with the date, the word after it.
"""

import re
from itertools import chain

from articles.extraction.dates.anchor import EXPECTED, SINCE, TOLD, UNTOLD, Direction, Reach
from articles.extraction.dates.lexicon import fold_words
from articles.extraction.dates.rules import Surroundings

_SIGNS_OF_FUTURE = frozenset(
    fold_words(
        """
        سوف المقرر المقررة المرتقب المرتقبة المزمع المنتظر المنتظرة المتوقع المتوقعة يعتزم تعتزم
        يستعد تستعد يترقب تترقب موعد موعده موعدها مقررة متوقعة مرتقبة مرتقب يلتقي تلتقي يجتمع
        تجتمع يزور تزور ينطلق تنطلق تبدأ يبدأ يعقد تعقد يستضيف تستضيف يواجه تواجه تقام يقام
        المزمعة الموعد بحلول يتوجه تتوجه ينتهي تنتهي اعتبارا تستأنف يستأنف مهلة المهلة تستمر
        """
    )
)
_CANCELS_FUTURE = frozenset(fold_words("لم كان كانت وكان وكانت ولم قد وقد"))
#: Verbs of the past as the third person says them; the endings are added below.
_PAST = fold_words(
    """
    قال أعلن أكد ذكر أفاد أضاف صرح أوضح كشف شدد نقل دعا أشار نشر قتل بدأ وصل التقى اجتمع عقد أجرى شن
    سيطر شهد بحث تم جرى وقع أصدر نفى حذر اتهم طالب أدان رفض وافق قرر استضاف هاجم نفذ أسقط أطلق فر
    تعرض توصل امتنع أبلغ اندلع انطلق خرج دخل غادر عاد زار حصل فاز خسر أقر صوت تولى أقال استقال
    انسحب انضم اعتقل أوقف احتجز خطف اختطف أعدم اغتال استهدف دمر أحرق فجر انفجر سقط استعاد احتل
    حاصر أصيب جرح توفي مات ولد تزوج تأسس أسس أنشأ افتتح انتهى توقف سجل بلغ ارتفع انخفض تراجع صعد هبط
    أرسل تسلم سلم سحب فرض ألغى أنهى مدد وسع شارك حضر استقبل ناقش ندد أشاد رحب اعترف هدد تعهد
    طرد أغلق تظاهر احتج أضرب انتخب
    """
)
_WEAK = ("ي", "ا")  # «أجرى», «دعا» lose their last letter before an ending
_REPORTED = frozenset(
    chain.from_iterable(
        (verb, stem + "ت", stem + "وا")
        for verb in _PAST
        for stem in (verb[:-1] if verb.endswith(_WEAK) else verb,)
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
_WORDS_BACK = 14
_CLOSE = 5
_SINCE = frozenset(fold_words("منذ مذ"))
_REACHES = {Direction.BEHIND: TOLD, Direction.NEAREST: UNTOLD, Direction.AHEAD: EXPECTED}


def reach_of(match: re.Match[str], around: Surroundings) -> Reach:
    """How far from publication the date that a match names without a year is to be sought."""
    if around.follows(_SINCE):
        return SINCE
    return _REACHES[verb_direction(around, match.end())]


def verb_direction(around: Surroundings, end: int) -> Direction:
    """Ahead, behind or, where no verb is near, nearest, for an expression that ends at ``end``."""
    tokens, text = around.tokens, around.text
    later = tokens[around.index].start
    for index in range(around.index - 1, max(around.index - _WORDS_BACK, -1), -1):
        token = tokens[index]
        if _SENTENCE_ENDS.intersection(text[token.end : later]):
            break
        later = token.start
        word = _without_conjunction(token.text)
        if _is_past(word):
            return Direction.BEHIND if around.index - index <= _CLOSE else Direction.NEAREST
        if _is_future(word):
            cancelled = index > 0 and tokens[index - 1].text in _CANCELS_FUTURE
            return Direction.NEAREST if cancelled else Direction.AHEAD
    return _direction_after(around.after(end))


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


def _direction_after(word: str) -> Direction:
    if word in _REPORTED:
        return Direction.BEHIND
    return Direction.AHEAD if is_future_verb(word) else Direction.NEAREST


def _is_past(word: str) -> bool:
    if word in _REPORTED:
        return True
    return any(word.endswith(end) and word[: -len(end)] in _REPORTED for end in _OBJECTS)


def _is_future(word: str) -> bool:
    return word in _SIGNS_OF_FUTURE or is_future_verb(word)


def _without_conjunction(word: str) -> str:
    return word[1:] if word[0] in "وف" and len(word) >= _SHORTEST_FUTURE else word
