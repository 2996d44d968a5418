"""Walk trees of any depth: no recursion, so that no query is nested too deeply for the program."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Node = TypeVar("Node")
Result = TypeVar("Result")


def fold_tree(
    root: Node,
    parts_of: Callable[[Node], Sequence[Node]],
    combine: Callable[[Node, list[Result]], Result],
) -> Result:
    """What ``combine`` makes of the root and of what it made of each of its parts.

    >>> fold_tree((1, (2, 3)), lambda node: node if isinstance(node, tuple) else (),
    ...           lambda node, results: sum(results) or node)
    6
    """
    results: list[Result] = []
    waiting: list[tuple[Node, int | None]] = [(root, None)]
    while waiting:
        node, count = waiting.pop()
        if count is None:
            parts = parts_of(node)
            waiting.append((node, len(parts)))
            waiting.extend((part, None) for part in reversed(parts))
        else:
            start = len(results) - count
            results[start:] = [combine(node, results[start:])]
    return results[0]
