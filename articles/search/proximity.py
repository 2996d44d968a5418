"""How words of a query stand in a text, by their positions in both.

Whether pairs of them stand as far from each other as in the query (after Rasolofo & Savoy, 2003),
how much of the query one passage holds (after Liu & Croft, 2002), and how early the text speaks of
it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import exp, sqrt

#: A passage is so many words long.
_PASSAGE = 20
#: After so many words a word counts as having come 1/e as early.
_LEAD = 50

#: Where each word stands in a text, rising; the words that it lacks are left out.
Positions = Mapping[str, Sequence[int]]


def score_nearness(
    lemmas: Sequence[str], weights: Mapping[str, float], positions: Positions
) -> float:
    """Whether pairs of words stand as in the query; pairs far apart in the query count less.

    >>> weights = {"a": 1.0, "b": 1.0}
    >>> score_nearness(["a", "b"], weights, {"a": [4], "b": [5]})
    1.0
    >>> score_nearness(["a", "b"], weights, {"a": [4], "b": [8]})
    0.25
    """
    total = 0.0
    for (first, one), (second, other) in combinations(enumerate(lemmas), 2):
        here, there = positions.get(one), positions.get(other)
        if one != other and here and there:
            gap = second - first
            weight = min(weights[one], weights[other]) / sqrt(gap)
            total += weight / (1 + abs(_distance(here, there) - gap))
    return total


def score_passage(weights: Mapping[str, float], positions: Positions) -> float:
    """The weight of the words that the fullest passage has.

    >>> score_passage({"a": 1.0, "b": 2.0}, {"a": [1, 90], "b": [99]})
    3.0
    """
    found = sorted((position, lemma) for lemma, places in positions.items() for position in places)
    fullest = weight = 0.0
    inside: Counter[str] = Counter()
    begin = 0
    for position, lemma in found:
        weight += 0 if inside[lemma] else weights[lemma]
        inside[lemma] += 1
        while found[begin][0] < position - _PASSAGE:
            left = found[begin][1]
            inside[left] -= 1
            weight -= 0 if inside[left] else weights[left]
            begin += 1
        fullest = max(fullest, weight)
    return fullest


def score_lead(weights: Mapping[str, float], positions: Positions) -> float:
    """The weight of the words that a text has, the more the earlier each comes first.

    News says first what it is about, and so does an encyclopedia.

    >>> score_lead({"a": 1.0, "b": 2.0}, {"a": [0, 90]})
    1.0
    >>> round(score_lead({"a": 1.0, "b": 2.0}, {"a": [0], "b": [50]}), 2)
    1.74
    """
    return sum(weights[lemma] * exp(-places[0] / _LEAD) for lemma, places in positions.items())


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
