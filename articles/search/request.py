"""What a reader asks for: the words, the filters, the order and the page, as one frozen value.

The address of a result page, the options of the command and the export's link all carry the same
query string; this module reads and writes it and knows nothing of the engine.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any, Self
from unicodedata import normalize
from urllib.parse import quote_plus

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.extraction.dates.periods import bounds

PAGE_SIZE = 20
_LAST_PAGE = 1_000_000
_LONGEST_QUERY = 10_000
_LONGEST_ID = 18


class Order(StrEnum):
    """How hits are sorted; the empty order is relevance, or newest where no words are asked for."""

    DEFAULT = ""
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    MENTIONS = "mentions"


class DateOf(StrEnum):
    """Which date ``after`` and ``before`` speak of."""

    PUBLISHED = "published"
    MENTIONED = "mentioned"


STATUSES = ("new", "in_review", "reviewed")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A search; ``problems`` names the values of the query string that made no sense."""

    q: str = ""
    place: tuple[int, ...] = ()
    faction: tuple[int, ...] = ()
    source: tuple[int, ...] = ()
    status: tuple[str, ...] = ()
    after: str = ""
    before: str = ""
    date_of: DateOf = DateOf.PUBLISHED
    #: Only articles with a date in the text that nothing decides.
    unresolved: bool = False
    order: Order = Order.DEFAULT
    expand: bool = True
    page: int = 1
    #: The highest id when the first page was shown: later pages leave out what has come since.
    upto: int = 0
    problems: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Clean the words, wherever they come from."""
        object.__setattr__(self, "q", _clean(self.q)[:_LONGEST_QUERY].strip())

    @classmethod
    def from_query(cls, query: QueryDict | str) -> Self:
        """Read a query string or ``request.GET``; never raises.

        What makes no sense is left out and named in ``problems``.
        """
        parameters = QueryDict(query) if isinstance(query, str) else query
        problems: list[str] = []
        page = _number(parameters, "page", problems, default=1)
        upto = _number(parameters, "upto", problems, default=0)
        return cls(
            q=parameters.get("q", ""),
            place=_ids(parameters, "place", problems),
            faction=_ids(parameters, "faction", problems),
            source=_ids(parameters, "source", problems),
            status=_choices(parameters, "status", STATUSES, problems),
            after=_date(parameters, "after", problems),
            before=_date(parameters, "before", problems),
            date_of=DateOf(_choice(parameters, "date_of", DateOf, problems) or DateOf.PUBLISHED),
            unresolved=parameters.get("unresolved") == "1",
            order=Order(_choice(parameters, "order", Order, problems)),
            expand=parameters.get("expand", "1") != "0",
            page=min(max(page, 1), _LAST_PAGE),
            upto=upto if page > 1 else 0,
            problems=tuple(problems),
        )

    @classmethod
    def from_filter(cls, query: str) -> Self:
        """Read the filter of a command, where a misspelled name is a problem as well.

        >>> len(SearchRequest.from_filter("place=7&afterr=2016").problems)
        1
        """
        request = cls.from_query(query)
        known = {field.name for field in fields(cls)} - {"problems"}
        unknown = [name for name in QueryDict(query) if name not in known]
        told = (_("“%(name)s” is no filter.") % {"name": name} for name in unknown)
        return replace(request, problems=(*request.problems, *told))

    def to_query(self) -> str:
        """The query string of this search, without what is at its default; order-free by fields."""
        pairs: list[tuple[str, str]] = [("q", self.q)] if self.q else []
        for name in ("place", "faction", "source", "status"):
            pairs += [(name, str(value)) for value in getattr(self, name)]
        pairs += [(name, getattr(self, name)) for name in ("after", "before")]
        if self.date_of != DateOf.PUBLISHED and (self.after or self.before):
            pairs.append(("date_of", self.date_of.value))
        pairs.append(("unresolved", "1" if self.unresolved else ""))
        pairs.append(("order", self.order.value))
        pairs.append(("expand", "" if self.expand else "0"))
        if self.page > 1:
            pairs += [("page", str(self.page)), ("upto", str(self.upto or ""))]
        return "&".join(f"{name}={_quote(value)}" for name, value in pairs if value)

    def on_page(self, page: int, *, upto: int = 0) -> Self:
        """The same search on another page, of what had come by the article of the id ``upto``."""
        return replace(self, page=page, upto=upto if page > 1 else 0)

    def toggled(self, name: str, value: int | str) -> Self:
        """The same search with a value of one filter added or taken away, from its first page."""
        values: tuple[int | str, ...] = getattr(self, name)
        changed: Any = (*values, value)
        if value in values:
            changed = tuple(other for other in values if other != value)
        return replace(self, page=1, upto=0, **{name: changed})

    def adding(self, name: str) -> Callable[[int], str]:
        """What gives the query string of ``toggled`` for any value that is not selected.

        >>> SearchRequest(q="حلب", place=(1,), page=2).adding("place")(7)
        'q=%D8%AD%D9%84%D8%A8&place=1&place=7'
        """
        # The request is quoted once for a whole list; a NUL is in no query.
        before, after = self.toggled(name, "\0").to_query().split(_quote("\0"))
        return lambda value: f"{before}{value}{after}"

    @property
    def has_filters(self) -> bool:
        """Whether anything but words narrows the search."""
        lists = (self.place, self.faction, self.source, self.status)
        return any(lists) or bool(self.after or self.before or self.unresolved)


@lru_cache(maxsize=256)
def _quote(value: str) -> str:
    """A value as it stands in an address; each link of a page repeats the words of the query."""
    return quote_plus(value)


def _clean(text: str) -> str:
    """Composed, and without what no database or terminal takes: NUL and lone surrogates."""
    text = text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    return normalize("NFC", text)


def _ids(parameters: QueryDict, name: str, problems: list[str]) -> tuple[int, ...]:
    ids: dict[int, None] = {}
    for value in map(_clean, parameters.getlist(name)):
        if value.isascii() and value.isdigit() and len(value) <= _LONGEST_ID:
            ids[int(value)] = None
        elif value:
            problems.append(_problem(name, value))
    return tuple(ids)


def _choices(
    parameters: QueryDict, name: str, choices: tuple[str, ...], problems: list[str]
) -> tuple[str, ...]:
    values = [_clean(value) for value in parameters.getlist(name) if value]
    problems += [_problem(name, value) for value in values if value not in choices]
    return tuple(dict.fromkeys(value for value in values if value in choices))


def _choice(parameters: QueryDict, name: str, choices: type[StrEnum], problems: list[str]) -> str:
    value = _clean(parameters.get(name, ""))
    if value and value not in choices.__members__.values():
        problems.append(_problem(name, value))
        return ""
    return value


def _date(parameters: QueryDict, name: str, problems: list[str]) -> str:
    value = _clean(parameters.get(name, "")).strip()
    if value and bounds(value) is None:
        problems.append(_problem(name, value))
        return ""
    return value


def _number(parameters: Mapping[str, str], name: str, problems: list[str], *, default: int) -> int:
    value = _clean(parameters.get(name, "") or str(default))
    if value.isascii() and value.isdigit() and len(value) <= _LONGEST_ID:
        return int(value)
    problems.append(_problem(name, value))
    return default


def _problem(name: str, value: str) -> str:
    return _("“%(value)s” is no value for “%(name)s”.") % {"name": name, "value": value[:80]}
