"""The words that announce a force or a group: القوات, لواء, كتيبة, found once for all rules.

Each is looked up with every proclitic it can bear, one look-up for each token of the text.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.extraction.document import Document
from articles.language.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from articles.language.fold import fold

_JOINT = frozenset(" _\u00a0\"'«»“”‘’()")
_WIDEST_JOINT = 3

#: What a unit is called; of غرفة only غرفة عمليات.
UNITS = frozenset(fold("لواء لوائي ألوية كتيبة كتيبتي كتائب فيلق سرايا فرقة فوج غرفة").split())
#: What a group is, never part of what it is called.
GENERIC = frozenset(
    fold("فصيل فصيلي ميليشيا مليشيا ميليشيات مليشيات ميلشيا ميلشيات ميليشات").split()
)
#: Words that civil bodies bear as well.
MOVEMENTS = frozenset(fold("حركة حركتي جماعة تنظيم تنظيمي جبهة جبهتي جيش تجمع").split())
#: Definite: followed by the number or the ordinal of a unit.
NUMBERED = frozenset(fold("الفرقة اللواء الفوج الفيلق الكتيبة").split())
#: Followed by the adjective or the name of a state.
FORCES = frozenset(
    fold("الجيش الجيشين الجيشان جيش القوات قوات الطيران طيران سلاح البحرية مشاة").split()
)


@dataclass(frozen=True, slots=True)
class Head:
    """A head word in a document: its folded form, its token, its offset without proclitics."""

    word: str
    index: int
    start: int


def _forms(words: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Every spelling of the words with proclitics: what is cut off, and the word."""
    forms: dict[str, tuple[int, str]] = {}
    for word in words:
        for conjunction in ("", *CONJUNCTIONS):
            for preposition in ("", *PREPOSITIONS):
                stem = word
                if preposition == "ل" and word.startswith(ARTICLE):
                    # The article has lost its alef: the span starts at its ل.
                    stem = word[1:]
                offset = len(conjunction + preposition)
                forms.setdefault(conjunction + preposition + stem, (offset, word))
    return forms


# للواء is «to a brigade» before it is «to the brigade».
_FORMS = _forms((*FORCES, *UNITS, *NUMBERED, *GENERIC, *MOVEMENTS))


def find_heads(document: Document) -> list[Head]:
    """All head words of a document, in order."""
    return [
        Head(form[1], index, token.start + form[0])
        for index, token in enumerate(document.tokens)
        if (form := _FORMS.get(token.text))
    ]


def is_joined(document: Document, index: int) -> bool:
    """Whether a token follows the one before it with a blank or a quotation mark between."""
    tokens = document.tokens
    if not 0 < index < len(tokens):
        return False
    gap = document.folded.text[tokens[index - 1].end : tokens[index].start]
    return gap == " " or (0 < len(gap) <= _WIDEST_JOINT and _JOINT.issuperset(gap))
