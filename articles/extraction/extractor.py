"""What may find mentions beside the rules, and how its finds are put to theirs."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from articles.extraction.document import Document
from articles.extraction.mention import Mention, select_longest


class Extractor(Protocol):
    """Finds mentions in a document; how is its own affair."""

    def find(self, document: Document) -> Iterable[Mention]:
        """The mentions that it proposes, in any order."""
        ...


def merge_by_span(sure: Sequence[Mention], further: Iterable[Mention]) -> list[Mention]:
    """The sure mentions and those of the further ones that overlap none of them, in order.

    What the rules know is explained and linked, so a model only fills the gaps that they leave.

    >>> from articles.extraction.mention import Kind
    >>> known = Mention(4, 8, Kind.PLACE, "دمشق", "place.gazetteer")
    >>> wider = Mention(0, 8, Kind.PLACE, "ريف دمشق", "ner.location")
    >>> other = Mention(12, 15, Kind.PLACE, "حلب", "ner.location")
    >>> merge_by_span([known], [other, wider]) == [known, other]
    True
    """
    taken = {offset for mention in sure for offset in range(mention.start, mention.end)}
    free = (m for m in further if taken.isdisjoint(range(m.start, m.end)))
    return sorted([*sure, *select_longest(free)], key=lambda mention: mention.start)
