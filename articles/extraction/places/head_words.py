"""Generic words that stand before the name of a place: مدينة, ريف, مطار, شمال and their forms.

Settlements and areas stay outside the mention (مدينة [حلب]); what is part of a proper name is in
the gazetteer's name already (مخيم اليرموك) or, for unknown names, in :data:`INSIDE`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from articles.extraction.document import Document
from articles.extraction.places.words import before, folded_words
from articles.language.fold import fold

#: Singular, dual and plural forms of head words, and the types of place they announce.
_HEADS: tuple[tuple[str, str], ...] = (
    ("مدينة مدينتي مدينتا مدينتين مدن عاصمة العاصمة", "city town"),
    ("بلدة بلدتي بلدتا بلدات", "town village city"),
    ("قرية قريتي قريتا قرى", "village town"),
    ("ناحية ناحيتي نواحي", "town city district"),
    ("حي حيي حيا أحياء ضاحية ضاحيتي", "neighbourhood town"),
    ("محافظة محافظتي محافظتا محافظات", "governorate"),
    ("ولاية ولايتي ولايتا ولايات إقليم مقاطعة", "region governorate"),
    ("قضاء منطقة منطقتي منطقتا مناطق", "district region city town neighbourhood plain"),
    ("مديرية مديريتي مديريتا مديريات", "district town city"),
    ("مطار مطاري مطارات قاعدة قاعدتي معسكر معسكري", "airport base city town"),
    ("ساحة ساحتي دوار شارع سوق جسر", "neighbourhood site"),
    ("مشفى مستشفى", "city town village"),
    ("معبر معبري معابر منفذ", "crossing"),
    ("مخيم مخيمي مخيمات", "camp"),
    ("نهر نهري نهرا ضفاف ضفتي دلتا حوض مياه", "river sea"),
    ("جزيرة جزيرتي جزر", "island"),
    ("ريف ريفي ريفا أرياف", "city town governorate"),
    ("هضبة مرتفعات جرود سهول", "region mountain plain city town"),
    ("حاجز حاجزي حواجز مزرعة مزارع بادية صحراء", "town village city desert"),
    ("بحيرة", "lake"),
    ("سجن", "site"),
    ("ميناء مرفأ", "site city"),
    ("طريق أوتوستراد", "road"),
)
TYPES: Mapping[str, frozenset[str]] = MappingProxyType(
    {fold(form): frozenset(types.split()) for forms, types in _HEADS for form in forms.split()}
)
#: The usual spelling of each folded head word, as evidence shows it.
SPELLINGS: Mapping[str, str] = MappingProxyType(
    {fold(form): form for forms, _ in _HEADS for form in forms.split()}
)
#: The heads that make a place even of an ordinary word: قرية البيضاء.
SETTLEMENTS = folded_words(
    "مدينة مدينتي مدينتا مدن بلدة بلدتي بلدتا بلدات قرية قريتي قريتا قرى ناحية ناحيتي نواحي حي حيي"
    " حيا أحياء ضاحية ضاحيتي ريف ريفي ريفا أرياف محافظة محافظتي محافظتا محافظات قضاء العاصمة"
    " مديرية مديريتي مديريتا مديريات"
)
#: Heads after which an ordinary word must be of a type that fits, or lie where the text is about.
AREAS = folded_words("منطقة منطقتي منطقتا مناطق ولاية ولايات إقليم هضبة مرتفعات جرود سهول طريق")
#: Heads that a gazetteer name may begin with though they are no part of the mention.
OUTSIDE = folded_words(
    "مدينة بلدة قرية ناحية محافظة منطقة قضاء ولاية إقليم حي ضاحية مطار قاعدة معسكر معبر منفذ"
    " ميناء مرفأ سجن نهر هضبة مرتفعات جرود طريق أوتوستراد جزيرة مشفى مستشفى مستودعات مديرية"
)
#: Heads after which the place meant is the one of the bare name: جرود [عرسال], طريق [كفريا].
BORROWING = folded_words(
    "ريف هضبة مرتفعات جرود مشفى مستشفى مستودعات مدينة بلدة قرية ناحية منطقة قضاء حي ضاحية مديرية"
)
#: A road between two places is two names; each stands for itself.
ROADS = folded_words("طريق أوتوستراد")
#: Heads that belong to a name which stands unmarked in the gazetteer (مدينة البعث).
PROPER = folded_words("مدينة بلدة قرية ضاحية حي ولاية")
#: What may follow a name that its head word governs: مطار [المزة] العسكري.
QUALIFIERS = folded_words(
    "الدولي العسكري الحربي المدني الجوي الجوية العسكرية البحرية الحدودي الحدودية المركزي السوري"
)
#: Dual and plural heads, which govern every name of the list that follows.
LISTING = folded_words(
    "مدينتي مدينتا مدن بلدتي بلدتا بلدات قريتي قريتا قرى حيي أحياء محافظتي محافظتا محافظات ريفي ريفا أرياف"
    " منطقتي منطقتا مناطق مطاري مطارات ناحيتي نواحي مديريتي مديريتا مديريات"
)
GOVERNORATES = folded_words("محافظة محافظتي محافظتا محافظات")
COUNTRYSIDE = folded_words("ريف ريفي ريفا أرياف")
_CAPITAL = fold("العاصمة")
#: Directions and edges: شمال الباب, مشارف القصير.
EDGES = folded_words(
    "شمال جنوب شرق غرب شمالي جنوبي شرقي غربي شمالا جنوبا شرقا غربا مشارف تخوم أطراف ضواحي جنوبيها"
)


def head_before(document: Document, first: int, start: int) -> str:
    """The head word that governs the name at token ``first``, or an empty string.

    A preposition on the name (بحلب) cuts it off from what stands before.
    """
    if document.tokens[first].start != start:
        return ""
    for word in before(document, first):
        if word in TYPES:
            return word
    # العاصمة العمانية مسقط: an adjective between.
    adjective = before(document, first)
    is_between = first > 1 and bool(adjective) and adjective[0].startswith("ال")
    return _CAPITAL if is_between and _CAPITAL in before(document, first - 1) else ""


def edge_before(document: Document, first: int, start: int) -> str:
    """The direction or edge word before a name, or an empty string."""
    if document.tokens[first].start != start:
        return ""
    return next((word for word in before(document, first) if word in EDGES), "")
