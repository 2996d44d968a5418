"""The filters that narrow a search, in words, each with the search that does without it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from articles.models import Article, Entity, Source
from articles.search.request import DateOf, SearchRequest
from articles.templatetags.written_dates import written_date


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter in force; ``query`` is the query string of the same search without it."""

    label: str
    value: str
    query: str


def active_filters(asked: SearchRequest) -> list[ActiveFilter]:
    """Every filter of a search, as the reader would name it."""
    return [*_entity_filters(asked), *_source_filters(asked), *_further_filters(asked)]


def _entity_filters(asked: SearchRequest) -> Iterator[ActiveFilter]:
    names = Entity.objects.in_bulk([*asked.place, *asked.faction])
    for kind, label in (("place", _("Place")), ("faction", _("Faction"))):
        for pk in getattr(asked, kind):
            value = names[pk].name if pk in names else _unknown(pk)
            yield ActiveFilter(label, value, asked.toggled(kind, pk).to_query())


def _source_filters(asked: SearchRequest) -> Iterator[ActiveFilter]:
    names = Source.objects.in_bulk(asked.source)
    for pk in asked.source:
        value = names[pk].name if pk in names else _unknown(pk)
        yield ActiveFilter(_("Source"), value, asked.toggled("source", pk).to_query())


def _unknown(pk: int) -> str:
    return _("no. %(number)d, which is not (or no longer) in the archive") % {"number": pk}


def _further_filters(asked: SearchRequest) -> Iterator[ActiveFilter]:
    for status in asked.status:
        value = str(Article.Status(status).label)
        yield ActiveFilter(_("Review"), value, asked.toggled("status", status).to_query())
    if asked.unresolved:
        without = replace(asked, page=1, unresolved=False)
        yield ActiveFilter(_("Dates in the text"), _("unresolved"), without.to_query())
    is_mentioned = asked.date_of == DateOf.MENTIONED
    if asked.after:
        label = _("Mentions a date from") if is_mentioned else _("Published from")
        without = replace(asked, page=1, after="")
        yield ActiveFilter(label, written_date(asked.after), without.to_query())
    if asked.before:
        label = _("Mentions a date until") if is_mentioned else _("Published until")
        without = replace(asked, page=1, before="")
        yield ActiveFilter(label, written_date(asked.before), without.to_query())
