"""Factions that no list has, by the form of their names: لواء «صقور الجنوب», كتيبة شهداء بدر.

A head word alone is no proof (تنظيم المسابقة, فرقة موسيقية): a name needs quotation marks, a word
that begins the names of units, or a definite noun that is no arm of an army. All of it is read only
in articles that name known factions.
"""

import re
from collections.abc import Iterator, Sequence

from articles.extraction.document import Document
from articles.extraction.factions import naming
from articles.extraction.factions.heads import GENERIC, MOVEMENTS, UNITS, Head
from articles.extraction.mention import Kind, Mention
from articles.language.fold import fold

#: A movement or front in quotation marks may be civil; so many known factions make a war report.
_WAR_REPORT = 3
_SURE = "faction.gazetteer"
_BRIGADE = fold("لواء")
_ROOM = fold("غرفة")
_ROOM_REST = fold(" عمليات")
#: Of these, a definite noun is no name: فرقة الإنقاذ, فوج الإطفاء.
_CIVIL_UNITS = frozenset((*fold("فرقة فوج").split(), _ROOM))
_ARMIES = frozenset(fold("جيش تجمع فرقة فوج").split())
#: Figures of speech: تحت لواء المعارضة, حامل لواء الإصلاح.
_BANNER = frozenset(
    fold("تحت حامل حاملا يحمل تحمل حمل رفع رافع يرفع ترفع رافعا حاملي حاملين يحملون").split()
)


def find_discovered(
    document: Document, heads: Sequence[Head], named: Sequence[Mention]
) -> Iterator[Mention]:
    """Unknown names of units and movements in an article that also ``named`` known factions."""
    if not named:
        return
    is_war_report = len(named) >= _WAR_REPORT
    known = {position for mention in named for position in range(mention.start, mention.end)}
    by_end = {mention.end: mention for mention in named if mention.rule == _SURE}
    for head in heads:
        for start, end, is_quoted in _names_after(document, head, is_war_report=is_war_report):
            span = document.folded.span(start, end)
            if is_quoted and not known.isdisjoint(range(*span)):
                continue
            inner = by_end.get(span[1])
            yield document.mention(
                start,
                end,
                Kind.FACTION,
                "faction.discovered",
                entity=inner.entity if inner and inner.start > span[0] else None,
                evidence=head.word,
            )
    if is_war_report:
        for match in naming.ALONE.finditer(document.folded.text):
            yield document.mention(
                *match.span("name"), Kind.FACTION, "faction.discovered", evidence="«»"
            )


def _names_after(
    document: Document, head: Head, *, is_war_report: bool
) -> Iterator[tuple[int, int, bool]]:
    """The spans of the name that a head word announces, and whether it is in quotation marks."""
    folded, end = document.folded.text, document.tokens[head.index].end
    if head.word == _ROOM:
        if not folded.startswith(_ROOM_REST, end):
            return
        end += len(_ROOM_REST)
    if quoted := naming.QUOTED.match(folded, end):
        if _is_armed(head, quoted["name"], is_war_report=is_war_report):
            yield (*quoted.span("name"), True)
    elif (pattern := _pattern_for(document, head)) and (match := pattern.match(folded, end)):
        start = head.start if head.word in UNITS else match.start("name")
        yield start, match.end("name"), False
    if is_war_report and folded[head.start - 1 : head.start] in naming.OPENING:
        match = naming.TO_QUOTE_END.match(folded, end)
        if match and _is_armed(head, match["name"], is_war_report=True):
            yield head.start, match.end("name"), True


def _pattern_for(document: Document, head: Head) -> re.Pattern[str] | None:
    """What a name without quotation marks looks like after this word."""
    if head.word in GENERIC or head.word in _CIVIL_UNITS:
        return naming.CUED
    if head.word == _BRIGADE and document.folded.text[head.start - 1 : head.start] == "ل":
        return naming.BEASTS
    is_banner = head.index > 0 and document.tokens[head.index - 1].text in _BANNER
    return naming.UNIT if head.word in UNITS and not is_banner else None


def _is_armed(head: Head, name: str, *, is_war_report: bool) -> bool:
    """Whether what bears a name in quotation marks is an armed group rather than a civil body."""
    if head.word in UNITS or head.word in GENERIC:
        return True
    if not is_war_report or head.word not in MOVEMENTS:
        return False
    return head.word in _ARMIES or naming.BEGINS_WITH_CUE.match(name) is not None
