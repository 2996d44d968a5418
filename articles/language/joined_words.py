"""Words that were typed without the blanks between them: الجيشالسوري is الجيش السوري.

The best words of each beginning are remembered, as in Norvig's segmentation (*Beautiful Data*,
2009, ch. 14). Instead of the highest product of probabilities the fewest words win, and of equally
few those whose rarest word is the most frequent.
"""

from collections.abc import Callable

from articles.language.stopwords import STOP_WORDS

#: Shorter words are parts only where they are stop words (في, من).
_SHORTEST_PART = 3


def split_joined(word: str, frequency: Callable[[str], int]) -> str | None:
    """The words that a folded word consists of, with blanks between; None where it is not several.

    ``frequency`` says in how many texts a folded word occurs; of the whole word it is not asked.

    >>> counts = {"الجيش": 950, "السوري": 700, "حلب": 800}
    >>> split_joined("الجيشالسوري", lambda word: counts.get(word, 0))
    'الجيش السوري'
    >>> split_joined("فيحلب", lambda word: counts.get(word, 0) or int(word == "في"))
    'في حلب'
    """
    # For each beginning of the word: minus the number of its words, how often the rarest of them
    # occurs, and the words.
    best: dict[int, tuple[int, int, tuple[str, ...]]] = {0: (0, 0, ())}
    for end in range(1, len(word) + 1):
        splits = []
        for start in [known for known in best if end - known < len(word)]:
            part = word[start:end]
            if not _may_be_part(part) or not (count := frequency(part)):
                continue
            number, least, parts = best[start]
            splits.append((number - 1, min(least, count) if parts else count, (*parts, part)))
        if splits:
            best[end] = max(splits)
    return " ".join(best[len(word)][2]) if len(word) in best and word else None


def _may_be_part(part: str) -> bool:
    return len(part) >= _SHORTEST_PART or (len(part) > 1 and part in STOP_WORDS)
