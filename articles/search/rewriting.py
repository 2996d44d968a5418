"""Change the tree of a query: what a reader would ask to find a little more."""

from collections.abc import Callable, Sequence

from articles.search.syntax import And, Field, Node, Not, Or, Phrase, Word, parts_of
from articles.search.trees import fold_tree


def join_parts(parts: Sequence[Node]) -> Node | None:
    """All the parts as one query; None where there are none."""
    return And(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)


def split_parts(node: Node | None) -> tuple[Node, ...]:
    """What must hold together, one by one."""
    if isinstance(node, And):
        return node.parts
    return (node,) if node else ()


def in_any_form(node: Node) -> Node:
    """Words and phrases asked for as spelled (``=``) may now stand in any form."""

    def loosen(leaf: Node) -> Node:
        match leaf:
            case Word(text, True, prefix):
                return Word(text, prefix=prefix)
            case Phrase(text, True, slop):
                return Phrase(text, slop=slop)
            case Field(name, value, True, _, slop):
                return Field(name, value, slop=slop)
        return leaf

    return _map(node, loosen)


def without_quotes(node: Node) -> Node:
    """The words of each phrase may now stand anywhere; what is excluded stays as it is."""

    def loosen(leaf: Node) -> Node:
        if isinstance(leaf, Phrase):
            return join_parts([Word(word, leaf.exact) for word in leaf.text.split()]) or leaf
        return leaf

    return _map(node, loosen, negated=False)


def _map(node: Node, change: Callable[[Node], Node], *, negated: bool = True) -> Node:
    """The tree with its words and phrases changed, in the excluded parts too if ``negated``."""

    def join(node: Node, parts: list[Node]) -> Node:
        match node:
            case And():
                return And(tuple(inner for part in parts for inner in split_parts(part)))
            case Or():
                return Or(tuple(parts))
            case Not():
                return Not(parts[0]) if negated else node
        return change(node)

    return fold_tree(node, parts_of, join)
