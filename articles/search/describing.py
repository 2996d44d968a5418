"""What to show of the articles found: the title, the best passages, and why it was found."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.models import Article, Mention
from articles.search.engine import Found
from articles.search.highlight import Snippet, cut_snippets, mark_whole
from articles.search.matching import Mark, Matcher, Tier
from articles.search.planning import Plan

_MOST_FORMS = 3
#: Where a whole text is asked for, every other word would be marked.
_MOST_MARKED = 50


@dataclass(frozen=True, slots=True)
class Reason:
    """A word or name of the query and the words of the article that answer it most closely."""

    word: str
    tier: Tier
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, with what to show of it."""

    article: Article
    score: float
    title: Snippet
    snippets: tuple[Snippet, ...]
    reasons: tuple[Reason, ...] = ()

    @property
    def told_reasons(self) -> tuple[Reason, ...]:
        """The reasons worth a word: what stands as it was typed explains itself."""
        return tuple(
            reason
            for reason in self.reasons
            if reason.tier != Tier.EXACT and reason.word not in reason.found
        )


class Describer:
    """Loads the articles of a page at once and shows why each was found."""

    def __init__(self, plan: Plan, ids: Sequence[int]) -> None:
        self._matcher = Matcher(plan.wanted[:_MOST_MARKED])
        self._articles = Article.objects.for_list().in_bulk(ids)
        self._named: dict[int, list[Mark]] = defaultdict(list)
        words = {pk: expansion.words for expansion in plan.expansions for pk in expansion.entities}
        if words:
            rows = Mention.objects.standing().filter(article__in=ids, entity__in=words)
            for article, start, end, entity in rows.values_list(
                "article", "start", "end", "entity"
            ):
                if entity is not None:
                    self._named[article].append(Mark(start, end, Tier.ALIAS, words[entity]))

    def hits(self, found: Found) -> tuple[Hit, ...]:
        """The hits in their order; an article deleted this instant is passed over."""
        return tuple(
            self._describe(self._articles[pk], score)
            for pk, score in zip(found.ids, found.scores, strict=True)
            if pk in self._articles
        )

    def _describe(self, article: Article, score: float) -> Hit:
        in_title = self._matcher.find(article.title)
        in_body = self._matcher.find(article.body)
        named = self._named[article.pk]
        return Hit(
            article,
            score,
            mark_whole(article.title, _spans(in_title)),
            cut_snippets(article.body, _spans([*in_body, *named])),
            _explain([(article.title, in_title), (article.body, in_body), (article.body, named)]),
        )


def _spans(marks: Iterable[Mark]) -> list[tuple[int, int]]:
    return [(mark.start, mark.end) for mark in marks]


def _explain(marked: Sequence[tuple[str, Sequence[Mark]]]) -> tuple[Reason, ...]:
    """Per word of the query how it was found: the closest tier, and what stands there."""
    tiers: dict[str, Tier] = {}
    for _text, marks in marked:
        for mark in marks:
            tiers[mark.word] = min(mark.tier, tiers.get(mark.word, mark.tier))
    found: dict[str, dict[str, None]] = {word: {} for word in tiers}
    for text, marks in marked:
        for mark in marks:
            if mark.tier == tiers[mark.word]:
                found[mark.word][text[mark.start : mark.end]] = None
    return tuple(
        Reason(word, tier, tuple(found[word])[:_MOST_FORMS]) for word, tier in tiers.items()
    )
