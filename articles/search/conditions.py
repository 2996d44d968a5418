"""The conditions of a query: its fields as ids and days, read from the database once for all."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from articles.extraction.dates.periods import bounds
from articles.language.fold import fold
from articles.language.tokens import fold_name
from articles.models import Alias, Source
from articles.search import criteria as c
from articles.search.problems import Problems
from articles.search.syntax import Field, Range

_ENTITY_FIELDS = ("place", "faction")


class ConditionReader:
    """Reads the fields of one query; names that nothing bears are told of."""

    def __init__(self, fields: Iterable[Field], problems: Problems) -> None:
        self._problems = problems
        self._entities = _find_entities(fields)

    @cached_property
    def _sources(self) -> list[tuple[int, str]]:
        return [(source.pk, fold(source.name)) for source in Source.objects.all()]

    def read(self, node: Field) -> c.Criterion | None:
        """The criterion of a field; None where it names no day."""
        if node.name in _ENTITY_FIELDS:
            return self._read_entity(node)
        if node.name == "source":
            return self._read_source(node)
        return _read_date(node)

    def _read_entity(self, node: Field) -> c.Criterion:
        if entities := self._entities.get((node.name, fold_name(node.value))):
            return c.Mentions(tuple(sorted(entities)))
        is_place = node.name == "place"
        message = (
            _("No place is called “%(name)s”.")
            if is_place
            else _("No faction is called “%(name)s”.")
        )
        self._problems.add(message, name=node.value)
        return c.Nothing()

    def _read_source(self, node: Field) -> c.Criterion:
        wanted = fold(node.value)
        if sources := tuple(pk for pk, name in self._sources if wanted in name):
            return c.FromSource(sources)
        self._problems.add(_("No source is called “%(name)s”."), name=node.value)
        return c.Nothing()


def read_range(node: Range) -> c.Criterion:
    """The criterion of a range; an open end is that of all time."""
    first, last = bounds(node.first), bounds(node.last)
    return _period(node.name, first and first[0], last and last[1])


def _find_entities(fields: Iterable[Field]) -> Mapping[tuple[str, str], set[int]]:
    """What the place and faction fields name, by kind and folded name.

    What was merged is told by what it became.
    """
    names = {fold_name(field.value) for field in fields if field.name in _ENTITY_FIELDS}
    found: dict[tuple[str, str], set[int]] = {}
    if names:
        rows = Alias.objects.filter(folded__in=names).values_list(
            "entity__kind", "folded", "entity", "entity__merged_into"
        )
        for kind, folded, entity, successor in rows:
            found.setdefault((kind, folded), set()).add(successor or entity)
    return found


def _read_date(node: Field) -> c.Criterion | None:
    days = bounds(node.value)
    if days is None:
        return None
    first = None if node.name == "before" else days[0]
    last = None if node.name == "after" else days[1]
    return _period(node.name, first, last)


def _period(name: str, first: date | None, last: date | None) -> c.Criterion:
    return c.MentionsDate(first, last) if name == "mentioned" else c.Published(first, last)
