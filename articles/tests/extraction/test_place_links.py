"""Which entity a place is linked to, and what its evidence says."""

import pytest

from articles.extraction.mention import Mention
from articles.tests.extraction.place_texts import places_in


def find(text: str, surface: str) -> Mention:
    return next(mention for mention in places_in(text) if mention.surface == surface)


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        # City or governorate, by the head word.
        ("معارك في حلب", "حلب", "aleppo"),
        ("في مدينة حلب", "حلب", "aleppo"),
        ("في ريف حلب الشمالي", "حلب", "aleppo"),
        ("في محافظة حلب", "حلب", "aleppo-governorate"),
        ("في محافظتي حلب وإدلب", "إدلب", "idlib-governorate"),
        ("في محافظة تعز", "تعز", "taiz-governorate"),
        ("معارك في تعز", "تعز", "taiz"),
        # Airport or base, by the head word.
        ("قصف مطار المزة", "المزة", "mezzeh-airbase"),
        ("قصف مطار حماة العسكري", "حماة", "hama-airbase"),
        ("قاعدة العديد الجوية", "العديد", "al-udeid-air-base"),
        ("في جرود عرسال", "عرسال", "arsal"),
        # Homonyms, by what is named nearby.
        ("في صيدا بريف درعا", "صيدا", "saida-daraa"),
        ("في صيدا جنوب لبنان", "صيدا", "sidon"),
        ("مدينة طرابلس في شمال لبنان", "طرابلس", "tripoli-lebanon"),
        ("في طرابلس عاصمة ليبيا", "طرابلس", "tripoli-libya"),
        ("في عمان بالأردن", "عمان", "amman"),
        ("حي الميدان في حلب", "الميدان", "midan-aleppo"),
        ("حي الميدان في دمشق", "الميدان", "midan-damascus"),
        ("القاهرة في سهل الغاب", "القاهرة", "al-qahirah-ghab"),
        ("وصل إلى القاهرة", "القاهرة", "cairo"),
        ("الطيبة في البقاع", "الطيبة", "taybeh-bekaa"),
        ("قرية الطيبة بريف درعا", "الطيبة", "taybah-daraa"),
        # Spellings of one entity.
        ("أعلنت أميركا موقفها", "أميركا", "united-states"),
        ("أعلنت أمريكا موقفها", "أمريكا", "united-states"),
        ("في هامبورج أمس", "هامبورج", "hamburg"),
        ("ولاية ويست فرجينيا", "ويست فرجينيا", "west-virginia"),
        ("مديرية بيت الفقية", "بيت الفقية", "bayt-al-faqih"),
        # No list has it.
        ("في قرية شخيتر", "شخيتر", None),
    ],
)
def test_links_to_the_entity_meant(text: str, surface: str, entity: str | None) -> None:
    assert find(text, surface).entity == entity


@pytest.mark.parametrize(
    ("text", "surface", "rule", "evidence"),
    [
        ("وصل دمشق", "دمشق", "place.gazetteer", "دمشق"),
        ("وصل أميركا", "أميركا", "place.gazetteer", "أميركا"),
        ("في ريف حلب", "حلب", "place.gazetteer", "ريف"),
        ("في محافظة حلب", "حلب", "place.gazetteer", "محافظة"),
        ("في مدينة الباب", "الباب", "place.head_word", "مدينة"),
        ("جنوب الميادين", "الميادين", "place.direction", "جنوب"),
        ("القصير بريف حمص", "القصير", "place.parent", "حمص"),
        ("منبج والباب", "الباب", "place.list", "منبج"),
        ("الانتخابات في مالي", "مالي", "place.preposition", "في"),
        ("مالي: مقتل جنود", "مالي", "place.headline", ":"),
        ("قرية شخيتر", "شخيتر", "place.discovered", "قرية"),
        ("في صيدا بريف درعا", "صيدا", "place.gazetteer", "صيدا · محافظة درعا"),
        ("حي الميدان في حلب", "الميدان", "place.head_word", "حي · حلب"),
        (
            "معارك في تعز. تقدموا شمالا. تحرير البرح",
            "البرح",
            "place.nearby",
            "تحرير · محافظة تعز",
        ),
    ],
)
def test_says_which_rule_found_it_and_why(
    text: str, surface: str, rule: str, evidence: str
) -> None:
    found = find(text, surface)
    assert (found.rule, found.evidence) == (rule, evidence)
