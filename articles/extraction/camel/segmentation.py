"""Names of the gazetteer behind clitics that only a morphological analysis cuts off.

Our own cut knows و ف ب ك ل and the article. The analyser also knows the question أ, the future س
and their combinations (أوبحلب), and it cuts only what the dictionary allows.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from articles.extraction.document import Document
from articles.extraction.gazetteer import Name
from articles.extraction.mention import Kind, Mention
from articles.language.clitics import Cut
from articles.language.tokens import Token

_RULES = {Kind.PLACE: "place.segmented", Kind.FACTION: "faction.segmented"}


class Analyzer(Protocol):
    """What is needed of a morphological analyser."""

    def cut(self, word: str) -> Sequence[Cut]:
        """The readings of a folded word without its proclitics."""
        ...


class CliticSegmenter:
    """Suggests names that the rules could not see for the letters before them."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer

    def find(self, document: Document) -> Iterator[Mention]:
        """Names of one word that stand in the gazetteer and are no ordinary words."""
        covered = {token for match in document.matches for token in range(match.first, match.last)}
        for index, token in enumerate(document.tokens):
            if index not in covered:
                yield from self._find_in(document, token)

    def _find_in(self, document: Document, token: Token) -> Iterator[Mention]:
        for cut in self._analyzer.cut(token.text):
            names = document.gazetteer.names_of(cut.word) if cut.offset else {}
            for kind, bearers in names.items():
                if key := find_only_bearer(bearers):
                    start = token.start + cut.offset
                    evidence = token.text[: cut.offset]
                    yield document.mention(
                        start, token.end, kind, _RULES[kind], entity=key, evidence=evidence
                    )
                    return


def find_only_bearer(names: Sequence[Name]) -> str | None:
    """The key of the only entity with a name, unless it is an ordinary word as well."""
    keys = {name.key for name in names if not name.needs_context}
    return keys.pop() if len(keys) == 1 else None
