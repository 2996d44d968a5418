"""The lists of places and factions, and the page of each."""

from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.language.tokens import fold_name
from articles.models import Alias, Entity, Mention
from articles.search.request import PAGE_SIZE, SearchRequest
from articles.search.results import search
from articles.views.cards import build_cards, read_chips
from articles.views.pages import build_pages, read_page

LIST_SIZE = 60
_LONGEST_NAME = 200
_MOST_FREQUENT = 12


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    return _list(request, Entity.Kind.PLACE)


@require_safe
def factions(request: HttpRequest) -> HttpResponse:
    return _list(request, Entity.Kind.FACTION)


@require_safe
def place(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, Entity.Kind.PLACE, pk)


@require_safe
def faction(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, Entity.Kind.FACTION, pk)


def _list(request: HttpRequest, kind: Entity.Kind) -> HttpResponse:
    name = request.GET.get("q", "").replace("\0", " ").strip()[:_LONGEST_NAME]
    shows_all = bool(name) or request.GET.get("all") == "1"
    everything = Entity.objects.current().of_kind(kind)
    types = list(
        everything.exclude(type="").order_by("type").values_list("type", flat=True).distinct()
    )
    type_ = request.GET.get("type", "") if request.GET.get("type") in types else ""
    selected = _select(everything, name, type_, shows_all=shows_all)
    page, total = read_page(request.GET.get("page", "")), selected.count()
    kept = {
        "q": name,
        "type": type_,
        "all": "1" if request.GET.get("all") == "1" else "",
    }

    def query_of(page: int) -> str:
        pairs = {**kept, "page": str(page) if page > 1 else ""}
        return urlencode({key: value for key, value in pairs.items() if value})

    context = {
        "kind": kind.value,
        "name": name,
        "type": type_,
        "types": types,
        "shows_all": shows_all,
        "total": total,
        "known": everything.count(),
        "entities": _rows(selected, page),
        "frequent": [] if name or type_ or page > 1 else _most_frequent(kind),
        "pages": build_pages(page, total, LIST_SIZE, query_of),
    }
    return render(request, "entities/list.html", context)


def _select(
    entities: QuerySet[Entity], name: str, type_: str, *, shows_all: bool
) -> QuerySet[Entity]:
    if name:
        folded = fold_name(name)
        named = Alias.objects.filter(folded__contains=folded).values("entity")
        entities = entities.filter(pk__in=named) if folded else entities.none()
    if type_:
        entities = entities.filter(type=type_)
    if not shows_all:
        entities = entities.filter(Exists(Mention.objects.standing().filter(entity=OuterRef("pk"))))
    return entities.order_by(Lower(_shown_name()), "pk")


def _shown_name() -> F | Coalesce:
    """What ``Entity.name`` shows, for sorting."""
    is_english = (get_language() or "ar").startswith("en")
    return Coalesce(NullIf("name_en", Value("")), "name_ar") if is_english else F("name_ar")


def _rows(selected: QuerySet[Entity], page: int) -> list[Entity]:
    """One page, counted by itself: counting the articles of all entities would take too long."""
    start = (page - 1) * LIST_SIZE
    pks = list(selected.values_list("pk", flat=True)[start : start + LIST_SIZE])
    counted = Entity.objects.filter(pk__in=pks).select_related("parent").with_article_counts()
    rows = {entity.pk: entity for entity in counted}
    return [rows[pk] for pk in pks]


def _most_frequent(kind: Entity.Kind) -> list[tuple[Entity, int]]:
    """The entities in the most articles, with the number of these, from the index."""
    facets = [facet for facet in search(SearchRequest()).facets if facet.name == kind]
    values = facets[0].values[:_MOST_FREQUENT] if facets else ()
    entities = Entity.objects.in_bulk([int(value.value) for value in values])
    return [(entities[pk], value.count) for value in values if (pk := int(value.value)) in entities]


def _page(request: HttpRequest, kind: Entity.Kind, pk: int) -> HttpResponse:
    entity = get_object_or_404(
        Entity.objects.select_related("parent", "merged_into"), pk=pk, kind=kind
    )
    if entity.merged_into:
        return redirect(entity.merged_into)
    page = read_page(request.GET.get("page", ""))
    asked = SearchRequest().toggled(kind.value, entity.pk).on_page(page)
    results = search(asked, facets=False)
    context = {
        "kind": kind.value,
        "entity": entity,
        "aliases": _other_names(entity),
        "children": list(entity.children.current().order_by("name_ar", "pk")),
        "results": results,
        "cards": build_cards(results.hits, read_chips(results.hits)),
        "search_query": asked.on_page(1).to_query(),
        "pages": build_pages(
            asked.page,
            results.total,
            PAGE_SIZE,
            lambda page: f"page={page}" if page > 1 else "",
        ),
    }
    return render(request, "entities/entity.html", context)


def _other_names(entity: Entity) -> list[Alias]:
    """The names besides the two in the heading."""
    shown = {entity.name_ar, entity.name_en}
    names = entity.aliases.order_by("language", "pk")
    return [alias for alias in names if alias.text not in shown]
