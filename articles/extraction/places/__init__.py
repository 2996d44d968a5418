"""Find places: names of the gazetteer, and names that no list has but a head word gives away.

A name that is also an ordinary word (الباب, القصير) needs a reason: a head word, a sibling in a
list, the region it lies in, or an earlier mention that had one. ``Mention.rule`` names the reason
and ``Mention.evidence`` the word that gave it, else the name in the gazetteer; after a dot follows
the area that told the place from others of its name.
"""

from collections.abc import Iterator

from articles.extraction.document import Document
from articles.extraction.mention import Kind, Mention
from articles.extraction.places.discovered import find_discovered
from articles.extraction.places.head_words import SPELLINGS
from articles.extraction.places.homonyms import Choice, EntityChooser
from articles.extraction.places.names import accept_names
from articles.extraction.places.spots import Place
from articles.language.fold import fold

__all__ = ["find_places"]


def find_places(document: Document) -> Iterator[Mention]:
    """Propose every place that a document names."""
    accepted = accept_names(document)
    chooser = EntityChooser(document.gazetteer, accepted)
    for place in accepted:
        choice = chooser.choose(place)
        yield document.mention(
            place.spot.start,
            place.spot.end,
            Kind.PLACE,
            place.rule,
            entity=choice.key,
            evidence=_explain(place, choice),
        )
    yield from find_discovered(document, accepted)


def _explain(place: Place, choice: Choice) -> str:
    """The trigger word or the name as listed, and the area that decided between homonyms."""
    listed = next((name.text for name in place.spot.names if name.key == choice.key), "")
    word = SPELLINGS.get(place.evidence, place.evidence) or listed or place.spot.names[0].text
    area = fold(choice.area)
    is_news = bool(area) and fold(word) not in area and area not in fold(word)
    return f"{word} · {choice.area}" if is_news else word
