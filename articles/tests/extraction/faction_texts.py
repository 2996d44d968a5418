"""Marked texts: ``[surface|key]`` is a mention of that entity, ``[surface]`` one of no entity."""

import re

from articles.extraction.builtin import builtin_gazetteer
from articles.extraction.document import Document
from articles.extraction.factions import find_factions
from articles.extraction.mention import Mention, select_longest

_MARK = re.compile(r"\[([^\]|]+)(?:\|([^\]]+))?\]")

Span = tuple[int, int, str, str | None]


def mentions(text: str, published: str = "") -> list[Mention]:
    """The factions that extraction finds in a text."""
    return select_longest(find_factions(Document(text, builtin_gazetteer(), published)))


def find(text: str, published: str = "") -> list[Span]:
    """Start, end, surface and entity of each."""
    return [(m.start, m.end, m.surface, m.entity) for m in mentions(text, published)]


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The plain text of a marked one, and its spans."""
    text, spans, position = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        spans.append((len(text), len(text) + len(mark[1]), mark[1], mark[2]))
        text += mark[1]
        position = mark.end()
    return text + marked[position:], spans
