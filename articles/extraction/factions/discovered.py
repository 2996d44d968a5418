"""Factions that no list has, by the form of their names: لواء «صقور الجنوب», كتيبة شهداء بدر."""

import re
from collections.abc import Iterator, Sequence

from articles.extraction.document import Document
from articles.extraction.mention import Kind, Mention
from articles.language.fold import fold

_UNIT = fold("(?:لواء|لوائي|ألوية|كتيبة|كتيبتي|كتائب|فيلق|سرايا|فرقة|غرفة عمليات)")
#: What a group is, never part of what it is called.
_GENERIC = fold("(?:فصيل|فصيلي|ميليشيا|مليشيا|ميليشيات|مليشيات)")
_MOVEMENT = fold("(?:حركة|حركتي|جماعة|تنظيم|جبهة|جبهتي|جيش|تجمع)")
_PROCLITICS = r"(?<![ء-ي])[وف]?[بكل]?"
_WORD = "[ء-ي]+"
_QUOTED = re.compile(
    rf"{_PROCLITICS}(?P<head>{_UNIT}|{_GENERIC}|{_MOVEMENT})\s+[\"«“]\s*"
    rf"(?P<name>{_WORD}(?:[ \-]{_WORD}){{0,4}})\s*[\"»”]"
)
#: Words that begin the names of units: the martyrs, hawks or grandsons of somebody or some place.
_CUE = fold(
    "(?:أنصار|شهداء|صقور|أحرار|أسود|أحفاد|جند|جنود|سيوف|سيف|درع|دروع|فرسان|ثوار|مغاوير|نسور|رجال"
    "|حراس|أشبال|ليوث|حماة|الإمام|السلطان|المهاجرين|مجاهدي)"
)
_FATHER = fold("(?:أبو|أبي|ابن|عبد)")
_PARTICLE = rf"(?:{fold('من|في|على|إلى|عن|مع|تابعة|تابعين|التي|الذين')})(?![ء-ي])"
#: The cues that are hardly ever ordinary nouns: with quotation marks they need no head word.
_PLAIN_CUE = fold(
    "(?:أنصار|شهداء|صقور|أحرار|أسود|أحفاد|جند|سيوف|فرسان|ثوار|مغاوير|نسور|ليوث|مجاهدي)"
)
_NAME_IN_QUOTES = re.compile(
    rf"[\"«“]\s*(?P<name>{_PLAIN_CUE} (?!{_PARTICLE}){_WORD}(?: {_WORD})?)\s*[\"»”]"
)
_UNQUOTED = re.compile(
    rf"{_PROCLITICS}(?:{_GENERIC} (?P<bare>{_CUE} (?!{_PARTICLE}){_WORD})|(?P<name>{_UNIT} "
    rf"(?:{fold('الشهيد')} {_WORD}(?: {_FATHER})? {_WORD}"
    rf"|{_CUE} (?!{_PARTICLE})(?:{_FATHER} )?{_WORD})))"
)
_ORDINAL = fold(
    "ال(?:أولى|ثانية|ثالثة|رابعة|خامسة|سادسة|سابعة|ثامنة|تاسعة|عاشرة|حادية عشرة?|ثانية عشرة?"
    "|ثالثة عشرة?|رابعة عشرة?|خامسة عشرة?|سادسة عشرة?|سابعة عشرة?|ثامنة عشرة?|تاسعة عشرة?|عشرين)"
)
_ARM = fold("(?:مدرعة|المدرعة|مشاة|ميكانيكية|الميكانيكية|دبابات|قوات خاصة|مظليين|حرس)")
_DIVISION = re.compile(
    rf"{_PROCLITICS}(?P<name>(?:ال|(?<=ل)ل){fold('فرقة')} (?:\d{{1,3}}(?!\d)"
    rf"|{_ORDINAL}(?: {_ARM}(?![ء-ي])|(?= (?:من |في |ب)الجيش))))"
)
#: A movement or front in quotation marks may be civil; so many known factions make a war report.
_WAR_REPORT = 3


def find_discovered(document: Document, named: Sequence[Mention]) -> Iterator[Mention]:
    """Unknown names of units and movements in an article that also ``named`` known factions."""
    if not named:
        return
    folded = document.folded.text
    for match in _QUOTED.finditer(folded):
        is_armed = re.fullmatch(rf"{_UNIT}|{_GENERIC}", match["head"])
        span = document.folded.span(*match.span("name"))
        if any(mention.start < span[1] and span[0] < mention.end for mention in named):
            continue
        if is_armed or (len(named) >= _WAR_REPORT and re.match(rf"{_CUE} ", match["name"])):
            yield _mention(document, match)
    patterns: tuple[re.Pattern[str], ...] = (_UNQUOTED, _DIVISION)
    if len(named) >= _WAR_REPORT:
        patterns = (*patterns, _NAME_IN_QUOTES)
    for pattern in patterns:
        for match in pattern.finditer(folded):
            yield _mention(document, match)


def _mention(document: Document, match: re.Match[str]) -> Mention:
    name = "bare" if match.groupdict().get("bare") else "name"
    return document.mention(
        *match.span(name), Kind.FACTION, "faction.discovered", evidence=match.group()
    )
