"""Decide which names of the gazetteer are places where they stand.

Names that mean little else are accepted unless a neighbour speaks against it. Names that are
ordinary words need a reason, tried from the strongest to the weakest: a head word, a direction, the
region named after it, a sibling in a list, and at last an accepted mention of the same place
elsewhere in the document (one sense per discourse, Gale, Church & Yarowsky 1992).
"""

from collections.abc import Iterator
from dataclasses import replace

from articles.extraction.document import Document
from articles.extraction.places.bearers import is_borne, is_other_word, names_outlet
from articles.extraction.places.clubs import plays, reports_sport
from articles.extraction.places.contexts import Contexts, Reason
from articles.extraction.places.head_words import LISTING, TYPES, head_before
from articles.extraction.places.lists import LIST_JOINT
from articles.extraction.places.nisba import is_adjective
from articles.extraction.places.spots import Place, Spot, find_spots
from articles.extraction.places.words import Neighbours, after, before


def accept_names(document: Document) -> list[Place]:
    """The names of the gazetteer that denote places, in the order of the text."""
    spots = find_spots(document)
    ends = frozenset(spot.last for spot in spots if not spot.needs_context)
    is_sport = reports_sport(document)
    candidates = [
        spot
        for spot in _drop_borne(document, spots)
        if not is_adjective(document, spot, ends) and not (is_sport and plays(document, spot))
    ]
    accepted = {
        index: Place(
            spot, "place.gazetteer", spot.head or head_before(document, spot.first, spot.start)
        )
        for index, spot in enumerate(candidates)
        if not spot.needs_context
    }
    if len(accepted) < len(candidates):
        _accept_with_reasons(Contexts(document, candidates, is_sport), candidates, accepted)
    return _spread_heads(document, [accepted[index] for index in sorted(accepted)])


def _spread_heads(document: Document, places: list[Place]) -> list[Place]:
    """Let a dual or plural head govern its whole list: محافظتي حلب وإدلب."""
    text = document.folded.text
    spread: list[Place] = []
    for place in places:
        last = spread[-1] if spread else None
        evidence = place.evidence
        if last and last.evidence in LISTING and evidence not in TYPES:
            gap = text[last.spot.end : place.spot.start]
            if LIST_JOINT.fullmatch(gap):
                evidence = last.evidence
        spread.append(replace(place, evidence=evidence))
    return spread


def _drop_borne(document: Document, spots: list[Spot]) -> Iterator[Spot]:
    """The names that nothing else bears; what follows one directly is borne too: بنك الإمارات دبي."""
    covered = next_first = -1
    for spot in spots:
        beside = Neighbours(before(document, spot.first), after(document, spot.last))
        is_next = spot.first == next_first and document.tokens[spot.first].start == spot.start
        if (is_next and after(document, spot.first)) or names_outlet(document, spot, beside):
            covered = next_first = spot.last
        elif is_borne(document, spot, beside):
            covered = spot.last
        elif spot.first >= covered and not is_other_word(document, spot):
            yield spot


def _accept_with_reasons(
    contexts: Contexts, candidates: list[Spot], accepted: dict[int, Place]
) -> None:
    """Add the names that need context and have it; repeated mentions come last."""
    for index, spot in enumerate(candidates):
        if index not in accepted:
            _accept(accepted, index, spot, contexts.own_reason(index, accepted))
    for index in range(len(candidates) - 1, -1, -1):
        if index not in accepted:
            reason = contexts.sibling_reason(index, index + 1, accepted)
            _accept(accepted, index, candidates[index], reason)
    known = {name.key for place in accepted.values() for name in place.spot.names}
    for index, spot in enumerate(candidates):
        if index not in accepted:
            _accept(accepted, index, spot, contexts.repeated_reason(spot, known))


def _accept(accepted: dict[int, Place], index: int, spot: Spot, reason: Reason | None) -> None:
    if reason:
        accepted[index] = Place(spot, reason.rule, reason.evidence)
