"""The query language: a string in, a tree of frozen values out; every string parses.

Space is AND; ``"…"`` a phrase; ``OR``/``أو``; ``-``/``NOT``; ``( )``; ``=word`` as spelled; ``word*``;
``place: faction: source: title: author: after: before:`` in English and Arabic; “ ” « » count as
quotes. The grammar follows what readers know from Lucene and CourtListener. What makes no sense is
taken as plain words and named in ``problems``.
"""

import re
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

#: Deeper brackets are read as if they were not there; no one writes them on purpose.
_DEEPEST = 40
_MOST_LEXEMES = 400

FIELDS = {
    "place": "place",
    "مكان": "place",
    "faction": "faction",
    "فصيل": "faction",
    "source": "source",
    "مصدر": "source",
    "title": "title",
    "عنوان": "title",
    "author": "author",
    "كاتب": "author",
    "after": "after",
    "بعد": "after",
    "before": "before",
    "قبل": "before",
}

#: Who asks a whole question speaks: its أو joins two of its words, not all that stands around it.
_QUESTION = re.compile(r"[؟?]\s*$")
_QUOTES = re.compile("[“”„«»]")
_LEXEME = re.compile(
    r"""
    (?P<open>\() | (?P<close>\))
    | (?P<not>(?<![^\s(])[-−](?=[^\s)])|(?<![^\s(])NOT(?=[\s(]))
    | (?P<or>(?<![^\s)])(?:OR|أو|\|)(?![^\s(]))
    | (?P<and>(?<![^\s)])AND(?![^\s(]))
    | (?P<field>(?i:FIELDS):(?=[^\s:)]))
    | (?P<exact>=(?=[^\s=()]))
    | "(?P<phrase>[^"]*)"
    | (?P<word>[^\s()"]+)
    | (?P<stray>")
    """.replace("FIELDS", "|".join(FIELDS)),
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word: as spelled if ``exact``, the beginning of one if ``prefix``."""

    text: str
    exact: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other."""

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on a field, named as in the English query language."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """What must not match."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """What must match together."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """What may match in place of each other."""

    parts: "tuple[Node, ...]"


Node = Word | Phrase | Field | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: its tree (None where nothing is asked) and what was not understood."""

    node: Node | None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: str
    text: str


def parse(text: str) -> Query:
    """Parse a query.

    >>> parse("حلب -إدلب").node
    And(parts=(Word(text='حلب', exact=False, prefix=False), Not(part=Word(text='إدلب', exact=False, prefix=False))))
    >>> parse('«قلعة سمعان" OR =داعش').node
    Or(parts=(Phrase(text='قلعة سمعان', exact=False), Word(text='داعش', exact=True, prefix=False)))
    """
    plain = _QUOTES.sub('"', text)
    lexemes = [
        _Lexeme(str(match.lastgroup), str(match[str(match.lastgroup)]))
        for match in islice(_LEXEME.finditer(plain), _MOST_LEXEMES + 1)
    ]
    if _QUESTION.search(text):
        lexemes = [lexeme for lexeme in lexemes if lexeme != _ARABIC_OR]
    parser = _Parser(lexemes[:_MOST_LEXEMES])
    if len(lexemes) > _MOST_LEXEMES:
        parser.problems.append(
            _("Only the first %(count)d words of the query were read.") % {"count": _MOST_LEXEMES}
        )
    return Query(parser.read_all(), tuple(dict.fromkeys(parser.problems)))


_ARABIC_OR = _Lexeme("or", "أو")


class _Parser:
    """Recursive descent over the lexemes, no deeper than ``_DEEPEST``."""

    def __init__(self, lexemes: list[_Lexeme]) -> None:
        self.lexemes = lexemes
        self.position = 0
        self.depth = 0
        self.problems: list[str] = []

    def read_all(self) -> Node | None:
        """The whole query; a bracket that was never opened does not end it."""
        parts: list[Node] = []
        while self.position < len(self.lexemes):
            if node := self._read_or():
                parts.append(node)
            if self._take("close"):
                self.problems.append(_("A closing bracket has no opening one."))
        return _join(And, parts)

    def _read_or(self) -> Node | None:
        parts = [self._read_and()]
        while self._take("or"):
            parts.append(self._read_and())
        known = [part for part in parts if part]
        if len(known) < len(parts) and len(parts) > 1:
            self.problems.append(_("“OR” stands between two words."))
        return _join(Or, known)

    def _read_and(self) -> Node | None:
        parts: list[Node] = []
        while self._peek() not in ("", "or", "close"):
            if node := self._read_one():
                parts.append(node)
        return _join(And, parts)

    def _read_one(self) -> Node | None:
        lexeme = self.lexemes[self.position]
        self.position += 1
        match lexeme.kind:
            case "not":
                return self._read_not()
            case "open":
                return self._read_group()
            case "field":
                return self._read_field(lexeme.text)
            case "exact":
                return self._read_exact()
            case "phrase":
                return Phrase(lexeme.text) if lexeme.text.strip() else None
            case "word":
                return _word(lexeme.text)
            case "stray":
                self.problems.append(_("A quotation mark has no partner."))
        return None

    def _read_not(self) -> Node | None:
        # Each «not» of a run turns the last around: a loop, since a run may be long.
        negative = True
        while self._take("not"):
            negative = not negative
        node = self._read_one() if self._peek() not in ("", "or", "close") else None
        if node is None:
            self.problems.append(_("“-” stands before a word."))
            return None
        return Not(node) if negative else node

    def _read_group(self) -> Node | None:
        if self.depth >= _DEEPEST:
            self.problems.append(_("Brackets are nested too deeply."))
            return None
        self.depth += 1
        node = self._read_or()
        self.depth -= 1
        if not self._take("close"):
            self.problems.append(_("An opening bracket has no closing one."))
        return node

    def _read_field(self, text: str) -> Node | None:
        name = FIELDS[text.removesuffix(":").lower()]
        if self._peek() in ("word", "phrase"):
            value = self.lexemes[self.position].text.strip()
            self.position += 1
            return Field(name, value) if value else None
        self.problems.append(_("“%(field)s” stands before a word.") % {"field": text})
        return None

    def _read_exact(self) -> Node | None:
        kind, text = self._peek(), ""
        if kind in ("word", "phrase"):
            text = self.lexemes[self.position].text
            self.position += 1
        if not text.strip():
            return None
        return Phrase(text, exact=True) if kind == "phrase" else Word(text, exact=True)

    def _peek(self) -> str:
        return self.lexemes[self.position].kind if self.position < len(self.lexemes) else ""

    def _take(self, kind: str) -> bool:
        if self._peek() != kind:
            return False
        self.position += 1
        return True


def _word(text: str) -> Word | None:
    prefix = text.endswith("*")
    text = text.strip("*")
    return Word(text, prefix=prefix) if text else None


def _join(kind: type[And] | type[Or], parts: list[Node]) -> Node | None:
    if len(parts) > 1:
        return kind(tuple(parts))
    return parts[0] if parts else None
