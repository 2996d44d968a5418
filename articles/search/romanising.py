"""Which Latin words of a query spell Arabic names: Halab, Deir ez-Zor, 7alab.

The words' consonant skeletons fetch candidates, and a comparison in full decides. English words
name nothing by themselves: ``drone`` is no spelling of Derna.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from articles.language.english import is_english
from articles.language.skeletons import latin_skeletons, latin_words
from articles.language.transliteration import disagreement, most_disagreement
from articles.models import Alias, Mention

_LONGEST_NAME = 5
_MOST_WORDS = 30

Span = tuple[int, int]
Entities = dict[int, str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    rank: tuple[float, bool, int, int]
    alias: Alias


def find_romanised(texts: Sequence[str | None]) -> dict[Span, Entities]:
    """The runs ``[first, last)`` of words that spell Arabic names, with the entities named.

    ``texts`` are the words as the reader typed them; None are words that may be no part of a name.
    One query, however many there are; none where no word is Latin.
    """
    spellings = {span: " ".join(words) for span, words in _runs(texts)}
    skeletons = {span: latin_skeletons(text) for span, text in spellings.items()}
    wanted = {skeleton for readings in skeletons.values() for skeleton in readings}
    if not wanted:
        return {}
    aliases = _fetch(wanted)
    found = {
        span: _choose(text, [alias for key in skeletons[span] for alias in aliases.get(key, ())])
        for span, text in spellings.items()
    }
    return {span: entities for span, entities in found.items() if entities}


def _runs(texts: Sequence[str | None]) -> Iterable[tuple[Span, list[str]]]:
    latin = [text if text and latin_words(text) else None for text in texts[:_MOST_WORDS]]
    for first in range(len(latin)):
        words: list[str] = []
        for last, text in enumerate(latin[first : first + _LONGEST_NAME], start=first + 1):
            if text is None:
                break
            words.append(text)
            yield (first, last), words.copy()


def _fetch(skeletons: Iterable[str]) -> Mapping[str, list[Alias]]:
    """The names of each skeleton, with how often the archive mentions what they name."""
    mentions = Mention.objects.filter(entity=OuterRef("entity")).order_by().values("entity")
    counts = mentions.annotate(count=Count("pk")).values("count")
    aliases = (
        Alias.objects.filter(skeleton__in=skeletons)
        .select_related("entity__merged_into")
        .annotate(mention_count=Coalesce(Subquery(counts), 0))
    )
    by_skeleton: dict[str, list[Alias]] = {}
    for alias in aliases:
        by_skeleton.setdefault(alias.skeleton, []).append(alias)
    return by_skeleton


def _choose(text: str, aliases: Iterable[Alias]) -> Entities:
    """The entities of the name that agrees best.

    Of equals the one that is nothing but a name, then the most mentioned, then the shortest. A name
    that is an ordinary word as well must agree the better.
    """
    most = most_disagreement(text)
    close = [
        _Candidate(_rank(alias, distance), alias)
        for alias in aliases
        if (distance := disagreement(text, alias.folded)) <= most / (1 + alias.needs_context)
    ]
    if not close or all(map(is_english, text.lower().split())):
        return {}
    best = min(close, key=attrgetter("rank"))
    named = [
        candidate.alias.entity.merged_into or candidate.alias.entity
        for candidate in close
        if candidate.alias.folded == best.alias.folded
    ]
    return {entity.pk: entity.name for entity in named}


def _rank(alias: Alias, distance: float) -> tuple[float, bool, int, int]:
    mentions = getattr(alias, "mention_count", 0)
    return distance, alias.needs_context, -mentions, len(alias.folded)
