"""Why a name that is an ordinary word as well is a faction where it stands.

A word before it (تنظيم القاعدة), the country of the article (القوات الحكومية), a sure name that و
joins to it, quotation marks, or another mention in the same document (one sense per discourse,
Gale, Church & Yarowsky 1992).
"""

from dataclasses import dataclass, field

from articles.extraction.document import Document
from articles.extraction.factions.context import (
    follows_founding,
    follows_operation,
    follows_partner_word,
    is_of_others,
    is_ordinary,
    trigger_before,
)
from articles.extraction.factions.heads import is_joined
from articles.extraction.factions.home import Homeland
from articles.extraction.gazetteer import Match
from articles.language.fold import fold

#: The closing mark to each that opens a quotation.
CLOSING = {'"': '"', "«": "»", "“": "”", "'": "'", "(": ")", "‘": "’", "’": "‘"}
#: Titles that states share: whose they are, only the rest of the article can tell.
_SHARED_TITLES = tuple(
    fold("الجيش |القوات |قوات |الحرس |الفرقة |الفيلق |جهاز |المقاومة |اللجان ").split("|")
)


_STATE = (fold("الدولة "), fold("دولة "))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a name is a faction where it stands: the rule and the words it relied on."""

    rule: str
    evidence: str = ""


@dataclass(slots=True)
class Accepted:
    """The matches that are factions, with the reason of each, and where they begin and end."""

    reasons: dict[int, Reason] = field(default_factory=dict)
    matches: dict[int, Match] = field(default_factory=dict)
    ends: dict[int, Match] = field(default_factory=dict)

    def add(self, match: Match, reason: Reason) -> None:
        """Take a match for a faction."""
        self.reasons[match.first] = reason
        self.matches[match.first] = match
        self.ends[match.last] = match


def find_reason(
    document: Document, home: Homeland, match: Match, accepted: Accepted
) -> Reason | None:
    """Why a name that is an ordinary word as well is a faction here."""
    if _is_shared_title(document, match):
        if is_of_others(document, match.last):
            return None
        key, state = home.choose({name.key for name in match.names})
        return Reason("faction.country", state) if key else None
    if is_ordinary(document, match.first, match.last):
        return None
    if trigger := trigger_before(document, match.first):
        return Reason("faction.trigger", trigger)
    return _find_support(document, match, accepted)


def _find_support(document: Document, match: Match, accepted: Accepted) -> Reason | None:
    """What the factions already found in the document say for this name."""
    if not accepted.matches or follows_operation(document, match.first):
        return None
    if neighbour := _find_neighbour(document, match, accepted):
        return Reason("faction.list", document.original(neighbour.start, neighbour.end))
    if _is_quoted(document, match):
        return Reason("faction.quoted", "«»")
    if other := _find_company(document, match, accepted):
        return Reason("faction.beside", document.original(other.start, other.end))
    return None


def find_repeated(document: Document, match: Match, confirmed: dict[str, Match]) -> Reason | None:
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
    return Reason("faction.repeated", document.original(other.start, other.end))


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
    closing = CLOSING.get(folded[match.start - 1 : match.start])
    if closing is None or folded[match.end : match.end + 1] != closing:
        return False
    is_operation = any(entries[name.key].type == "operations_room" for name in match.names)
    return not is_operation or follows_partner_word(document, match.first)


def _find_company(document: Document, match: Match, accepted: Accepted) -> Match | None:
    """Another faction anywhere: beside it الدولة الإسلامية is the one that calls itself a state."""
    is_state = document.folded.text.startswith(_STATE, match.start)
    if not is_state or follows_founding(document, match.first):
        return None
    return next(iter(accepted.matches.values()), None)


def _find_neighbour(document: Document, match: Match, accepted: Accepted) -> Match | None:
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
