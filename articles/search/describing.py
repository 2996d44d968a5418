"""What to show of the articles that were found: the title and the passages that say why."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Article, Mention
from articles.search.engine import Found
from articles.search.highlight import Snippet, Wanted, cut_snippets, mark_whole, mark_words
from articles.search.planning import Plan


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, with what to show of it."""

    article: Article
    score: float
    title: Snippet
    snippets: tuple[Snippet, ...]


class Describer:
    """Loads the articles of a page at once and shows why each was found."""

    def __init__(self, plan: Plan, ids: Sequence[int]) -> None:
        self._wanted = Wanted.from_leaves(plan.wanted)
        self._articles = Article.objects.for_list().in_bulk(ids)
        self._named: dict[int, list[tuple[int, int]]] = defaultdict(list)
        entities = [pk for expansion in plan.expansions for pk in expansion.entities]
        if entities:
            rows = Mention.objects.standing().filter(article__in=ids, entity__in=entities)
            for article, start, end in rows.values_list("article", "start", "end"):
                self._named[article].append((start, end))

    def hits(self, found: Found) -> tuple[Hit, ...]:
        """The hits in their order; an article deleted this instant is passed over."""
        return tuple(
            self._describe(self._articles[pk], score)
            for pk, score in zip(found.ids, found.scores, strict=True)
            if pk in self._articles
        )

    def _describe(self, article: Article, score: float) -> Hit:
        spans = [*mark_words(article.body, self._wanted), *self._named[article.pk]]
        title = mark_whole(article.title, mark_words(article.title, self._wanted))
        return Hit(article, score, title, cut_snippets(article.body, spans))
