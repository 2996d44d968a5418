"""Criteria nested too deeply for the engine, as shallow ones that say the same.

The engine recurses on the stack of its thread, and a stack that overflows ends the process. Any
formula has a shallow equal (Spira, 1971): with s a part halfway down, F is (s and F with s true) or
F with s false. Each half is about half as deep.
"""

from articles.search import criteria as c
from articles.search.criteria import Criterion, parts_of
from articles.search.trees import fold_tree

#: Levels that fit on any stack.
DEEPEST = 40
#: Two levels have no middle.
_LEAST = 2


def balance(criterion: Criterion, deepest: int = DEEPEST) -> Criterion:
    """A criterion that finds the same and has so many levels at most."""
    path = _find_longest_path(criterion)
    if len(path) <= max(deepest, _LEAST):
        return criterion
    middle = len(path) // 2
    part, above = path[middle], path[:middle]
    with_part = _replace(above, part, c.Everything())
    without = _replace(above, part, c.Nothing())
    if sum(isinstance(node, c.NoneOf) for node in above) % 2:
        part, with_part, without = c.NoneOf(part), without, with_part
    # Two levels join the halves.
    inner = deepest - 2
    held = c.AllOf((balance(part, inner), balance(with_part, inner)))
    return c.AnyOf((held, balance(without, inner)))


def _find_longest_path(criterion: Criterion) -> list[Criterion]:
    """The nodes from the root to the deepest leaf."""
    depths: dict[int, int] = {}

    def measure(node: Criterion, below: list[int]) -> int:
        depths[id(node)] = 1 + max(below, default=0)
        return depths[id(node)]

    fold_tree(criterion, parts_of, measure)
    path = [criterion]
    while parts := parts_of(path[-1]):
        path.append(max(parts, key=lambda part: depths[id(part)]))
    return path


def _replace(above: list[Criterion], part: Criterion, by: Criterion) -> Criterion:
    """The root with a part under these nodes replaced by everything or nothing, made simple."""
    old, new = part, by
    for node in reversed(above):
        old, new = (
            node,
            _simplify(node, [new if inner is old else inner for inner in parts_of(node)]),
        )
    return new


def _simplify(node: Criterion, parts: list[Criterion]) -> Criterion:
    everything, nothing = c.Everything(), c.Nothing()
    if isinstance(node, c.NoneOf):
        if parts[0] in (everything, nothing):
            return nothing if parts[0] == everything else everything
        return c.NoneOf(parts[0])
    neutral, decisive = (
        (everything, nothing) if isinstance(node, c.AllOf) else (nothing, everything)
    )
    if decisive in parts:
        return decisive
    kept = tuple(inner for inner in parts if inner != neutral)
    if len(kept) > 1:
        return c.AllOf(kept) if isinstance(node, c.AllOf) else c.AnyOf(kept)
    return kept[0] if kept else neutral
