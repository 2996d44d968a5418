"""An article on its way through the rules: the text, its folded form, its tokens, its names."""

from dataclasses import dataclass
from functools import cached_property

from articles.extraction.gazetteer import Gazetteer, Match
from articles.extraction.mention import Kind, Mention
from articles.language.fold import FoldedText, fold_text
from articles.language.tokens import Token, tokenize


@dataclass(frozen=True)
class Document:
    """A text to read; ``published`` is an EDTF date (2016-12-13, 2016-12) or empty.

    Rules work on ``folded.text``; :meth:`mention` leads their offsets back to ``text``.
    """

    text: str
    gazetteer: Gazetteer
    published: str = ""

    @cached_property
    def folded(self) -> FoldedText:
        """The text in folded spelling."""
        return fold_text(self.text)

    @cached_property
    def tokens(self) -> list[Token]:
        """The words of the folded text, with folded offsets."""
        return tokenize(self.folded.text)

    @cached_property
    def matches(self) -> list[Match]:
        """Every place where a name of the gazetteer stands, the longest per start and kind."""
        return self.gazetteer.find_names(self.folded.text, self.tokens)

    def original(self, start: int, end: int) -> str:
        """The text as it was written between two folded offsets."""
        start, end = self.folded.span(start, end)
        return self.text[start:end]

    def mention(
        self,
        start: int,
        end: int,
        kind: Kind,
        rule: str,
        *,
        entity: str | None = None,
        value: str | None = None,
        evidence: str = "",
    ) -> Mention:
        """The mention at the folded offsets ``start`` and ``end``, in offsets of the original."""
        start, end = self.folded.span(start, end)
        surface = self.text[start:end]
        return Mention(start, end, kind, surface, rule, entity, value, evidence)
