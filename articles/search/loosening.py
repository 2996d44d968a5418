"""Never a silent zero: what would be found if a search that finds nothing asked for a little less.

Every offer changes one thing of the request and is counted by the engine, so that its number is
that of the page it leads to. Offers that find nothing are left out; the others come in the order of
how little they change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from django.utils.translation import gettext as _

from articles.extraction.dates.periods import bounds, shift_month
from articles.models import Entity
from articles.search import criteria as c
from articles.search.engine import IndexNotReadyError, Reader
from articles.search.filtering import filters_of, follow_mergers, join_all
from articles.search.outbox import open_store
from articles.search.planning import make_plan
from articles.search.query import parse
from articles.search.request import SearchRequest
from articles.search.rewriting import in_any_form, join_parts, split_parts, without_quotes
from articles.search.syntax import Node, Not, Or, Word, write_query

_MOST_COUNTED = 15
_MOST_PARTS = 6
_FIRST_YEAR, _LAST_YEAR = 2, 9998
#: A search within a continent would be one of everything.
_TOO_WIDE = "continent"

_Offer = tuple[str, str, SearchRequest]


@dataclass(frozen=True, slots=True)
class Loosening:
    """A search that asks for less: what is changed, in which words, and how many it finds."""

    label: str
    subject: str
    count: int
    query: str


def find_loosenings(request: SearchRequest) -> tuple[Loosening, ...]:
    """The searches near ``request`` that find something; none while the index is being built."""
    request = replace(follow_mergers(request), page=1, problems=())
    try:
        counter = _Counter(open_store().reader())
    except IndexNotReadyError:
        return ()
    # What was asked for is no offer, however it is written.
    asked = replace(request, q=_write(parse(request.q).node))
    offered = {request.to_query(), asked.to_query()}
    found = []
    for label, subject, changed in islice(_new_offers(asked, offered), _MOST_COUNTED):
        if count := counter.count(changed):
            found.append(Loosening(label, subject, count, changed.to_query()))
    return tuple(found)


class _Counter:
    """Counts requests; the words of each query are planned once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._words: dict[tuple[str, bool], c.Criterion | None] = {}

    def count(self, request: SearchRequest) -> int:
        words = request.q, request.expand
        if words not in self._words:
            self._words[words] = make_plan(parse(request.q), expand=request.expand).criterion
        return self._reader.count(join_all([self._words[words], *filters_of(request)]))


def _new_offers(request: SearchRequest, offered: set[str]) -> Iterator[_Offer]:
    for offer in _offers(request):
        changed = offer[2]
        query = changed.to_query()
        if (changed.q or changed.has_filters) and query not in offered:
            offered.add(query)
            yield offer


def _offers(request: SearchRequest) -> Iterator[_Offer]:
    """Every way to ask for less, those that change least first."""
    yield from _other_forms(request)
    yield from _wider_filters(request)
    yield from _without_a_filter(request)
    yield from _fewer_words(request)
    if request.has_filters:
        bare = replace(
            request,
            place=(),
            faction=(),
            source=(),
            status=(),
            after="",
            before="",
            unresolved=False,
        )
        yield _("Without any filter"), "", bare
        yield _("Without the words, with the filters alone"), "", replace(request, q="")
        for _label, words, fewer in _any_word(bare):
            yield _("With any of the words, without any filter"), words, fewer


def _other_forms(request: SearchRequest) -> Iterator[_Offer]:
    """The same words, in other forms, under other names, or apart from each other."""
    node = parse(request.q).node
    if node is None:
        return
    in_forms = _write(in_any_form(node))
    yield _("In any spelling and inflection"), in_forms, replace(request, q=in_forms)
    yield _("Under all names of what is named"), "", replace(request, expand=True)
    apart = _write(without_quotes(node))
    yield _("The words of the phrase anywhere"), apart, replace(request, q=apart)


def _wider_filters(request: SearchRequest) -> Iterator[_Offer]:
    """A wider period, and the places in which those asked for lie."""
    if request.after or request.before:
        wider = replace(
            request, after=_month_of(request.after, -1), before=_month_of(request.before, 1)
        )
        yield _("With the months around"), _written_period(wider), wider
    if request.place:
        places = Entity.objects.select_related("parent").in_bulk(request.place)
        parents = [
            place.parent
            for place in places.values()
            if place.parent and place.parent.type != _TOO_WIDE
        ]
        if parents:
            names = _(", ").join(dict.fromkeys(parent.name for parent in parents))
            around = tuple(dict.fromkeys(parent.pk for parent in parents))
            yield _("In a wider area"), names, replace(request, place=around)


def _without_a_filter(request: SearchRequest) -> Iterator[_Offer]:
    if request.after or request.before:
        period = _written_period(request)
        yield _("Of any date, not only"), period, replace(request, after="", before="")
    if request.status:
        yield _("Whether reviewed or not"), "", replace(request, status=())
    if request.unresolved:
        yield _("Whatever dates the text has"), "", replace(request, unresolved=False)
    if request.source:
        yield _("From any source"), "", replace(request, source=())
    for name, label in (("place", _("Without the place")), ("faction", _("Without the faction"))):
        if pks := getattr(request, name):
            entities = Entity.objects.in_bulk(pks).values()
            names = _(", ").join(entity.name for entity in entities)
            without = (
                replace(request, place=()) if name == "place" else replace(request, faction=())
            )
            yield label, names, without


def _fewer_words(request: SearchRequest) -> Iterator[_Offer]:
    """Without what is excluded, without each part by itself, and with any of the parts enough."""
    parts = split_parts(parse(request.q).node)
    wanted = [part for part in parts if not isinstance(part, Not)]
    if wanted and len(wanted) < len(parts):
        query = _write(join_parts(wanted))
        yield _("With the excluded words as well"), query, replace(request, q=query)
    if len(wanted) < 2:
        return
    for part in wanted[:_MOST_PARTS]:
        fewer = _write(join_parts([other for other in parts if other is not part]))
        yield _("Without"), _write(part), replace(request, q=fewer)
    yield from _any_word(request)


def _any_word(request: SearchRequest) -> Iterator[_Offer]:
    """With any of the words enough, whatever else is asked for."""
    parts = split_parts(parse(request.q).node)
    words = [part for part in parts if isinstance(part, Word)]
    if len(words) > 1:
        others = [part for part in parts if part not in words]
        query = _write(join_parts([Or(tuple(words)), *others]))
        shown = _(", ").join(map(_write, [*words, *others]))
        yield _("With any of the words"), shown, replace(request, q=query)


def _month_of(edtf: str, by: int) -> str:
    """The month ``by`` months from the end of the period that lies in that direction."""
    days = bounds(edtf) if edtf else None
    if days is None:
        return ""
    day = days[0] if by < 0 else days[1]
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return edtf
    year, month = shift_month(day.year, day.month, by)
    return f"{year:04}-{month:02}"


def _written_period(request: SearchRequest) -> str:
    """The period as the address holds it: 2016-11 – 2017-01."""
    return " – ".join(dict.fromkeys(filter(None, (request.after, request.before))))


def _write(node: Node | None) -> str:
    return write_query(node) if node else ""
