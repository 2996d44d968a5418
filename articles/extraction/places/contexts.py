"""Reasons to read a name that is also an ordinary word as a place."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from articles.extraction.document import Document
from articles.extraction.places.geography import ancestors, is_country, surroundings
from articles.extraction.places.head_words import (
    AREAS,
    SETTLEMENTS,
    TYPES,
    edge_before,
    head_before,
)
from articles.extraction.places.lists import are_pair, are_siblings, is_birthplace
from articles.extraction.places.ordinary import is_ordinary, is_weak
from articles.extraction.places.prepositions import (
    governor_before,
    has_adjective,
    heads_line,
    is_common,
    locative_before,
)
from articles.extraction.places.regions import names_region
from articles.extraction.places.spots import Spot, name_text
from articles.extraction.places.words import after, before, folded_words


class Reason(NamedTuple):
    """The rule that accepts a name, and the word it relies on."""

    rule: str
    evidence: str


_MILD = folded_words(
    "في إلى من نحو باتجاه قرب داخل خارج صوب حول على بين عن معركة معارك تحرير دخول سيطرة قصف حصار اقتحام"
    " سقوط أهالي سكان أبناء مجزرة محيط محور جبهة استعادة حتى عند أسواق شوارع ثوار مدخل عبر اتجاه"
)
#: Before a place that the text names elsewhere: منطقة هجين.
_KNOWN_AT = _MILD | AREAS
_AT = frozenset(("ب", "وب"))
#: Verbs before the surname of a speaker: وأوضح العياط.
_SPEECH = folded_words("قال أضاف أوضح أكد كتب تابع ذكر أشار صرح اعتبر رأى لفت زعم")
_USUAL_COMPANY = folded_words(
    "أمام على لكل الخلفي الأمامي الأول الثاني مفتوح مفتوحا التي الذي الذين"
)


@dataclass(slots=True)
class Contexts:
    """The document and its candidates, as the reasons look at them."""

    document: Document
    candidates: list[Spot]
    is_sport: bool = False
    _areas: set[str] | None = None

    def own_reason(self, index: int, accepted: Collection[int]) -> Reason | None:
        """A reason from the words around a candidate, given the candidates accepted so far."""
        spot = self.candidates[index]
        text = self._text(spot)
        head = spot.head or head_before(self.document, spot.first, spot.start)
        if head and (spot.head or self._head_decides(spot, text, head)):
            return Reason("place.head_word", head)
        if is_weak(text):
            return self.sibling_reason(index, index - 1, accepted)
        edge = edge_before(self.document, spot.first, spot.start)
        if edge and not is_birthplace(self.document, spot):
            return Reason("place.direction", edge)
        following = self.candidates[index + 1 : index + 2]
        if following and names_region(self.document, spot, following[0]):
            return Reason("place.parent", self._text(following[0]))
        locative = locative_before(self.document, spot, text, is_sport=self.is_sport)
        if locative:
            return Reason("place.preposition", locative)
        if mark := heads_line(self.document, spot, text):
            return Reason("place.headline", mark)
        return (
            self.sibling_reason(index, index - 1, accepted)
            or self._pair_reason(index)
            or self._nearby_reason(spot, text)
        )

    def _nearby_reason(self, spot: Spot, text: str) -> Reason | None:
        """A name of which the text names the surroundings, after a word of war or place."""
        word = governor_before(self.document, spot)
        if not word or is_common(text) or self._is_phrase(spot):
            return None
        if is_ordinary(text) and has_adjective(self.document, spot):
            return None
        area = next(filter(None, map(self._near_area, spot.keys)), "")
        return Reason("place.nearby", f"{word} · {area}") if area else None

    def _pair_reason(self, index: int) -> Reason | None:
        """Two doubtful neighbours of one region vouch for each other: قرب القائم وراوة."""
        spot = self.candidates[index]
        mild = next((word for word in before(self.document, spot.first) if word in _MILD), "")
        if not mild or index + 1 >= len(self.candidates):
            return None
        other = self.candidates[index + 1]
        if not are_pair(self.document, spot, other):
            return None
        is_sure = not (is_ordinary(self._text(spot)) and is_ordinary(self._text(other)))
        if is_sure or any(map(self._is_near, spot.keys)):
            return Reason("place.list", self._text(other))
        return None

    def sibling_reason(self, index: int, sibling: int, accepted: Collection[int]) -> Reason | None:
        """Whether the candidate stands in a list beside an accepted one of the same country."""
        if sibling not in accepted:
            return None
        one, other = self.candidates[index], self.candidates[sibling]
        if self._is_phrase(one) or not are_siblings(self.document, one, other):
            return None
        return Reason("place.list", self._text(other))

    def repeated_reason(self, spot: Spot, known: Collection[str]) -> Reason | None:
        """Whether the document names the same place elsewhere, and nothing here speaks against."""
        if not any(name.key in known for name in spot.names):
            return None
        text = self._text(spot)
        if is_weak(text):
            return None
        if not is_ordinary(text):
            is_speaker = not _SPEECH.isdisjoint(before(self.document, spot.first))
            return None if is_speaker else Reason("place.repeated", text)
        mild = next((word for word in before(self.document, spot.first) if word in _KNOWN_AT), "")
        token = self.document.tokens[spot.first]
        clitic = token.text[: spot.start - token.start]
        if self._is_phrase(spot) or (clitic and clitic not in _AT) or not (mild or clitic):
            return None
        return Reason("place.repeated", mild or clitic)

    def _text(self, spot: Spot) -> str:
        return name_text(self.document, spot)

    def _head_decides(self, spot: Spot, text: str, head: str) -> bool:
        if is_weak(text):
            following = after(self.document, spot.last)
            return head in SETTLEMENTS and (not following or following.startswith("ال"))
        if head in SETTLEMENTS or not is_ordinary(text):
            return True
        entries = self.document.gazetteer.entries
        types = {entries[name.key].type for name in spot.names if name.key in entries}
        if head in AREAS:
            return any(self._is_near(name.key) for name in spot.names)
        return bool(types & TYPES[head])

    def _is_near(self, key: str) -> bool:
        """Whether the document surely names something the place lies in, short of its country."""
        return bool(self._near_area(key))

    def _near_area(self, key: str) -> str:
        """The name of what a place lies in, short of its country, if the document surely has it."""
        gazetteer = self.document.gazetteer
        if self._areas is None:
            keys = {
                name.key
                for spot in self.candidates
                if not spot.needs_context
                for name in spot.names
            }
            self._areas = {area for named in keys for area in surroundings(gazetteer, named)}
        return next(
            (
                gazetteer.entries[area].name_ar
                for area in ancestors(gazetteer, key)
                if area in self._areas and not is_country(gazetteer, area)
            ),
            "",
        )

    def _is_phrase(self, spot: Spot) -> bool:
        """فتح الباب أمام, على المدى القصير: the ordinary word in its usual company."""
        return after(self.document, spot.last) in _USUAL_COMPANY
