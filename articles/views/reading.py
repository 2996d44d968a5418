"""The page of an article."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Entity, Mention
from articles.search.related import find_related
from articles.views.addresses import article_addresses
from articles.views.pages import build_pages, read_page

#: An article can have thousands of mentions; without script they are corrected a part at a time.
DECISIONS_PER_PART = 50


@dataclass(frozen=True, slots=True)
class Named:
    """A place or faction of an article: the entity, or the bare name where no list has it."""

    name: str
    entity: Entity | None
    count: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of an article: its EDTF value (empty where undecided) and how it is written."""

    value: str
    surfaces: tuple[str, ...]
    count: int


@require_safe
def article_page(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.for_list(), pk=pk)
    mentions = list(article.mentions.standing().select_related("entity").order_by("start", "pk"))
    context = {
        "article": article,
        # What came with an import is no reason to offer a link that is none, such as javascript:.
        "source_address": article.url if article.url.startswith(("http://", "https://")) else "",
        "mentions": mentions,
        "places": _named(mentions, Mention.Kind.PLACE),
        "factions": _named(mentions, Mention.Kind.FACTION),
        "dates": _dated(mentions),
        "related": find_related(article, _entities(mentions)),
        "can_annotate": request.user.has_perm("articles.change_mention"),
        "addresses": article_addresses(article),
        **_decisions(mentions, read_page(request.GET.get("part", ""))),
    }
    return render(request, "articles/article.html", context)


def _decisions(mentions: list[Mention], part: int) -> dict[str, object]:
    """The mentions of one part of the list for editors, and the ways to the other parts."""
    start = (part - 1) * DECISIONS_PER_PART
    pages = build_pages(
        part, len(mentions), DECISIONS_PER_PART, lambda number: f"part={number}#annotation"
    )
    return {
        "decisions": mentions[start : start + DECISIONS_PER_PART],
        "decision_pages": pages,
    }


def _entities(mentions: Iterable[Mention]) -> list[Entity]:
    """The known entities, each once, in the order of the text."""
    return list(dict.fromkeys(mention.entity for mention in mentions if mention.entity))


def _named(mentions: Iterable[Mention], kind: str) -> list[Named]:
    """The entities of one kind, the most frequent first."""
    found = [mention for mention in mentions if mention.kind == kind]
    entities = {mention.entity_id: mention.entity for mention in found}
    counts = Counter(
        (mention.entity_id, "" if mention.entity_id else mention.surface) for mention in found
    )
    named = []
    for (entity_id, surface), count in counts.most_common():
        entity = entities[entity_id]
        named.append(Named(entity.name if entity else surface, entity, count))
    return named


def _dated(mentions: Iterable[Mention]) -> list[Dated]:
    """The dates, each value once, in the order of time; the undecided ones last."""
    surfaces: dict[str, Counter[str]] = {}
    for mention in mentions:
        if mention.kind == Mention.Kind.DATE:
            surfaces.setdefault(mention.value, Counter())[mention.surface] += 1
    return [
        Dated(value, tuple(surfaces[value]), surfaces[value].total())
        for value in sorted(surfaces, key=lambda value: (not value, value))
    ]
