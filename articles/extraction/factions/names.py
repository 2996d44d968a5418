"""Factions by the names of the gazetteer.

Most names mean nothing else. Those that are ordinary words too need a reason: a word before them
(تنظيم القاعدة), the country of the article (القوات الحكومية), a sure name that و joins to them,
quotation marks, or another mention in the same document (one sense per discourse, Gale, Church &
Yarowsky 1992).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.extraction.document import Document
from articles.extraction.factions.choice import choose_entity
from articles.extraction.factions.context import (
    follows_operation,
    follows_partner_word,
    is_of_others,
    is_ordinary,
    is_rebel,
    is_zeal,
    names_other_bearer,
    trigger_before,
)
from articles.extraction.factions.heads import is_joined
from articles.extraction.factions.home import Homeland
from articles.extraction.gazetteer import Match
from articles.extraction.mention import Kind, Mention
from articles.language.fold import fold

#: A name in quotation marks after one of these is the whole name: فرقة "[الحمزة]".
_UNIT = re.compile(fold(r'(?:فرقة|لواء|ألوية|كتيبة|كتائب|فصيل|ميليشيا|مليشيا)\s*["«“](.+)["»”]'))
_QUOTED = {'"': '"', "«": "»", "“": "”", "'": "'", "(": ")", "‘": "’", "’": "‘"}
#: Titles that states share: whose they are, only the rest of the article can tell.
_SHARED_TITLES = tuple(
    fold("الجيش |القوات |قوات |الحرس |الفرقة |الفيلق |جهاز |المقاومة |اللجان ").split("|")
)


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why a name is a faction where it stands: the rule and the words it relied on."""

    rule: str
    evidence: str = ""


@dataclass(slots=True)
class _Accepted:
    """The matches that are factions, with the reason of each, and where they begin and end."""

    reasons: dict[int, _Reason] = field(default_factory=dict)
    matches: dict[int, Match] = field(default_factory=dict)
    ends: dict[int, Match] = field(default_factory=dict)

    def add(self, match: Match, reason: _Reason) -> None:
        self.reasons[match.first] = reason
        self.matches[match.first] = match
        self.ends[match.last] = match


def find_named(document: Document) -> Iterator[Mention]:
    """Names of the gazetteer; those that are ordinary words too only where the context says so."""
    home = Homeland(document)
    matches = [match for match in document.matches if _may_be_faction(document, home, match)]
    accepted = _Accepted()
    for match in matches:
        if not _needs_context(match):
            accepted.add(match, _Reason("faction.gazetteer"))
    for match in matches:
        if match.first not in accepted.reasons and (
            reason := _find_reason(document, home, match, accepted)
        ):
            accepted.add(match, reason)
    confirmed = {name.key: match for match in accepted.matches.values() for name in match.names}
    for match in matches:
        reason = accepted.reasons.get(match.first) or _repeated(document, match, confirmed)
        if reason:
            yield _mention(document, home, match, reason)


def _mention(document: Document, home: Homeland, match: Match, reason: _Reason) -> Mention:
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
    closing = _QUOTED.get(folded[start - 1 : start])
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


def _find_reason(
    document: Document, home: Homeland, match: Match, accepted: _Accepted
) -> _Reason | None:
    """Why a name that is an ordinary word as well is a faction here."""
    if _is_shared_title(document, match):
        if is_of_others(document, match.last):
            return None
        key, state = home.choose({name.key for name in match.names})
        return _Reason("faction.country", state) if key else None
    if is_ordinary(document, match.first, match.last):
        return None
    if trigger := trigger_before(document, match.first):
        return _Reason("faction.trigger", trigger)
    if follows_operation(document, match.first):
        return None
    if neighbour := _find_neighbour(document, match, accepted):
        return _Reason("faction.list", document.original(neighbour.start, neighbour.end))
    if accepted.matches and _is_quoted(document, match):
        return _Reason("faction.quoted", "«»")
    return None


def _repeated(document: Document, match: Match, confirmed: dict[str, Match]) -> _Reason | None:
    """Whether another mention of the same faction vouches for this one."""
    other = next((confirmed[name.key] for name in match.names if name.key in confirmed), None)
    if (
        other is None
        or _is_shared_title(document, match)
        or _is_adjective(document, match)
        or is_ordinary(document, match.first, match.last)
        or follows_operation(document, match.first)
    ):
        return None
    return _Reason("faction.repeated", document.original(other.start, other.end))


def _is_adjective(document: Document, match: Match) -> bool:
    """Whether a definite word agrees with the definite noun before it: التيار الوطني الحر."""
    tokens, first = document.tokens, match.first
    return (
        match.last == first + 1
        and is_joined(document, first)
        and tokens[first].text.startswith("ال")
        and tokens[first - 1].text.startswith("ال")
    )


def _is_shared_title(document: Document, match: Match) -> bool:
    return document.folded.text.startswith(_SHARED_TITLES, match.start, match.end)


def _is_quoted(document: Document, match: Match) -> bool:
    """Whether quotation marks single it out; for an operation's name that alone is not enough."""
    folded, entries = document.folded.text, document.gazetteer.entries
    closing = _QUOTED.get(folded[match.start - 1 : match.start])
    if closing is None or folded[match.end : match.end + 1] != closing:
        return False
    is_operation = any(entries[name.key].type == "operations_room" for name in match.names)
    return not is_operation or follows_partner_word(document, match.first)


def _find_neighbour(document: Document, match: Match, accepted: _Accepted) -> Match | None:
    """The sure name that و or أو joins to this one: داعش والقاعدة, حزب الله أو القاعدة."""
    tokens, first = document.tokens, match.first
    has_and = document.folded.text[tokens[first].start : match.start] == "و"
    if first > 0 and tokens[first - 1].text == "او":
        has_and, first = True, first - 1
    if has_and and first in accepted.ends:
        return accepted.ends[first]
    if match.last < len(tokens) and tokens[match.last].text.startswith("و"):
        return accepted.matches.get(match.last)
    return None
