"""Articles by how often they mention what is asked for, the newest first among equals.

The engine sorts by one field only, and how often an article mentions something depends on what is
asked. So those with the most mentions are asked for first, then those with one fewer, and so on:
each of these groups is sorted by date, and pages are cut exactly.
"""

from collections.abc import Iterator
from itertools import chain

from articles.search import criteria as c
from articles.search.criteria import MOST_TIMES
from articles.search.engine import Found, Reader
from articles.search.trees import fold_tree


def read_entities(criterion: c.Criterion | None) -> tuple[int, ...]:
    """The entities that a criterion asks for, what must not occur aside."""
    return fold_tree(criterion, c.parts_of, _join_entities) if criterion else ()


def _join_entities(criterion: c.Criterion, found: list[tuple[int, ...]]) -> tuple[int, ...]:
    match criterion:
        case c.Mentions(entities) | c.Names(entities):
            return entities
        case c.AllOf() | c.AnyOf():
            return tuple(dict.fromkeys(chain.from_iterable(found)))
    return ()


def find_prominent(reader: Reader, criterion: c.Criterion, *, offset: int, limit: int) -> Found:
    """The hits from ``offset`` on, ``limit`` at most, those that mention the most first.

    Of several entities the one that an article mentions most often counts: a town and the province
    in which it lies would otherwise count twice.
    """
    ids: list[int] = []
    for group in _iterate_groups(reader, read_entities(criterion)):
        part = c.AllOf((criterion, group))
        found = reader.find(part, order="newest", offset=offset, limit=limit - len(ids))
        ids += found.ids
        offset = max(0, offset - found.total)
        if len(ids) == limit:
            break
    return Found(ids, [0.0] * len(ids), reader.count(criterion))


def _iterate_groups(reader: Reader, entities: tuple[int, ...]) -> Iterator[c.Criterion]:
    """Criteria for the articles with so many mentions, from the most to none."""
    for times in reader.times_mentioned(entities):
        group: c.Criterion = c.MentionsTimes(entities, times, times)
        if len(entities) > 1 and times < MOST_TIMES:
            more = c.MentionsTimes(entities, times + 1, MOST_TIMES)
            group = c.AllOf((group, c.NoneOf(more)))
        yield group
    yield c.NoneOf(c.MentionsTimes(entities, 1, MOST_TIMES))
