"""State forces named by a nisba adjective or a country: القوات التركية, جيش مصر.

Of two coordinated adjectives (الجيشين التركي والسعودي) only the first makes a name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.extraction.document import Document
from articles.extraction.factions.context import is_rebel
from articles.extraction.factions.heads import FORCES, Head, is_joined
from articles.extraction.factions.nations import COUNTRIES, FEMININE, MASCULINE, State
from articles.extraction.gazetteer import close_quotation
from articles.extraction.mention import Kind, Mention
from articles.language.fold import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What follows a head word: a word that must, words that may, an adjective or name of a state."""

    states: dict[str, State]
    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()


_ARMY = _Pattern(MASCULINE, optional=_words("النظامي الوطني العربي"))
_TROOPS = _Pattern(
    FEMININE,
    optional=_words(
        "المسلحة الجوية البرية البحرية الخاصة النظامية الحكومية الجوفضائية الملكية المحتلة العربية"
    ),
)
_OCCUPATION = _Pattern(MASCULINE | FEMININE, required=_words("الاحتلال العدو"))
_AIRCRAFT = _Pattern(MASCULINE, optional=_words("الحربي المروحي"))
_BRANCH = _Pattern(MASCULINE, required=_words("الجو الطيران البحرية"), optional=_words("الملكي"))
_PATTERNS = {
    fold(word): patterns
    for words, patterns in (
        ("الجيش الجيشين الجيشان", (_ARMY,)),
        ("جيش", (_OCCUPATION, _Pattern(COUNTRIES))),
        ("قوات طيران", (_OCCUPATION,)),
        ("القوات", (_TROOPS,)),
        ("الطيران", (_AIRCRAFT,)),
        ("سلاح", (_BRANCH,)),
        ("البحرية", (_Pattern(FEMININE, optional=_words("الملكية")),)),
        ("مشاة", (_Pattern(FEMININE, required=_words("البحرية")),)),
    )
    for word in words.split()
}
_MOST_OPTIONAL = 2
_NAVY = fold("البحرية")
_CIVIL_AVIATION = _words(
    "شركة شركات خطوط هيئة سلطة سلطات قطاع حركة مجال تذاكر إدارة اتحاد رحلات العامة مباشرة المدني"
)
_AVIATION_REACH = 3


def find_state_forces(document: Document, heads: Sequence[Head]) -> Iterator[Mention]:
    """Armies, navies and air forces with the adjective or the name of their state."""
    for head in heads:
        for pattern in _PATTERNS.get(head.word, ()) if head.word in FORCES else ():
            state, first, last = _state_after(document, head, pattern)
            if state is not None and not _is_no_army(document, head, first, last, state):
                end = document.tokens[last - 1].end
                yield document.mention(
                    head.start,
                    close_quotation(document.folded.text, head.start, end),
                    Kind.FACTION,
                    "faction.state_force",
                    entity=state.army if state.army in document.gazetteer.entries else None,
                    evidence=document.original(document.tokens[first].start, end),
                )
                break


def _state_after(
    document: Document, head: Head, pattern: _Pattern
) -> tuple[State | None, int, int]:
    """The state that a force names, and the tokens ``[first, last)`` that name it."""
    position = head.index + 1
    if pattern.required:
        if _word(document, position) not in pattern.required:
            return None, 0, 0
        position += 1
    for _ in range(_MOST_OPTIONAL):
        if _word(document, position) in pattern.optional:
            position += 1
    word, following = _word(document, position), _word(document, position + 1)
    if following and (state := pattern.states.get(f"{word} {following}")):
        return state, position, position + 2
    return pattern.states.get(word), position, position + 1


def _word(document: Document, index: int) -> str:
    """A token's text where it follows the one before closely; else nothing."""
    return document.tokens[index].text if is_joined(document, index) else ""


def _is_no_army(document: Document, head: Head, first: int, last: int, state: State) -> bool:
    """A Lebanese party, an airline, or a group whose name goes on (القوات السورية المعارضة)."""
    if is_rebel(document, last):
        return True
    tokens, index = document.tokens, head.index
    if head.word == "القوات" and first == index + 1 and state.army == "lebanese-army":
        return True
    before = [token.text for token in tokens[max(0, index - _AVIATION_REACH) : index]]
    is_bare_navy = head.word == _NAVY and head.start == tokens[index].start
    if is_bare_navy and before and before[-1].startswith("ال"):
        return True  # an adjective: القاعدة البحرية الروسية
    return "طيران" in head.word and bool(_CIVIL_AVIATION.intersection(before))
