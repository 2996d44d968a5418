"""Find factions: armies, armed groups, militias, armed parties and military alliances.

Names of the gazetteer come first (:mod:`names`), then state forces by the adjective of their state
(القوات التركية), numbered units (الفرقة 93), and names that no list has but whose form gives them
away (لواء «صقور الجنوب»). ``Mention.rule`` says which, ``Mention.evidence`` on what grounds: the
name as the gazetteer has it, the word beside it that decided, the state or the date that chose.
"""

from collections.abc import Iterator

from articles.extraction.document import Document
from articles.extraction.factions.discovered import find_discovered
from articles.extraction.factions.heads import find_heads
from articles.extraction.factions.names import find_named
from articles.extraction.factions.numbered import find_numbered
from articles.extraction.factions.states import find_state_forces
from articles.extraction.mention import Mention

__all__ = ["find_factions"]


def find_factions(document: Document) -> Iterator[Mention]:
    """Propose the factions of a document; of equal spans the surer rule comes first."""
    heads = find_heads(document)
    known = [*find_named(document), *find_state_forces(document, heads)]
    yield from known
    yield from find_numbered(document, heads, known)
    yield from find_discovered(document, heads, known)
