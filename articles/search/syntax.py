"""The tree of a query: frozen values, and the canonical text of each.

A tree is in simplest form: no And in an And, no Or in an Or, no Not of a Not, none with one part;
then ``parse(write_query(tree)).node == tree``.
"""

import re
from dataclasses import dataclass

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
    """A condition on a field, named as in the English query language."""

    name: str
    value: str


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


def write_query(node: Node) -> str:
    """The canonical text of a tree.

    >>> write_query(And((Word("حلب"), Not(Or((Word("a", exact=True), Phrase("b c", slop=3)))))))
    'حلب -(=a OR "b c"~3)'
    """
    match node:
        case Word(text, exact, prefix):
            return f"{'=' if exact else ''}{text}{'*' if prefix else ''}"
        case Phrase(text, exact, slop):
            return f'{"=" if exact else ""}"{text}"{f"~{slop}" if slop else ""}'
        case Field(name, value):
            return f"{name}:{value}" if _BARE_VALUE.fullmatch(value) else f'{name}:"{value}"'
        case Range(name, first, last):
            return f"{name}:[{first or '*'} TO {last or '*'}]"
        case Not(part):
            text = write_query(part)
            return f"-({text})" if isinstance(part, And | Or) else f"-{text}"
        case Or(parts):
            return " OR ".join(write_query(part) for part in parts)
        case And(parts):
            return " ".join(
                f"({write_query(part)})" if isinstance(part, Or) else write_query(part)
                for part in parts
            )


def find_leaves(node: Node, *, negative: bool = False) -> list[Leaf | Not]:
    """The words and conditions of a tree, in order, each in a ``Not`` where it must not match.

    >>> find_leaves(Not(And((Word("a"), Not(Word("b"))))))
    [Not(part=Word(text='a', exact=False, prefix=False)), Word(text='b', exact=False, prefix=False)]
    """
    match node:
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in find_leaves(part, negative=negative)]
        case Not(part):
            return find_leaves(part, negative=not negative)
    return [Not(node) if negative else node]
