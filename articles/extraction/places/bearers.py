"""What bears the name of a place without being one: papers, companies, armed groups, words."""

from articles.extraction.document import Document
from articles.extraction.places.clubs import is_club
from articles.extraction.places.head_words import head_before
from articles.extraction.places.people import is_person
from articles.extraction.places.spots import Spot
from articles.extraction.places.words import Neighbours, after, before, folded_words
from articles.language.fold import fold
from articles.language.lemmas import is_listed

#: Papers, broadcasters, companies, works: صحيفة القدس العربي, بنك القاهرة.
_BEARERS = folded_words(
    "صحيفة جريدة مجلة يومية قناة قناتي فضائية تلفزيون وكالة إذاعة راديو شبكة موقع شركة مصرف بنك مؤسسة"
    " فندق فيلم مسلسل رواية أغنية ماراثون سيارة سيارات هيونداي مركب باخرة أوف بودكاست فودافون فوربس"
    " نيوزويك فوغ"
)
#: Armed groups are named after towns; after states and continents they are not (جيش مصر).
_GROUPS = folded_words(
    "لواء لوائي ألوية كتيبة كتيبتي كتائب فرقة فيلق سرايا سرية حركة جماعة تنظيم جيش أنصار جند درع"
    " صقور نسور أحرار أسود غرفة قوة حزب سيف"
)
_OUTLETS_AFTER = folded_words(
    "بوست تايمز نيوز أونلاين برس تريبيون إكزامينر أوبزرفر أوبزيرفر للطيران للبترول للاستثمار"
    " الخيرية المقاصة هيرالد جورنال مباشر كرونيكل الحال أناليتيكا غلوب هيوم هايوم بيكتشرز"
)
_PRESS_AFTER = folded_words("اللندنية الإماراتية السعودية اللبنانية القطرية")
_REPORTING = folded_words(
    "قالت ذكرت نشرت أفادت نقلت كشفت أوردت كتبت أضافت تصريح حديث صحيفة حوار مقابلة وفق بحسب حسب"
)
_SUBJUNCTIVE = folded_words("أن لن لم قد سوف التي لا كي ولن قذائف صواريخ")
_TEAR_DOWN = folded_words("تدمر")
_PRAYERS = folded_words("صلاة أذان آذان وقت عقب العشاء")
_EVENING = folded_words("المغرب")
_CALF = folded_words("ربلة")
_LEG = folded_words("الساق")
#: Bursa is spelt like the stock exchange: بورصة نيويورك.
_EXCHANGE = folded_words("بورصة")
_EXCHANGE_TOWNS = folded_words(
    "نيويورك لندن طوكيو هونغ هونج شنغهاي فرانكفورت باريس ميلانو مدريد زيورخ سيدني تورونتو مومباي"
    " سنغافورة إسطنبول اسطنبول تل طهران القاهرة مصر السعودية الرياض الكويت دبي أبوظبي أبو قطر الدوحة"
    " البحرين مسقط عمان بيروت دمشق بغداد الدار تونس الجزائر موسكو شيكاغو وول ناسداك"
)
#: Names that are also adjectives with the article: الطريق الأقصر.
_QUALITIES = folded_words("الأقصر الرمادي")
_PAPERS = folded_words("القدس الخليج الجزيرة الحياة الوطن النهار")
_ARAB_DAILY = fold("الشرق الأوسط")
_TANWIN = "\N{ARABIC FATHATAN}"
_MADDA = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
_HAMZA = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"
_HIS_GRANDFATHER = frozenset(("جده", "وجده"))
#: كسبته is what it gained, hardly «like Ceuta».
_RARE_CLITICS = frozenset("فك")
_SHORT = 4


def is_borne(document: Document, spot: Spot, beside: Neighbours) -> bool:
    """Whether a club, a person or an armed group bears the name where it stands."""
    return (
        is_club(document, spot, beside)
        or is_person(document, spot, beside)
        or _names_group(document, spot, beside)
    )


def is_other_word(document: Document, spot: Spot) -> bool:
    """Whether the spelling or the words around a name show that it is no name at all."""
    text = document.folded.text[spot.start : spot.end]
    return (
        _is_other_spelling(document, spot)
        or _is_whole_word(document, spot, text)
        or _is_ordinary_word(document, spot, text)
    )


def _is_other_spelling(document: Document, spot: Spot) -> bool:
    """دوماً is always, يطأ treads, مآرب are aims, سجنه his prison: letters that folding levels out."""
    surface = document.text[slice(*document.folded.span(spot.start, spot.end))]
    if not surface.isascii() and surface[-1:] == _TANWIN:
        return True
    if surface.endswith(("ًا", "اً")):
        return True
    if _MADDA in surface[1:] and not any(_MADDA in name.text for name in spot.names):
        return True
    if surface.endswith(_HAMZA) and not any(name.text.endswith(_HAMZA) for name in spot.names):
        return True
    clitic = document.folded.text[document.tokens[spot.first].start : spot.start]
    is_suspect = spot.needs_context or surface in _HIS_GRANDFATHER or clitic in _RARE_CLITICS
    return (
        is_suspect
        and surface.endswith("ه")
        and not any(name.text.endswith("ه") for name in spot.names)
        and not head_before(document, spot.first, spot.start)
    )


def _is_whole_word(document: Document, spot: Spot, text: str) -> bool:
    """Whether the clitic belongs to the word: كنيس is a synagogue, no «like Nice»."""
    token = document.tokens[spot.first]
    if token.start == spot.start or len(text) > _SHORT or not is_listed(token.text):
        return False
    # ودبي, وصيدا: the dictionary happens to have these, but و is mostly «and».
    return spot.needs_context or token.text[0] != "و"


def names_outlet(document: Document, spot: Spot, beside: Neighbours) -> bool:
    """Whether a paper, a broadcaster or a company bears the name: صحيفة القدس العربي."""
    text = document.folded.text[spot.start : spot.end]
    previous, following = beside
    if following in _OUTLETS_AFTER or not _BEARERS.isdisjoint(previous):
        return True
    if text == _ARAB_DAILY:
        is_quoted = document.folded.text[spot.start - 1 : spot.start] in {"«", '"', "“"}
        return (
            following in _PRESS_AFTER
            or not _REPORTING.isdisjoint(previous)
            or (is_quoted and document.folded.text[spot.end : spot.end + 1] in {"»", '"', "”"})
        )
    return text in _PAPERS and following == fold("العربي")


def _names_group(document: Document, spot: Spot, beside: Neighbours) -> bool:
    """Whether an armed group's head word stands before a town's name."""
    if document.tokens[spot.first].start != spot.start:
        return False
    if _GROUPS.isdisjoint(beside.before):
        return False
    entries = document.gazetteer.entries
    return not any(
        entries[name.key].type in {"country", "continent", "governorate"}
        for name in spot.names
        if name.key in entries
    )


def _is_ordinary_word(document: Document, spot: Spot, text: str) -> bool:
    if text in _TEAR_DOWN:
        return not _SUBJUNCTIVE.isdisjoint(before(document, spot.first))
    if text in _QUALITIES and document.tokens[spot.first].start == spot.start:
        return any(word.startswith("ال") for word in before(document, spot.first)[:1])
    if text in _EXCHANGE:
        return after(document, spot.last) in _EXCHANGE_TOWNS
    if text in _CALF:
        return after(document, spot.last) in _LEG
    if text in _EVENING:
        return not _PRAYERS.isdisjoint(before(document, spot.first))
    return False
