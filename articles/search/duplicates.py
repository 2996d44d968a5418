"""Which texts tell the same story: one news agency's report is printed by many."""

from collections.abc import Sequence

from articles.models import Article
from articles.search.analysis import LONGEST_KEY, find_lemma
from articles.search.texts import LONGEST_READ, read_text

#: So much of the larger of two texts' words must be in both for one story.
_SAME_STORY = 0.9
#: Of so few words one may make all the difference.
_FEWEST_WORDS = 20


def read_story(text: str) -> frozenset[str]:
    """The lemmas of a text's beginning."""
    words = read_text(text[:LONGEST_READ]).types
    return frozenset(find_lemma(word[:LONGEST_KEY]) for word in words)


def is_same_story(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two texts have nearly all their words in common.

    >>> is_same_story(read_story("حلب اليوم"), read_story("في حلب اليوم"))
    False
    """
    return len(words & others) >= _SAME_STORY * max(len(words), len(others))


def fold_copies(articles: Sequence[Article]) -> dict[int, list[Article]]:
    """By the id of the first of them, in order, the other articles of the same text."""
    stories: list[tuple[Article, frozenset[str]]] = []
    copies: dict[int, list[Article]] = {}
    for article in articles:
        words = read_story(article.body)
        first = next((other for other, theirs in stories if _is_copy(words, theirs)), None)
        if first is None:
            stories.append((article, words))
            copies[article.pk] = []
        else:
            copies[first.pk].append(article)
    return copies


def _is_copy(words: frozenset[str], others: frozenset[str]) -> bool:
    return len(words) >= _FEWEST_WORDS and is_same_story(words, others)
