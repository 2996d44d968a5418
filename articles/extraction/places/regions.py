"""Whether the region that follows a name is the one it lies in: القصير بريف حمص."""

from articles.extraction.document import Document
from articles.extraction.places.geography import ancestors, is_country, surroundings
from articles.extraction.places.ordinary import is_ordinary
from articles.extraction.places.spots import Spot, name_text
from articles.extraction.places.words import folded_words

_BETWEEN = folded_words(
    "في ب ل من قرب الواقعة الواقع التابعة التابع القريبة السورية العراقية اللبنانية اليمنية ريف ريفي محافظة"
    " مدينة شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط منطقة ضواحي الشمالي الجنوبي الشرقي الغربي غوطة"
)
_LOOK_AHEAD = 5


def names_region(document: Document, spot: Spot, following: Spot) -> bool:
    """Whether the candidate after a name surely names what the name lies in."""
    if following.needs_context or not 0 <= following.first - spot.last < _LOOK_AHEAD:
        return False
    is_dateline = _is_dateline(document, spot, following)
    if not is_dateline and not _are_linked(document, spot, following):
        return False
    gazetteer = document.gazetteer
    areas = {area for key in following.keys for area in surroundings(gazetteer, key)}
    if not is_dateline:
        areas = {key for key in areas if not is_country(gazetteer, key)}
    return any(areas.intersection(ancestors(gazetteer, key)) for key in spot.keys)


def _is_dateline(document: Document, spot: Spot, following: Spot) -> bool:
    """أتلانتا، الولايات المتحدة: a name that is no ordinary word, and its country."""
    gap = document.folded.text[spot.end : following.start]
    return gap.strip() in {"،", ","} and not is_ordinary(name_text(document, spot))


def _are_linked(document: Document, spot: Spot, following: Spot) -> bool:
    """Whether only words of place stand between two names, and at least one does."""
    tokens = document.tokens
    token = tokens[following.first]
    between = [word.text for word in tokens[spot.last : following.first]]
    clitic = token.text[: following.start - token.start]
    if not (between or clitic) or clitic not in {"", "ب", "ل"}:
        return False
    return all(
        word in _BETWEEN or (len(word) > 1 and word.removeprefix("ب") in _BETWEEN)
        for word in between
    )
