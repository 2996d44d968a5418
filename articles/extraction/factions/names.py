"""Factions by the names of the gazetteer: context, homonyms and the limits of the span."""

import re
from collections.abc import Iterator

from articles.extraction.document import Document
from articles.extraction.factions.context import (
    follows_operation,
    follows_partner_word,
    follows_trigger,
    is_ordinary,
    is_zeal,
    names_other_bearer,
)
from articles.extraction.factions.states import find_home
from articles.extraction.gazetteer import Match, Name
from articles.extraction.mention import Kind, Mention
from articles.language.fold import fold

#: A name in quotation marks after one of these is the whole name: فرقة "[الحمزة]".
_UNIT = re.compile(fold(r'(?:فرقة|لواء|ألوية|كتيبة|كتائب|فصيل|ميليشيا|مليشيا)\s*["«“](.+)["»”]'))
_QUOTED = {'"': '"', "«": "»", "“": "”", "'": "'", "(": ")"}
#: Titles that states share: whose they are, only the rest of the article can tell.
_SHARED_TITLES = ("الجيش ", "القوات ", "قوات ", "الحرس ", "الفرقه ", "الفيلق ", "جهاز ")


def find_named(document: Document) -> Iterator[Mention]:
    """Names of the gazetteer; those that are ordinary words too only where the context says so."""
    matches = [match for match in document.matches if _may_be_faction(document, match)]
    sure = {match.first: match for match in matches if not _needs_context(match)}
    rest = [match for match in matches if match.first not in sure]
    sure |= {match.first: match for match in rest if _has_context(document, match, sure)}
    # One sense per discourse: what was a faction once in an article is one again.
    confirmed = {name.key for match in sure.values() for name in match.names}
    for match in matches:
        if match.first in sure or _is_confirmed(document, match, confirmed):
            yield _mention(document, match)


def choose_entity(document: Document, names: tuple[Name, ...]) -> str | None:
    """The key that a name stands for: by its dates of validity, then by the article's country."""
    keys = {name.key for name in names if _is_valid(name, document.published)}
    keys = keys or {name.key for name in names}
    if len(keys) == 1:
        return keys.pop()
    entries = document.gazetteer.entries
    active = {
        key
        for key in keys
        if _contains(entries[key].active_from, entries[key].active_to, document.published)
    }
    keys = active or keys
    if len(keys) == 1:
        return keys.pop()
    return _find_title_holder(document, keys)


def _mention(document: Document, match: Match) -> Mention:
    start, end = match.start, match.end
    if unit := _UNIT.fullmatch(document.folded.text, start, end):
        start, end = unit.span(1)
    entity = choose_entity(document, match.names)
    return document.mention(start, end, Kind.FACTION, "faction.gazetteer", entity=entity)


def _may_be_faction(document: Document, match: Match) -> bool:
    return (
        match.kind is Kind.FACTION
        and not names_other_bearer(document, match.first)
        and not is_zeal(document, match.first)
    )


def _needs_context(match: Match) -> bool:
    return all(name.needs_context for name in match.names)


def _is_valid(name: Name, published: str) -> bool:
    return _contains(name.valid_from, name.valid_to, published)


def _contains(first: str, last: str, day: str) -> bool:
    """Whether an EDTF date lies in an interval; what is not known counts as yes.

    >>> _contains("2016-07", "2017-01", "2016-12-13"), _contains("2017-01", "", "2016")
    (True, False)
    """
    if not day:
        return True
    return not (first and day[: len(first)] < first[: len(day)]) and not (
        last and day[: len(last)] > last[: len(day)]
    )


def _has_context(document: Document, match: Match, sure: dict[int, Match]) -> bool:
    if _is_shared_title(document, match):
        return _find_title_holder(document, {name.key for name in match.names}) is not None
    if is_ordinary(document, match.first, match.last):
        return False
    if follows_trigger(document, match.first):
        return True
    if follows_operation(document, match.first):
        return False
    return _is_coordinated(document, match, sure) or (bool(sure) and _is_quoted(document, match))


def _is_shared_title(document: Document, match: Match) -> bool:
    return _text(document, match).startswith(_SHARED_TITLES)


def _find_title_holder(document: Document, keys: set[str]) -> str | None:
    """Which of these entities the article's country decides for; a parent may tell the country."""
    entries = document.gazetteer.entries
    names = {}
    for key in keys:
        parent = entries.get(entries[key].parent)
        names[key] = f"{entries[key].name_ar} {parent.name_ar if parent else ''}"
    return find_home(document, names)


def _is_confirmed(document: Document, match: Match, confirmed: set[str]) -> bool:
    return (
        any(name.key in confirmed for name in match.names)
        and not _is_shared_title(document, match)
        and not is_ordinary(document, match.first, match.last)
        and not follows_operation(document, match.first)
    )


def _is_quoted(document: Document, match: Match) -> bool:
    """Whether quotation marks single it out; for an operation's name that alone is not enough."""
    folded, entries = document.folded.text, document.gazetteer.entries
    closing = _QUOTED.get(folded[match.start - 1 : match.start])
    if closing is None or folded[match.end : match.end + 1] != closing:
        return False
    is_operation = any(entries[name.key].type == "operations_room" for name in match.names)
    return not is_operation or follows_partner_word(document, match.first)


def _is_coordinated(document: Document, match: Match, sure: dict[int, Match]) -> bool:
    """Whether و or أو joins it to a name that is sure: داعش والقاعدة, حزب الله أو القاعدة."""
    tokens, first = document.tokens, match.first
    has_and = document.folded.text[tokens[first].start : match.start] == "و"
    if first > 0 and tokens[first - 1].text == "او":
        has_and, first = True, first - 1
    if has_and and any(other.last == first for other in sure.values()):
        return True
    following = sure.get(match.last)
    return following is not None and tokens[match.last].text.startswith("و")


def _text(document: Document, match: Match) -> str:
    return document.folded.text[match.start : match.end]
