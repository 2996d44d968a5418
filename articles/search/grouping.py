"""From lexemes to the tree of a query. No recursion: brackets are kept on a stack."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from articles.search.lexing import Lexeme
from articles.search.problems import Problems
from articles.search.syntax import And, Node, Not, Or, parts_of
from articles.search.terms import Marks, TermReader


@dataclass(slots=True)
class _Frame:
    """An open bracket: the alternatives read in it, each the parts that hold together."""

    before: Marks
    within: str = ""
    alternatives: list[list[Node]] = field(default_factory=lambda: [[]])
    marks: Marks = field(default_factory=Marks)
    #: The operator that waits for a right side.
    waiting: str = ""


class Grouper:
    """Reads lexemes into a stack of frames."""

    def __init__(self) -> None:
        self.problems = Problems()
        self._frames = [_Frame(Marks())]
        self._terms = TermReader(self.problems)

    def read_all(self, lexemes: Iterable[Lexeme]) -> Node | None:
        """The tree of a whole query; brackets that stay open end with it."""
        for lexeme in lexemes:
            kept = self._terms.ration(lexeme)
            if kept:
                self._read(kept)
            if self._terms.is_full:
                break
        if len(self._frames) > 1:
            self.problems.add(_("An opening bracket has no closing one."))
        while len(self._frames) > 1:
            self._close()
        return self._finish(self._frames[0])

    def _read(self, lexeme: Lexeme) -> None:
        frame = self._frames[-1]
        match lexeme.kind:
            case "not":
                frame.marks.negative = not frame.marks.negative
                frame.marks.text = lexeme.text
            case "exact":
                frame.marks.exact = True
            case "field":
                self._settle(frame.marks if frame.marks.within else Marks())
                frame.marks.within, frame.marks.text = lexeme.text, f"{lexeme.text}:"
            case "unknown":
                self.problems.add(
                    _("“%(name)s:” is no field; it was read as words."), name=lexeme.text
                )
            case "or" | "and":
                self._operator(frame, lexeme)
            case "open":
                inner = frame.marks.within or frame.within
                self._frames.append(_Frame(frame.marks, within=inner))
                frame.marks = Marks()
            case "close" if len(self._frames) > 1:
                self._close()
            case "close":
                self.problems.add(_("A closing bracket has no opening one."))
            case "stray":
                self.problems.add(_("A quotation mark has no partner."))
            case _:
                self._leaf(frame, lexeme)

    def _operator(self, frame: _Frame, lexeme: Lexeme) -> None:
        self._settle(frame.marks)
        frame.marks = Marks()
        if frame.waiting or not frame.alternatives[-1]:
            self._misplaced(lexeme.kind.upper())
        frame.waiting = lexeme.kind.upper()
        if lexeme.kind == "or" and frame.alternatives[-1]:
            frame.alternatives.append([])

    def _close(self) -> None:
        inner = self._frames.pop()
        if found := self._finish(inner):
            self._add(self._frames[-1], found, negative=inner.before.negative)
        else:
            self.problems.add(_("Brackets with nothing in them were left out."))

    def _finish(self, frame: _Frame) -> Node | None:
        """The node of a frame, in simplest form."""
        self._settle(frame.marks)
        if frame.waiting:
            self._misplaced(frame.waiting)
        found = [node for parts in frame.alternatives if (node := _join(And, parts))]
        return _join(Or, found)

    def _leaf(self, frame: _Frame, lexeme: Lexeme) -> None:
        marks, frame.marks = frame.marks, Marks()
        if leaf := self._terms.read(lexeme, marks, within=marks.within or frame.within):
            self._add(frame, leaf, negative=marks.negative)

    def _add(self, frame: _Frame, node: Node, *, negative: bool) -> None:
        if negative:
            node = node.part if isinstance(node, Not) else Not(node)
        frame.alternatives[-1].append(node)
        frame.waiting = ""

    def _settle(self, marks: Marks) -> None:
        """Name signs and fields that nothing follows."""
        if marks.text:
            text = marks.text if marks.within else "-"
            self.problems.add(_("“%(field)s” stands before a word."), field=text)

    def _misplaced(self, operator: str) -> None:
        self.problems.add(_("“%(operator)s” stands between two words."), operator=operator)


def _join(kind: type[And] | type[Or], parts: Sequence[Node]) -> Node | None:
    """One node of many, parts of the same kind merged, the same word or condition once in an Or."""
    if kind is Or:
        parts = _drop_repetitions(parts)
    if len(parts) <= 1:
        return parts[0] if parts else None
    flat: list[Node] = []
    for node in parts:
        flat.extend(node.parts if isinstance(node, kind) else (node,))
    return kind(tuple(flat))


def _drop_repetitions(parts: Sequence[Node]) -> list[Node]:
    """Without leaves that came before; what has parts stays: to compare trees is to recurse."""
    seen: set[Node] = set()
    kept: list[Node] = []
    for part in parts:
        if parts_of(part):
            kept.append(part)
        elif part not in seen:
            seen.add(part)
            kept.append(part)
    return kept
