"""Put the first hits of a ranked search into a better order, by reading them.

The engine's BM25 knows how often a word occurs, not how it is spelled nor what stands beside it.
Two measures are added to its score: BM25 over character 4-grams of the folded words (McNamee &
Mayfield, 2004), which sees through inflection that no dictionary knows, and the nearness of the
query's words to each other (after Rasolofo & Savoy, 2003). Both weigh rare things more: grams that are rare
among the hits themselves, so that no index need hold them, and words that are rare in the archive.
The weights were tuned on Arabic questions.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log, sqrt

from articles.language.fold import fold
from articles.language.tokens import WORD
from articles.search.analysis import Term, find_lemma

#: So many hits are read; those that follow stay as the engine ranked them.
DEPTH = 100

_GRAM = 4
_GRAM_WEIGHT = 0.6
_NEARNESS_WEIGHT = 1.4
# BM25's usual constants: how soon repetition stops counting, how much length counts.
_K1, _B = 1.2, 0.75
#: News says first what it is about; the rest would only cost time.
_LONGEST_TEXT = 4_000
#: Questions are short; of a pasted article the first words must do.
_MOST_TERMS = 24


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A hit as it is read: its folded words between blanks, and where each asked lemma stands."""

    text: str
    positions: Mapping[str, Sequence[int]]


def rerank(
    asked: Sequence[Term],
    scores: Mapping[int, float],
    texts: Mapping[int, str],
    rarity: Callable[[str], float],
) -> dict[int, float]:
    """The new score of each hit, by article id, the best first; equal ones newest id first.

    ``scores`` are the engine's, ``texts`` what there is to read of each hit, ``rarity`` the weight of
    a lemma in the archive (its idf).
    """
    # A word that is asked for twice counts once.
    asked = list({term.folded: term for term in asked}.values())[:_MOST_TERMS]
    lemmas = [term.lemma for term in asked]
    candidates = {pk: _read(texts.get(pk, ""), frozenset(lemmas)) for pk in scores}
    grams = _score_grams(asked, candidates)
    weights = {lemma: rarity(lemma) for lemma in lemmas}
    scored = {
        pk: score
        + _GRAM_WEIGHT * grams[pk]
        + _NEARNESS_WEIGHT * _score_nearness(lemmas, weights, candidates[pk])
        for pk, score in scores.items()
    }
    return dict(sorted(scored.items(), key=lambda hit: (-hit[1], -hit[0])))


def _read(text: str, lemmas: frozenset[str]) -> _Candidate:
    words = WORD.findall(fold(text[:_LONGEST_TEXT]))
    positions: dict[str, list[int]] = {}
    for position, lemma in enumerate(map(find_lemma, words)):
        if lemma in lemmas:
            positions.setdefault(lemma, []).append(position)
    return _Candidate(f" {' '.join(words)} ", positions)


def _grams(words: Iterable[str]) -> set[str]:
    """The 4-grams of words, the blanks around them included; a shorter word is one gram."""
    return {
        padded[start : start + _GRAM]
        for padded in (f" {word} " for word in words)
        for start in range(max(1, len(padded) - _GRAM + 1))
    }


def _score_grams(asked: Sequence[Term], candidates: Mapping[int, _Candidate]) -> dict[int, float]:
    """BM25 of the query's 4-grams in each candidate."""
    grams = _grams(term.folded for term in asked)
    counts = {
        pk: {gram: found for gram in grams if (found := candidate.text.count(gram))}
        for pk, candidate in candidates.items()
    }
    spread = Counter(gram for counted in counts.values() for gram in counted)
    mean = sum(len(candidate.text) for candidate in candidates.values()) / max(1, len(candidates))
    scores: dict[int, float] = {}
    for pk, counted in counts.items():
        damping = _K1 * (1 - _B + _B * len(candidates[pk].text) / mean)
        scores[pk] = sum(
            idf(spread[gram], len(candidates)) * count * (_K1 + 1) / (count + damping)
            for gram, count in counted.items()
        )
    return scores


def _score_nearness(
    lemmas: Sequence[str], weights: Mapping[str, float], candidate: _Candidate
) -> float:
    """How near the query's words stand to each other; pairs far apart in the query count less."""
    total = 0.0
    for (first, one), (second, other) in combinations(enumerate(lemmas), 2):
        here, there = candidate.positions.get(one), candidate.positions.get(other)
        if one != other and here and there:
            weight = min(weights[one], weights[other]) / sqrt(second - first)
            total += weight / _distance(here, there)
    return total


def _distance(here: Sequence[int], there: Sequence[int]) -> int:
    """The least distance between two rising lists of positions that share none.

    >>> _distance([1, 20], [12, 17, 90])
    3
    """
    least, i, j = here[-1] + there[-1], 0, 0
    while i < len(here) and j < len(there):
        gap = here[i] - there[j]
        least = min(least, abs(gap))
        if gap < 0:
            i += 1
        else:
            j += 1
    return least


def idf(having: int, total: int) -> float:
    """The weight in BM25 of what ``having`` of ``total`` texts have."""
    return log(1 + (total - having + 0.5) / (having + 0.5))
