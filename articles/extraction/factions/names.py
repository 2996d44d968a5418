"""Factions by the names of the gazetteer: accept them, choose their entities, cut their spans.

Names that mean nothing else are accepted unless a neighbour speaks against it; the others need one
of the :mod:`reasons`.
"""

import re
from collections.abc import Iterator

from articles.extraction.document import Document
from articles.extraction.factions.choice import choose_entity
from articles.extraction.factions.context import is_rebel, is_zeal, names_other_bearer
from articles.extraction.factions.home import Homeland
from articles.extraction.factions.reasons import (
    CLOSING,
    Accepted,
    Reason,
    find_reason,
    find_repeated,
)
from articles.extraction.gazetteer import Match
from articles.extraction.mention import Kind, Mention
from articles.language.fold import fold

#: A name in quotation marks after one of these is the whole name: فرقة "[الحمزة]".
_UNIT = re.compile(fold(r'(?:فرقة|لواء|ألوية|كتيبة|كتائب|فصيل|ميليشيا|مليشيا)\s*["«“](.+)["»”]'))


def find_named(document: Document) -> Iterator[Mention]:
    """Names of the gazetteer; those that are ordinary words too only where the context says so."""
    home = Homeland(document)
    matches = [match for match in document.matches if _may_be_faction(document, home, match)]
    accepted = Accepted()
    for match in matches:
        if not _needs_context(match):
            accepted.add(match, Reason("faction.gazetteer"))
    for match in matches:
        if match.first not in accepted.reasons and (
            reason := find_reason(document, home, match, accepted)
        ):
            accepted.add(match, reason)
    confirmed = {name.key: match for match in accepted.matches.values() for name in match.names}
    for match in matches:
        reason = accepted.reasons.get(match.first) or find_repeated(document, match, confirmed)
        if reason:
            yield _mention(document, home, match, reason)


def _mention(document: Document, home: Homeland, match: Match, reason: Reason) -> Mention:
    start, end = match.start, match.end
    if unit := _UNIT.fullmatch(document.folded.text, start, end):
        start, end = unit.span(1)
    else:
        end = _end_in_quotes(document.folded.text, start, end)
    choice = choose_entity(document, match.names, home)
    evidence = (match.names[0].text, reason.evidence, *choice.evidence)
    return document.mention(
        start,
        end,
        Kind.FACTION,
        reason.rule,
        entity=choice.entity,
        evidence="; ".join(dict.fromkeys(filter(None, evidence))),
    )


def _end_in_quotes(folded: str, start: int, end: int) -> int:
    """Where the name ends if quotation marks close after some words: "[أحرار الشام]" الإسلامية."""
    closing = CLOSING.get(folded[start - 1 : start])
    if closing is None or closing not in folded[start:end]:
        return end
    inside = folded[start : folded.index(closing, start)].rstrip()
    return start + len(inside) if " " in inside else end


def _may_be_faction(document: Document, home: Homeland, match: Match) -> bool:
    return (
        match.kind is Kind.FACTION
        and not names_other_bearer(document, match.first)
        and not (_is_state_force(document, match) and is_rebel(document, match.last))
        and not (_is_hamas(match) and is_zeal(document, home.words, match.first))
    )


def _is_state_force(document: Document, match: Match) -> bool:
    return document.gazetteer.entries[match.names[0].key].type == "state_force"


def _is_hamas(match: Match) -> bool:
    return match.last == match.first + 1 and match.names[0].text == "حماس"


def _needs_context(match: Match) -> bool:
    return all(name.needs_context for name in match.names)
