"""Places: names of the gazetteer."""

from collections.abc import Iterator

from articles.extraction.document import Document
from articles.extraction.mention import Kind, Mention


def find_places(document: Document) -> Iterator[Mention]:
    """Every place that a text names."""
    for match in document.matches:
        known = [name for name in match.names if not name.needs_context]
        if match.kind == Kind.PLACE and known:
            yield document.mention(
                match.start, match.end, Kind.PLACE, "place.gazetteer", entity=known[0].key
            )
