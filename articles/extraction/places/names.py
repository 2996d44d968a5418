"""Decide which names of the gazetteer are places where they stand.

Names that mean little else are accepted unless a neighbour speaks against it. Names that are
ordinary words need a reason, tried from the strongest to the weakest: a head word, a direction, the
region named after it, a sibling in a list, and at last an accepted mention of the same place
elsewhere in the document (one sense per discourse, Gale, Church & Yarowsky 1992).
"""

from dataclasses import replace

from articles.extraction.document import Document
from articles.extraction.places.bearers import is_borne
from articles.extraction.places.contexts import LIST_JOINT, Contexts, Reason
from articles.extraction.places.head_words import LISTING, TYPES, head_before
from articles.extraction.places.nisba import is_adjective
from articles.extraction.places.spots import Place, Spot, find_spots


def accept_names(document: Document) -> list[Place]:
    """The names of the gazetteer that denote places, in the order of the text."""
    spots = find_spots(document)
    ends = frozenset(spot.last for spot in spots if not spot.needs_context)
    candidates = [
        spot
        for spot in spots
        if not is_borne(document, spot) and not is_adjective(document, spot, ends)
    ]
    accepted = {
        index: Place(
            spot, "place.gazetteer", spot.head or head_before(document, spot.first, spot.start)
        )
        for index, spot in enumerate(candidates)
        if not spot.needs_context
    }
    if len(accepted) < len(candidates):
        _accept_with_reasons(document, candidates, accepted)
    return _spread_heads(document, [accepted[index] for index in sorted(accepted)])


def _spread_heads(document: Document, places: list[Place]) -> list[Place]:
    """Let a dual or plural head govern its whole list: محافظتي حلب وإدلب."""
    text = document.folded.text
    spread: list[Place] = []
    for place in places:
        last = spread[-1] if spread else None
        if last and last.evidence in LISTING and place.evidence not in TYPES:
            gap = text[last.spot.end : place.spot.start]
            if LIST_JOINT.fullmatch(gap):
                place = replace(place, evidence=last.evidence)  # noqa: PLW2901
        spread.append(place)
    return spread


def _accept_with_reasons(
    document: Document, candidates: list[Spot], accepted: dict[int, Place]
) -> None:
    """Add the names that need context and have it; repeated mentions come last."""
    contexts = Contexts(document, candidates)
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
