"""The lexemes of a query: brackets, quoted phrases, ranges, operators, field names and words.

Nothing is an error here. Marks that mean nothing where they stand are passed over, as in any text;
a question mark is one of them, since readers paste questions.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.search.syntax import FIELDS

#: Who asks a whole question speaks: its أو joins two of its words, not all that stands around it.
_QUESTION = re.compile(r"[؟?]\s*$")
_SPOKEN_OR = "أو"
_QUOTES = re.compile("[“”„«»]")
_LEXEME = re.compile(
    r"""
    (?P<open>\() | (?P<close>\))
    | (?P<range>(?<=:)\s*\[[^\[\]()"]*\]?)
    | "(?P<phrase>[^"]*)"(?:~(?P<slop>\d{1,9}))?
    | (?P<stray>")
    | (?P<chunk>[^\s()"\[\]]+)
    """,
    re.VERBOSE,
)
#: A word with what may stand before it: signs (only ``-`` and ``=`` mean something), a field.
_CHUNK = re.compile(r"(?P<signs>[-−=*|+~!]*)(?:(?P<field>[^\W\d_]+):(?!/))?(?P<word>.*)", re.DOTALL)
OPERATORS = (("OR", "or"), ("أو", "or"), ("|", "or"), ("AND", "and"), ("NOT", "not"))
_OPERATORS = dict(OPERATORS)


class Lexeme(NamedTuple):
    """A piece of a query; ``slop`` is that of a phrase."""

    kind: str
    text: str
    slop: int = 0


def read_lexemes(text: str) -> Iterator[Lexeme]:
    """The lexemes of a query, one by one.

    >>> [lexeme.kind for lexeme in read_lexemes('-place:حلب «a b»~3 OR =c')]
    ['not', 'field', 'word', 'phrase', 'or', 'exact', 'word']
    """
    plain = _QUOTES.sub('"', text)
    is_question = _QUESTION.search(plain) is not None
    for match in _LEXEME.finditer(plain):
        kind = str(match.lastgroup)
        if kind == "chunk" and is_question and match["chunk"] == _SPOKEN_OR:
            continue
        if kind == "chunk":
            yield from _read_chunk(match["chunk"], plain[match.end() : match.end() + 1])
        elif kind in ("phrase", "slop"):
            yield Lexeme("phrase", match["phrase"], int(match["slop"] or 0))
        else:
            yield Lexeme(kind, match[kind])


def _read_chunk(chunk: str, following: str) -> Iterator[Lexeme]:
    match = _CHUNK.fullmatch(chunk)
    if chunk in _OPERATORS or not match:
        yield Lexeme(_OPERATORS.get(chunk, "word"), chunk)
        return
    signs, field, word = match.group("signs", "field", "word")
    if not word and not field and following not in ("(", '"'):
        return
    yield from (Lexeme("not", sign) for sign in signs if sign in "-−")
    if "=" in signs:
        yield Lexeme("exact", "=")
        word, field = (f"{field}:{word}" if field else word), None
    elif word in _OPERATORS and not field:
        yield Lexeme(_OPERATORS[word], word)
        return
    known = FIELDS.get(field.lower()) if field else None
    if known:
        yield Lexeme("field", known)
        if word.startswith("="):
            yield Lexeme("exact", "=")
            word = word[1:]
    elif field and (word or following in ("(", '"')):
        yield Lexeme("unknown", field)
        word = f"{field} {word.strip('*')}".strip()
        yield Lexeme("phrase", word)
        return
    elif field:
        word = f"{field}:"
    if word:
        yield Lexeme("word", word)
