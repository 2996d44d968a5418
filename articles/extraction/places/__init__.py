"""Find places: names of the gazetteer, and names that no list has but a head word gives away.

A name that is also an ordinary word (الباب, القصير) needs a reason: a head word, a sibling in a
list, the region it lies in, or an earlier mention that had one. ``Mention.rule`` names the reason
and ``Mention.evidence`` the word that gave it.
"""

from collections.abc import Iterator

from articles.extraction.document import Document
from articles.extraction.mention import Kind, Mention
from articles.extraction.places.discovered import find_discovered
from articles.extraction.places.homonyms import EntityChooser
from articles.extraction.places.names import accept_names

__all__ = ["find_places"]


def find_places(document: Document) -> Iterator[Mention]:
    """Propose every place that a document names."""
    accepted = accept_names(document)
    chooser = EntityChooser(document.gazetteer, accepted)
    for place in accepted:
        yield document.mention(
            place.spot.start,
            place.spot.end,
            Kind.PLACE,
            place.rule,
            entity=chooser.choose(place),
            evidence=place.evidence,
        )
    yield from find_discovered(document, accepted)
