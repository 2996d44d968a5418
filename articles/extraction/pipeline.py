"""The whole of extraction: read a text, let each rule propose, settle the overlaps."""

from collections.abc import Sequence

from articles.extraction.dates import find_dates
from articles.extraction.document import Document
from articles.extraction.extractor import Extractor, merge_by_span
from articles.extraction.factions import find_factions
from articles.extraction.gazetteer import Gazetteer
from articles.extraction.mention import Mention, select_longest
from articles.extraction.places import find_places

#: Raised whenever a rule changes what it finds: articles read by an older version are due again.
EXTRACTOR_VERSION = "4"

#: Of equal spans the first proposed wins: a known faction before a place guessed from its head word.
RULES = (find_factions, find_places, find_dates)


def extract(
    text: str, gazetteer: Gazetteer, *, published: str = "", further: Sequence[Extractor] = ()
) -> list[Mention]:
    """Places, factions and dates of a text, in order and without overlaps.

    ``published`` is the article's date in EDTF, at whatever precision is known; relative dates
    are resolved against it. ``further`` extractors fill the gaps that the rules leave.
    """
    document = Document(text, gazetteer, published)
    found = select_longest(mention for rule in RULES for mention in rule(document))
    for extractor in further:
        found = merge_by_span(found, extractor.find(document))
    return found
