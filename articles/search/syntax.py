"""The tree of a query: frozen values, and the canonical text of each.

A tree is in simplest form: no And in an And, no Or in an Or, no Not of a Not, none with one part;
then ``parse(write_query(tree)).node == tree``.
"""

import re
from dataclasses import dataclass

from articles.search.trees import fold_tree

#: Each field by its canonical name and the other names that readers may write.
FIELD_NAMES = (
    ("place", ("مكان",)),
    ("faction", ("فصيل",)),
    ("source", ("مصدر",)),
    ("title", ("عنوان",)),
    ("author", ("كاتب",)),
    ("after", ("بعد",)),
    ("before", ("قبل",)),
    ("published", ("نشر",)),
    ("mentioned", ("ذكر",)),
)
FIELDS = {name: field for field, others in FIELD_NAMES for name in (field, *others)}
#: The fields that hold dates, and those of them that take a range.
DATE_FIELDS = ("after", "before", "published", "mentioned")
RANGE_FIELDS = ("published", "mentioned")
#: Those that hold words.
WORD_FIELDS = ("title", "author")

_BARE_VALUE = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: as spelled if ``exact``, the beginning of one if ``prefix``."""

    text: str
    exact: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other, with at most ``slop`` others in between."""

    text: str
    exact: bool = False
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on a field, named as in the English query language.

    Those of ``WORD_FIELDS`` hold words as wanted as any: as spelled, the beginning of one, or with
    others in between.
    """

    name: str
    value: str
    exact: bool = False
    prefix: bool = False
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Range:
    """A field's date lies between two EDTF dates; the empty one leaves its end open."""

    name: str
    first: str
    last: str


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


Leaf = Word | Phrase | Field | Range
Node = Leaf | Not | And | Or


def parts_of(node: Node) -> tuple[Node, ...]:
    """What a node joins or negates."""
    match node:
        case And(parts) | Or(parts):
            return parts
        case Not(part):
            return (part,)
    return ()


def write_query(node: Node) -> str:
    """The canonical text of a tree.

    >>> write_query(And((Word("حلب"), Not(Or((Word("a", exact=True), Phrase("b c", slop=3)))))))
    'حلب -(=a OR "b c"~3)'
    """
    return fold_tree(node, parts_of, _write)


def _write(node: Node, texts: list[str]) -> str:
    match node:
        case Not(part):
            return f"-({texts[0]})" if isinstance(part, And | Or) else f"-{texts[0]}"
        case Or():
            return " OR ".join(texts)
        case And(parts):
            return " ".join(
                f"({text})" if isinstance(part, Or) else text
                for part, text in zip(parts, texts, strict=True)
            )
    return _write_leaf(node)


def _write_leaf(leaf: Leaf) -> str:
    match leaf:
        case Word(text, exact, prefix):
            return f"{'=' if exact else ''}{text}{'*' if prefix else ''}"
        case Phrase(text, exact, slop):
            return f'{"=" if exact else ""}"{text}"{f"~{slop}" if slop else ""}'
        case Field(name, value, prefix=True):
            return f"{name}:{value}*"
        case Field(name, value, exact, slop=slop):
            is_bare = _BARE_VALUE.fullmatch(value) and not slop
            written = value if is_bare else f'"{value}"{f"~{slop}" if slop else ""}'
            return f"{name}:{'=' if exact else ''}{written}"
        case Range(name, first, last):
            return f"{name}:[{first or '*'} TO {last or '*'}]"
