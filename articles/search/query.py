"""The query language: a string in, a tree of frozen values out; every string parses.

Space is AND; ``"…"`` a phrase, ``"…"~10`` its words with so many others between; ``OR``/``أو``;
``-``/``NOT``; ``( )`` to any depth, also after a field; ``=word`` as spelled; ``word*``;
``published:[2016-11 TO *]``; fields in English and Arabic. The grammar follows what readers know
from Lucene and CourtListener. What makes no sense is named in ``problems``, and ``repaired`` is
the query as it was understood. No recursion: brackets are kept on a stack.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from articles.extraction.dates.periods import bounds
from articles.search.lexing import Lexeme, read_lexemes
from articles.search.syntax import (
    DATE_FIELDS,
    FIELD_NAMES,
    FIELDS,
    RANGE_FIELDS,
    And,
    Field,
    Leaf,
    Node,
    Not,
    Or,
    Phrase,
    Range,
    Word,
    find_leaves,
    write_query,
)

__all__ = (
    "FIELDS", "FIELD_NAMES", "And", "Field", "Leaf", "Node", "Not", "Or", "Phrase", "Query",
    "Range", "Word", "parse", "write_query",
)  # fmt: skip

#: Each costs time in the index and when the best articles are read.
_MOST_WORDS = 200
#: Levels of a tree that differ in kind; brackets that change nothing do not count.
_DEEPEST = 60
#: Each walks through the dictionary of the index.
_MOST_PREFIXES = 4
_LONGEST_SHOWN = 80
#: Words of a phrase further apart than this do not stand together in any sense.
_LARGEST_SLOP = 100


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: its tree (None where nothing is asked) and what was not understood.

    ``repaired`` is the query as it was understood, where there were problems; it has none.
    """

    node: Node | None
    problems: tuple[str, ...] = ()
    repaired: str = ""


def parse(text: str) -> Query:
    """Parse a query.

    >>> parse("حلب -إدلب").node
    And(parts=(Word(text='حلب', exact=False, prefix=False), Not(part=Word(text='إدلب', exact=False, prefix=False))))
    >>> parse('«قلعة سمعان" OR =داعش').node
    Or(parts=(Phrase(text='قلعة سمعان', exact=False, slop=0), Word(text='داعش', exact=True, prefix=False)))
    """
    parser = _Parser()
    node = parser.read_all(read_lexemes(text))
    problems = tuple(dict.fromkeys(parser.problems))
    return Query(node, problems, write_query(node) if node and problems else "")


@dataclass(slots=True)
class _Marks:
    """What stands before a word or bracket and speaks of it."""

    negative: bool = False
    exact: bool = False
    within: str = ""
    #: As written, the last of them; empty where there is none.
    text: str = ""


@dataclass(slots=True)
class _Frame:
    """An open bracket: the alternatives read in it, each the parts that hold together."""

    before: _Marks
    within: str = ""
    alternatives: list[list[tuple[Node, int]]] = field(default_factory=lambda: [[]])
    marks: _Marks = field(default_factory=_Marks)
    #: The operator that waits for a right side.
    waiting: str = ""


class _Parser:
    """Reads lexemes into a stack of frames; each node is kept with its depth."""

    def __init__(self) -> None:
        self.frames = [_Frame(_Marks())]
        self.problems: list[str] = []
        self.prefixes: set[str] = set()

    def read_all(self, lexemes: Iterable[Lexeme]) -> Node | None:
        """The tree of a whole query; brackets that stay open end with it."""
        left = _MOST_WORDS
        for lexeme in lexemes:
            words = _count_words(lexeme)
            if words <= left:
                self._read(lexeme)
            elif left and lexeme.kind == "phrase":
                self._read(lexeme._replace(text=" ".join(lexeme.text.split()[:left])))
            left -= words
            if left < 0:
                self._report(
                    _("Only the first %(count)d words of the query were read."), count=_MOST_WORDS
                )
                break
        if len(self.frames) > 1:
            self._report(_("An opening bracket has no closing one."))
        while len(self.frames) > 1:
            self._close()
        found = self._finish(self.frames[0])
        return found[0] if found else None

    def _read(self, lexeme: Lexeme) -> None:
        frame = self.frames[-1]
        match lexeme.kind:
            case "not":
                frame.marks.negative = not frame.marks.negative
                frame.marks.text = lexeme.text
            case "exact":
                frame.marks.exact = True
            case "field":
                self._settle(frame.marks if frame.marks.within else _Marks())
                frame.marks.within, frame.marks.text = lexeme.text, f"{lexeme.text}:"
            case "unknown":
                self._report(_("“%(name)s:” is no field; it was read as words."), name=lexeme.text)
            case "or" | "and":
                self._operator(frame, lexeme)
            case "open":
                inner = frame.marks.within or frame.within
                self.frames.append(_Frame(frame.marks, within=inner))
                frame.marks = _Marks()
            case "close" if len(self.frames) > 1:
                self._close()
            case "close":
                self._report(_("A closing bracket has no opening one."))
            case "stray":
                self._report(_("A quotation mark has no partner."))
            case _:
                self._leaf(frame, lexeme)

    def _operator(self, frame: _Frame, lexeme: Lexeme) -> None:
        self._settle(frame.marks)
        frame.marks = _Marks()
        if frame.waiting or not frame.alternatives[-1]:
            self._report(
                _("“%(operator)s” stands between two words."), operator=lexeme.kind.upper()
            )
        frame.waiting = lexeme.kind.upper()
        if lexeme.kind == "or" and frame.alternatives[-1]:
            frame.alternatives.append([])

    def _close(self) -> None:
        inner = self.frames.pop()
        found = self._finish(inner)
        if found:
            self._add(self.frames[-1], *found, negative=inner.before.negative)
        else:
            self._report(_("Brackets with nothing in them were left out."))

    def _finish(self, frame: _Frame) -> tuple[Node, int] | None:
        """The node of a frame with its depth, in simplest form."""
        self._settle(frame.marks)
        if frame.waiting:
            self._report(_("“%(operator)s” stands between two words."), operator=frame.waiting)
        found = [node for parts in frame.alternatives if (node := _join(And, parts))]
        return _join(Or, found)

    def _leaf(self, frame: _Frame, lexeme: Lexeme) -> None:
        marks, frame.marks = frame.marks, _Marks()
        name = marks.within or frame.within
        if name:
            leaf = self._field(name, lexeme)
        elif lexeme.kind == "range":
            leaf = _phrase(lexeme.text.strip("[] \t\n"), lexeme, marks)
        elif lexeme.kind == "phrase":
            leaf = _phrase(lexeme.text, lexeme, marks)
        else:
            leaf = self._word(lexeme.text, marks)
        if leaf:
            self._add(frame, leaf, 1, negative=marks.negative)

    def _word(self, text: str, marks: _Marks) -> Word | None:
        bare = text if marks.exact else text.rstrip("*")
        if bare == text or not bare:
            return Word(bare, exact=marks.exact) if bare else None
        if len(self.prefixes | {bare}) > _MOST_PREFIXES:
            self._report(
                _("Only the first %(count)d beginnings with * count; “%(name)s” is a whole word."),
                count=_MOST_PREFIXES,
                name=bare[:_LONGEST_SHOWN],
            )
            return Word(bare)
        self.prefixes.add(bare)
        return Word(bare, prefix=True)

    def _field(self, name: str, lexeme: Lexeme) -> Leaf | None:
        text = lexeme.text.strip()
        if lexeme.kind == "range":
            return self._range(name, text)
        if text and name in DATE_FIELDS and bounds(text) is None:
            self._report(_("“%(name)s” is no date."), name=text[:_LONGEST_SHOWN])
            return None
        return Field(name, text) if text else None

    def _range(self, name: str, text: str) -> Leaf | None:
        if not text.endswith("]"):
            self._report(_("An opening bracket has no closing one."))
        ends = text.strip("[]").split()
        if name not in RANGE_FIELDS or len(ends) != 3 or ends[1] not in ("TO", "إلى"):
            self._report(_("“%(name)s” is no range; write published:[2016-11 TO 2016-12]."),
                         name=f"{name}:{text}"[:_LONGEST_SHOWN])  # fmt: skip
            return None
        first, last = ("" if end == "*" else end for end in (ends[0], ends[2]))
        wrong = [end for end in (first, last) if end and bounds(end) is None]
        for end in wrong:
            self._report(_("“%(name)s” is no date."), name=end[:_LONGEST_SHOWN])
        if wrong or not (first or last):
            return None
        if (days := bounds(first)) and (other := bounds(last)) and days[0] > other[1]:
            self._report(_("“%(name)s” was turned around."), name=text[:_LONGEST_SHOWN])
            first, last = last, first
        return Range(name, first, last)

    def _add(self, frame: _Frame, node: Node, depth: int, *, negative: bool) -> None:
        if depth >= _DEEPEST:
            self._report(_("Brackets are nested too deeply."))
            leaves = [(leaf, 1 + isinstance(leaf, Not)) for leaf in find_leaves(node)]
            node, depth = _join(And, leaves) or (node, depth)
        if negative:
            node, depth = (
                (node.part, depth - 1) if isinstance(node, Not) else (Not(node), depth + 1)
            )
        frame.alternatives[-1].append((node, depth))
        frame.waiting = ""

    def _settle(self, marks: _Marks) -> None:
        """Name signs and fields that nothing follows."""
        if marks.text:
            text = marks.text if marks.within else "-"
            self._report(_("“%(field)s” stands before a word."), field=text)

    def _report(self, problem: str, **values: object) -> None:
        self.problems.append(problem % values)


def _count_words(lexeme: Lexeme) -> int:
    """How many words of the query a lexeme is; one at least of whatever asks for something."""
    if lexeme.kind == "phrase":
        return max(1, len(lexeme.text.split()))
    return int(lexeme.kind in ("word", "range"))


def _phrase(text: str, lexeme: Lexeme, marks: _Marks) -> Phrase | None:
    if not text.strip():
        return None
    return Phrase(text, marks.exact, min(lexeme.slop, _LARGEST_SLOP))


def _join(kind: type[And] | type[Or], parts: Sequence[tuple[Node, int]]) -> tuple[Node, int] | None:
    """One node of many, parts of the same kind merged, the same choice once; with its depth."""
    if kind is Or:
        parts = list(dict.fromkeys(parts))
    if len(parts) <= 1:
        return parts[0] if parts else None
    flat: list[Node] = []
    for node, _depth in parts:
        flat.extend(node.parts if isinstance(node, kind) else (node,))
    return kind(tuple(flat)), 1 + max(depth - isinstance(node, kind) for node, depth in parts)
