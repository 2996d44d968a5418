"""The query language: a string in, a tree of frozen values out; every string parses.

Space is AND; ``"…"`` a phrase, ``"…"~10`` its words with so many others between; ``OR``/``أو``;
``-``/``NOT``; ``( )`` to any depth, also after a field; ``=word`` as spelled; ``word*``;
``published:[2016-11 TO *]``; fields in English and Arabic. The grammar follows what readers know
from Lucene and CourtListener. What makes no sense is named in ``problems``, and ``repaired`` is
the query as it was understood.

``lexing`` cuts the string, ``grouping`` builds the tree, ``terms`` makes its leaves, ``syntax`` has
what they are made of.
"""

from dataclasses import dataclass

from articles.search.grouping import Grouper
from articles.search.lexing import read_lexemes
from articles.search.syntax import (
    FIELD_NAMES,
    FIELDS,
    WORD_FIELDS,
    And,
    Field,
    Leaf,
    Node,
    Not,
    Or,
    Phrase,
    Range,
    Word,
    write_query,
)

__all__ = (
    "FIELDS",
    "FIELD_NAMES",
    "WORD_FIELDS",
    "And",
    "Field",
    "Leaf",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Query",
    "Range",
    "Word",
    "parse",
    "write_query",
)  # fmt: skip


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
    grouper = Grouper()
    node = grouper.read_all(read_lexemes(text))
    problems = grouper.problems.all()
    return Query(node, problems, write_query(node) if node and problems else "")
