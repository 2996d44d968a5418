"""Numbered units: الفرقة 93, اللواء 52 دفاع جوي, الفيلق الأول, الفرقة السادسة مشاة."""

import re
from collections.abc import Iterator, Sequence

from articles.extraction.document import Document
from articles.extraction.factions.heads import NUMBERED, Head
from articles.extraction.mention import Kind, Mention
from articles.language.fold import fold

_END = "(?![ء-ي])"
_UNITS = "ثاني ثانية ثالث ثالثة رابع رابعة خامس خامسة سادس سادسة سابع سابعة ثامن ثامنة تاسع تاسعة"
_TENTH = "|".join(fold(f"أول أولى عاشر عاشرة عشرون عشرين ثلاثون ثلاثين {_UNITS}").split())
_TEENTH = "|".join(fold(f"حادي حادية {_UNITS}").split())
_ORDINAL = rf"ال(?:(?:{_TEENTH}) {fold('عشر')}ه?|(?:{_TENTH})){_END}"
_ARM = rf"(?: {fold('(?:ال)?(?:مدرعة?|ميكانيكية?|آلية|مشاة|دبابات|مظليين|قوات خاصة|دفاع جوي|حرس حدود|حرس جمهوري)')}{_END})"
_DIGITS = re.compile(rf" {{1,2}}(?:\(\d{{1,3}}\)|\d{{1,3}}(?![\d.,/:٫])){_ARM}?")
_SPELT = re.compile(rf" {_ORDINAL}{_ARM}")
_OF_ARMY = re.compile(rf" {_ORDINAL}(?= (?:{fold('من')} |{fold('في')} |ب)?{fold('الجيش')})")
_OF_CORPS = re.compile(rf" {_ORDINAL}")
_CORPS = fold("الفيلق")
#: In «للواء 52» the article has lost its alef.
_BRIGADE = fold("لواء")


def find_numbered(
    document: Document, heads: Sequence[Head], named: Sequence[Mention]
) -> Iterator[Mention]:
    """Divisions, brigades and regiments by number, in an article that also ``named`` factions."""
    if not named:
        return
    folded = document.folded.text
    for head in heads:
        is_brigade = head.word == _BRIGADE and folded[head.start - 1 : head.start] == "ل"
        if head.word not in NUMBERED and not is_brigade:
            continue
        end = document.tokens[head.index].end
        match = _DIGITS.match(folded, end) or _SPELT.match(folded, end)
        match = match or (_OF_CORPS if head.word == _CORPS else _OF_ARMY).match(folded, end)
        if match:
            yield document.mention(
                head.start,
                match.end(),
                Kind.FACTION,
                "faction.numbered",
                evidence=match.group().strip(),
            )
