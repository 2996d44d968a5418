"""People with the name of a place: دنزل واشنطن, باريس هيلتون, ناومي أوساكا."""

from articles.extraction.document import Document
from articles.extraction.places.spots import Spot
from articles.extraction.places.words import Neighbours, folded_words, is_unknown

#: First names, after which a place name is a surname. Those that are also surnames of the men in
#: the news (صالح, هادي) are not here: دخل هادي عدن.
FIRST_NAMES = folded_words(
    "ماريا بريتاني كريس جورج دينزل دنزل جون جيمس مايكل بيتر بول توماس فرانك توم جوي إديسون هيلاري دونالد"
    " سيباستيان سباستيان إيرين رايموند ناومي ناتشو جيجي تيري ديفيد ديفد دافيد روبرت وليم ويليام"
    " ريتشارد ستيفن مارك أندرو دانيال دانييل كيفن براين جيسون جاسون ماثيو ماثيوز آدم سارة "
    " إيميلي جيسيكا جنيفر جينيفر إليزابيث ماري كيت هاري تشارلز إدوارد هنري ألفريد ألبرت"
    " جيري لاري باري أوسكار فيكتور أنطونيو خوسيه خوان كارلوس ماريو ماركو فرانشيسكو لورا إيفان"
    " سيرغي فلاديمير ميخائيل أورسون جاك باستر كيث آرثر والتر نورمان غلين سوزان أنخيل خواكين"
    " ياسر نوري سعد رياض"
)
#: Arabic first names: before the name of a small place only, as زار أحمد إريتريا.
_ARABIC_FIRST_NAMES = folded_words(
    "محمد أحمد محمود خالد يوسف إبراهيم مصطفى عبدالله عبدالرحمن عبدالعزيز فاطمة مريم نوال"
)
_GREAT = frozenset(("continent", "country", "region", "governorate", "city"))
#: Particles of family names; real places begin with them too (أبو ظبي), so only before these.
_KIN = folded_words("أبو ابن بن آل بنت")
_BORNE_BY_KIN = folded_words(
    "واشنطن لندن باريس جورجيا فلورنسا ميلانو نيس يافا الخليل دبي روما ويلز الجزائر بغداد دمشق"
)
#: Places that are first names as well, before an unknown surname.
_GIVEN_NAMES = folded_words(
    "داريا بريتاني فيكتوريا ماديسون صوفيا جورجيا كارولينا سيدني فلورنسا لندن فرجينيا فيرجينيا مونتانا سافانا"
)
_SURNAMES = folded_words("كاتس كاتز هيلتون جو كامبل")
_WITH_SURNAMES = folded_words("إسرائيل باريس سول")
_NO_SURNAME = ("و", "ف", "ب", "ل", "س", "ي", "ت", "ال")
_NISBA = ("يه", "ي")
_IN = folded_words("في مدينة من إلى")
_SHORTEST = 4


def is_person(document: Document, spot: Spot, beside: Neighbours) -> bool:
    """Whether a first name stands before the place's name, or a surname after it."""
    text = document.folded.text[spot.start : spot.end]
    if spot.last - spot.first > 1 or document.tokens[spot.first].start != spot.start:
        return False
    previous = beside.before[:1]
    if not FIRST_NAMES.isdisjoint(previous):
        return True
    if text in _BORNE_BY_KIN and not _KIN.isdisjoint(previous):
        return True
    if not _ARABIC_FIRST_NAMES.isdisjoint(previous) and _is_small(document, spot):
        return True
    following = beside.after
    if text in _WITH_SURNAMES and following in _SURNAMES:
        return True
    return text in _GIVEN_NAMES and _IN.isdisjoint(previous) and _is_surname(following)


def _is_small(document: Document, spot: Spot) -> bool:
    """Whether a name is of no city and nothing larger."""
    entries = document.gazetteer.entries
    return all(entries[key].type not in _GREAT for key in spot.keys if key in entries)


def _is_surname(word: str) -> bool:
    """Whether a word can only be a foreign surname: unknown, no verb, no adjective."""
    is_plain = len(word) >= _SHORTEST and not word.startswith(_NO_SURNAME)
    return is_plain and not word.endswith(_NISBA) and is_unknown(word)
