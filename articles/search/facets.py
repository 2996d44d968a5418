"""Facets: what the articles found are about, counted, each value a filter to add or remove.

Counts of a facet leave that facet's own filter out, since its values add to each other (OR).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.extraction.dates.periods import bounds
from articles.models import Article, Entity, Source
from articles.search.request import STATUSES, DateOf, SearchRequest

#: So many values are shown, and so many more where the reader opens the list.
_FIRST_SHOWN = 12
_MOST_SHOWN = 50

Counts = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet; ``query`` is the query string that adds or removes it."""

    value: int | str
    label: str
    count: int
    is_selected: bool
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its values, the most frequent first; ``name`` is the parameter it sets."""

    name: str
    label: str
    values: tuple[FacetValue, ...]

    @property
    def first(self) -> tuple[FacetValue, ...]:
        """What is shown at once: the first values, and the selected ones wherever they stand."""
        selected = (value for value in self.values[_FIRST_SHOWN:] if value.is_selected)
        return (*self.values[:_FIRST_SHOWN], *selected)

    @property
    def others(self) -> tuple[FacetValue, ...]:
        """What is shown to those who open the list."""
        return tuple(value for value in self.values[_FIRST_SHOWN:] if not value.is_selected)


def build_facets(request: SearchRequest, counts: Mapping[str, Counts]) -> tuple[Facet, ...]:
    """The facets to show for the counts of the facets' fields."""
    return tuple(
        facet
        for facet in (
            _entity_facet(request, "place", _("Places"), counts["place"]),
            _entity_facet(request, "faction", _("Factions"), counts["faction"]),
            _source_facet(request, counts["source"]),
            _date_facet(request, counts[date_field(request)]),
            _unresolved_facet(request, counts["unresolved"]),
            _status_facet(request, counts["status"]),
        )
        if facet.values
    )


def date_field(request: SearchRequest) -> str:
    """What the date facet counts: years, or the months of the year that is selected."""
    return "month" if _selected_year(request) else "year"


def _selected_year(request: SearchRequest) -> int | None:
    days = bounds(request.after) if request.after else None
    until = bounds(request.before) if request.before else None
    if days and until and days[0].year == until[1].year:
        return days[0].year
    return None


def _entity_facet(request: SearchRequest, name: str, label: str, counts: Counts) -> Facet:
    shown = _shown(counts, getattr(request, name))
    entities = Entity.objects.named().in_bulk([value for value, _count in shown])
    return _facet(request, name, label, shown, lambda pk: entities[pk].name, entities)


def _source_facet(request: SearchRequest, counts: Counts) -> Facet:
    shown = _shown(counts, request.source)
    sources = Source.objects.in_bulk([value for value, _count in shown])
    return _facet(request, "source", _("Sources"), shown, lambda pk: sources[pk].name, sources)


def _status_facet(request: SearchRequest, counts: Counts) -> Facet:
    values = tuple(
        FacetValue(
            value=STATUSES[position],
            label=str(Article.Status(STATUSES[position]).label),
            count=count,
            is_selected=STATUSES[position] in request.status,
            query=request.toggled("status", STATUSES[position]).to_query(),
        )
        for position, count in counts
    )
    return Facet("status", _("Review"), values)


def _date_facet(request: SearchRequest, counts: Counts) -> Facet:
    """Years, the latest first; a year's months in order once it is selected.

    None while the dates asked for are those of the text: a request holds one pair of dates.
    """
    if (request.after or request.before) and request.date_of == DateOf.MENTIONED:
        return Facet("published", _("Published"), ())
    year = _selected_year(request)
    if year is None:
        shown = sorted(counts, reverse=True)[:_MOST_SHOWN]
        values = [_date_value(request, str(value), str(value), count) for value, count in shown]
    else:
        months = sorted((value, count) for value, count in counts if value // 100 == year)
        values = [
            _date_value(
                request,
                f"{value // 100}-{value % 100:02}",
                date_format(date(year, value % 100, 1), "F Y"),
                count,
            )
            for value, count in months
        ]
    return Facet("published", _("Published"), tuple(values))


def _unresolved_facet(request: SearchRequest, counts: Counts) -> Facet:
    """The articles with a date that neither their text nor their publication decides."""
    narrowed = replace(request, unresolved=not request.unresolved, page=1, upto=0)
    values = tuple(
        FacetValue("1", _("unresolved"), count, request.unresolved, narrowed.to_query())
        for _value, count in counts
    )
    return Facet("unresolved", _("Dates in the text"), values)


def _date_value(request: SearchRequest, value: str, label: str, count: int) -> FacetValue:
    is_selected = request.after == request.before == value
    changed = "" if is_selected else value
    narrowed = replace(request, after=changed, before=changed, date_of=DateOf.PUBLISHED, page=1)
    return FacetValue(value, label, count, is_selected, narrowed.to_query())


def _facet(
    request: SearchRequest,
    name: str,
    label: str,
    counts: Counts,
    name_value: Callable[[int], str],
    known: Mapping[int, object],
) -> Facet:
    selected: tuple[int, ...] = getattr(request, name)
    add = request.adding(name)
    return Facet(
        name,
        label,
        tuple(
            FacetValue(
                value=pk,
                label=name_value(pk),
                count=count,
                is_selected=pk in selected,
                query=request.toggled(name, pk).to_query() if pk in selected else add(pk),
            )
            for pk, count in counts
            if pk in known
        ),
    )


def _shown(counts: Counts, selected: tuple[int, ...]) -> Counts:
    """The most frequent values, and the selected ones however rare they are."""
    missing = set(selected) - {value for value, _count in counts}
    rare = [pair for pair in counts[_MOST_SHOWN:] if pair[0] in selected]
    return [*counts[:_MOST_SHOWN], *rare, *((value, 0) for value in sorted(missing))]
