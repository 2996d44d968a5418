"""Find factions: armies, armed groups, militias, armed parties and military alliances.

Three rules propose: names of the gazetteer, state forces named by a nisba adjective (القوات
التركية), and names that no list has but whose form gives them away (لواء «صقور الجنوب»).
"""

from collections.abc import Iterator

from articles.extraction.document import Document
from articles.extraction.factions.discovered import find_discovered
from articles.extraction.factions.names import find_named
from articles.extraction.factions.states import find_state_forces
from articles.extraction.mention import Mention

__all__ = ["find_factions"]


def find_factions(document: Document) -> Iterator[Mention]:
    """Propose the factions of a document; of equal spans the surer rule comes first."""
    named = list(find_named(document))
    yield from named
    yield from find_state_forces(document)
    yield from find_discovered(document, named)
