"""Questions of every class, chosen from the archive by how many of its articles have each word.

Frequencies are counted in a sample of evenly spaced articles, so the same archive always gives the
same questions, and no word is written here. Words are asked for as the articles spell them.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from urllib.parse import urlencode

from django.db.models import Count

from articles.language.fold import fold
from articles.language.stopwords import STOP_WORDS
from articles.language.tokens import WORD
from articles.models import Article, Entity, Mention
from benchmarks.corpus import SEED

_SAMPLE = 5000
_SHORTEST = 4
_RARE, _MIDDLE, _COMMON = (0.0, 0.0008), (0.01, 0.1), (0.2, 0.4)
_QUESTION_WORDS = 6
_FREQUENT = 200


@dataclass(frozen=True, slots=True)
class Question:
    """A search: for the site its query string, for a peer its words, how they join and its filters.

    ``join`` is ``all``, ``any``, ``phrase``, ``prefix`` or ``exact``.
    """

    kind: str
    q: str
    words: tuple[str, ...] = ()
    join: str = "all"
    filters: dict[str, str] = field(default_factory=dict)

    def to_query(self) -> str:
        """The query string of the page."""
        return urlencode({"q": self.q, **self.filters} if self.q else self.filters)


def choose_questions(each: int) -> dict[str, list[Question]]:
    """So many questions of every class."""
    chooser = _Chooser(each)
    chosen: dict[str, list[Question]] = {}
    for kind, make in chooser.classes().items():
        # The archive may have fewer different ones than are wanted.
        made = {question.q: question for question in make(kind)}
        chosen[kind] = list(made.values())
    return chosen


class _Chooser:
    """Draws words and entities from what it counted."""

    def __init__(self, each: int) -> None:
        self._each = each
        self._chance = Random(SEED)
        self._texts = [WORD.findall(body) for body in _sample_bodies()]
        counts = Counter(word for words in self._texts for word in set(words))
        self._shares = {
            word: count / len(self._texts)
            for word, count in counts.items()
            if _is_worth_asking(word)
        }
        self._middle = set(self._within(*_MIDDLE))

    def classes(self) -> dict[str, Callable[[str], Iterator[Question]]]:
        """How each class is made, in the order in which they are shown."""
        return {
            "rare word": lambda kind: self._words(kind, _RARE),
            "common word": lambda kind: self._words(kind, _COMMON),
            "two words": lambda kind: self._together(kind, 2),
            "three words": lambda kind: self._together(kind, 3),
            "either of two": self._either,
            "phrase": self._phrases,
            "question of six words": self._long,
            "word and place": lambda kind: self._filtered(kind, "place"),
            "word and date": lambda kind: self._filtered(kind, "date"),
            "word and source": lambda kind: self._filtered(kind, "source"),
            "name with aliases": lambda kind: self._names(kind, "name_ar"),
            "Latin name": lambda kind: self._names(kind, "name_en"),
            "prefix": lambda kind: self._marked(kind, "prefix"),
            "exact": lambda kind: self._marked(kind, "exact"),
            "no words": lambda kind: iter([Question(kind, "")]),
        }

    def _within(self, low: float, high: float) -> list[str]:
        """The words of that share of articles; the nearest ones where too few have it."""
        found = sorted(word for word, share in self._shares.items() if low <= share <= high)
        if len(found) >= self._each:
            return found
        middle = (low + high) / 2
        return sorted(self._shares, key=lambda word: abs(self._shares[word] - middle))[: self._each]

    def _draw(self, words: Sequence[str]) -> list[str]:
        return self._chance.sample(sorted(words), min(self._each, len(words)))

    def _words(self, kind: str, band: tuple[float, float]) -> Iterator[Question]:
        for word in self._draw(self._within(*band)):
            yield Question(kind, word, (word,))

    def _together(self, kind: str, count: int) -> Iterator[Question]:
        """Words of middling frequency that at least one article has together."""
        for words in self._draw_texts(lambda words: self._known(words, count)):
            yield Question(kind, " ".join(words), words)

    def _either(self, kind: str) -> Iterator[Question]:
        words = self._draw(tuple(self._middle)) + self._draw(tuple(self._middle))
        for pair in zip(words[::2], words[1::2], strict=False):
            yield Question(kind, " OR ".join(pair), pair, "any")

    def _phrases(self, kind: str) -> Iterator[Question]:
        for words in self._draw_texts(self._neighbours):
            yield Question(kind, f'"{" ".join(words)}"', words, "phrase")

    def _long(self, kind: str) -> Iterator[Question]:
        def pick(words: list[str]) -> tuple[str, ...]:
            begin = self._chance.randrange(max(1, len(words) - 20))
            kept = [word for word in words[begin : begin + 20] if word in self._shares]
            return tuple(dict.fromkeys(kept))[:_QUESTION_WORDS]

        for words in self._draw_texts(pick):
            yield Question(kind, " ".join(words), words)

    def _filtered(self, kind: str, name: str) -> Iterator[Question]:
        values = {"place": _frequent_places, "date": _months, "source": _sources}[name](self._each)
        for word, filters in zip(self._draw(self._within(*_COMMON)), values, strict=False):
            yield Question(kind, word, (word,), filters=filters)

    def _names(self, kind: str, attribute: str) -> Iterator[Question]:
        """Names of often mentioned entities that go by several."""
        often = _frequent_entities()
        several = Entity.objects.current().annotate(names=Count("aliases")).filter(names__gte=3)
        found = several.in_bulk(often)
        for entity in [found[pk] for pk in often if pk in found][: self._each]:
            words = tuple(WORD.findall(getattr(entity, attribute)))
            if words:
                yield Question(kind, getattr(entity, attribute), words)

    def _marked(self, kind: str, join: str) -> Iterator[Question]:
        for word in self._draw(tuple(self._middle)):
            asked = word[:_SHORTEST] if join == "prefix" else word
            q = f"{asked}*" if join == "prefix" else f"={asked}"
            yield Question(kind, q, (asked,), join)

    def _draw_texts(
        self, pick: Callable[[list[str]], tuple[str, ...]]
    ) -> Iterator[tuple[str, ...]]:
        """What ``pick`` takes from texts in random order, until there are enough."""
        texts = self._chance.sample(self._texts, len(self._texts))
        picked = dict.fromkeys(words for text in texts[: 20 * self._each] if (words := pick(text)))
        yield from list(picked)[: self._each]

    def _known(self, words: list[str], count: int) -> tuple[str, ...]:
        known = sorted(self._middle & set(words))
        return tuple(self._chance.sample(known, count)) if len(known) >= count else ()

    def _neighbours(self, words: list[str]) -> tuple[str, ...]:
        return next((pair for pair in pairwise(words) if self._middle.issuperset(pair)), ())


def _is_worth_asking(word: str) -> bool:
    return len(word) >= _SHORTEST and fold(word) not in STOP_WORDS and not word[0].isascii()


def _sample_bodies() -> Iterator[str]:
    ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    chosen = ids[:: max(1, len(ids) // _SAMPLE)]
    for begin in range(0, len(chosen), 500):
        batch = Article.objects.filter(pk__in=chosen[begin : begin + 500]).order_by("pk")
        yield from batch.values_list("body", flat=True)


def _frequent_places(count: int) -> list[dict[str, str]]:
    places = Entity.objects.current().of_kind("place").in_bulk(often := _frequent_entities())
    return [{"place": str(pk)} for pk in often if pk in places][:count]


def _frequent_entities() -> list[int]:
    rows = Mention.objects.exclude(entity=None).values_list("entity").annotate(uses=Count("pk"))
    return [pk for pk, _ in rows.order_by("-uses", "entity")[:_FREQUENT]]


def _months(count: int) -> list[dict[str, str]]:
    """The months with the most articles."""
    days = Article.objects.exclude(published_first=None).values_list("published_first", flat=True)
    months = Counter(f"{day:%Y-%m}" for day in days.iterator(chunk_size=5000) if day)
    return [{"after": month, "before": month} for month, _ in months.most_common(count)]


def _sources(count: int) -> list[dict[str, str]]:
    rows = Article.objects.exclude(source=None).values_list("source").annotate(number=Count("pk"))
    return [{"source": str(pk)} for pk, _ in rows.order_by("-number", "source")[:count]]
