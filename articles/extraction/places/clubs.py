"""Sports clubs that bear the name of their city: لوكوموتيف موسكو, باريس سان جرمان, بوسطن سلتيكس."""

from operator import itemgetter

from articles.extraction.document import Document
from articles.extraction.places.head_words import head_before
from articles.extraction.places.spots import Spot
from articles.extraction.places.words import Neighbours, after, before, folded_words

#: First words of club names, before the city: دينامو كييف.
_FIRST_WORDS = folded_words(
    "نادي ناديا ناديي ريال أتلتيكو أتلتيك أتليتكو أتليتيكو أتلتكو أتليتك إنتر بايرن باير أرسنال بوروسيا"
    " إسبانيول سبورتنغ سبورتينغ ديربي أهلي اتحاد لوكوموتيف سبارتاك دينامو زينيت زينت سسكا تسسكا روبن"
    " أياكس أجاكس فينورد أينتراخت إينتراخت آينتراخت فورتونا هيرتا شبورت أولمبيك أولمبياكوس رابيد أوستريا"
    " ستاندارد باوك هيلاس وفاق مولودية شبيبة ترجي ديبورتيفو راسينغ شاختار إنترناسيونالي"
    " فورتسا كلاسيكو"
)
#: Last words of club names, after the city: مانشستر يونايتد.
_LAST_WORDS = folded_words(
    "يونايتد سيتي كافاليرز روكتس بولز غالاكسي سبيرز رابتورز ثاندر سيلتيكس سلتيكس سيلتكس نتس نيتس"
    " بيستونز كليبرز ليكرز بليكانز بيليكانز هوكس ووريورز نيكس ويزاردز بيسرز باكس كينغز مافريكس"
    " مافريكز ناغتس تيمبروولفز بليزرز هورنتس غريزليز سفنتي سيفنتي باتريوتس يانكيز دودجرز إيفرغراند"
    " هوتسبير روفرز واندررز ألبيون فورست دورتموند مونشنغلادباخ مونشنغلادباك هيت ماجيك صنز جاز تريل ستيت رينجرز أتليتيك تاون"
)
_PARIS = folded_words("باريس")
_SAINT = folded_words("سان")
_GERMAIN = folded_words("جرمان جيرمان")
#: Cities that sports reports mostly name as clubs.
_CLUB_CITIES = folded_words(
    "روما موناكو مرسيليا ميلانو لايبزيغ فرانكفورت شتوتغارت هامبورغ كولونيا نيس تولوز بوردو ستراسبورغ"
    " ليفربول مانشستر برشلونة نابولي تورينو بلباو هانوفر بريمن ليدز أورلاندو ليون إشبيلية أشبيلية فالنسيا فيرونا بولونيا جنوى نانت"
    " ليستر نيوكاسل ميونيخ ميونخ دورتموند فولفسبورغ لييج بروج بورتو أتلانتا جيرونا بورنموث"
    " واتفورد سوانزي سندرلاند كالياري بارما ويغان ريدينغ بلاكبيرن ليفركوزن ستوك سانتوس الزمالك الظفرة"
    " سامبدوريا برايتون ساوثهامبتون"
)
_CLUBS_ABOVE_ALL = folded_words("برشلونة ليفربول")
_PLAYERS = folded_words(
    "لاعب لاعبي لاعبو نجم نجوم مهاجم مدافع مدرب حارس فريق فريقي قميص جماهير مشجعي مشجعو هداف جناح ضد أمام"
    " مضيفه ضيفه ملعبه قائد وصيف منافسه غريمه"
)
#: The adjective agrees with the club, not with the city: ليون الفرنسي.
_NATIONS = folded_words(
    "الإنجليزي الإنكليزي الإسباني الإيطالي الفرنسي الألماني البرتغالي الهولندي البلجيكي الأسباني الأميركي"
    " الأمريكي الروسي التركي اليوناني الأوكراني السويسري النمساوي"
)
_VENUES = folded_words("في بمدينة دورة بطولة سباق أولمبياد ماراثون مطار شوارع ضواحي")
_REPORTING = folded_words(
    "مباراة المباراة مباريات الدوري الفريق المدرب مدرب لاعب اللاعب اللاعبين نادي النادي كأس هدفا"
    " الدقيقة مهاجم موسم الموسم لكرة المنتخب منتخب ملعب الملعب المرمى مرمى البطولة الجولة التعادل شباك"
    " أبطال ريال للتنس السلة"
)
_TEXT = itemgetter(0)
_SPORT_WORDS = 4
_SPORT_SHARE = 150


def reports_sport(document: Document) -> bool:
    """Whether a text speaks of matches and players often enough to be a sports report."""
    count = sum(map(_REPORTING.__contains__, map(_TEXT, document.tokens)))
    return count >= max(_SPORT_WORDS, len(document.tokens) // _SPORT_SHARE)


def is_club(document: Document, spot: Spot, beside: Neighbours) -> bool:
    """Whether the words beside a city make the name of a club with it."""
    if beside.after in _LAST_WORDS:
        return True
    if not _FIRST_WORDS.isdisjoint(beside.before):
        return document.tokens[spot.first].start == spot.start
    text = document.folded.text[spot.start : spot.end]
    if text not in _CLUB_CITIES:
        return text in _PARIS and beside.after in _SAINT and _is_germain(document, spot)
    is_theirs = beside.after in _NATIONS or not _PLAYERS.isdisjoint(beside.before)
    return is_theirs and not head_before(document, spot.first, spot.start)


def _is_germain(document: Document, spot: Spot) -> bool:
    return after(document, spot.last + 1) in _GERMAIN


def plays(document: Document, spot: Spot) -> bool:
    """Whether a city in a sports report stands for its club: nothing there says it is a place.

    Of some cities even «in Liverpool» is the club as often as not.
    """
    text = document.folded.text[spot.start : spot.end]
    if text not in _CLUB_CITIES or head_before(document, spot.first, spot.start):
        return False
    if spot.needs_context or text in _CLUBS_ABOVE_ALL:
        return True
    clitic = document.folded.text[document.tokens[spot.first].start : spot.start]
    return not clitic.endswith("ب") and _VENUES.isdisjoint(before(document, spot.first))
