"""Change the tree of a query: what a reader would ask to find a little more."""

from collections.abc import Callable, Sequence

from articles.search.syntax import And, Node, Not, Or, Phrase, Word


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
            case Phrase(text, True):
                return Phrase(text)
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
    match node:
        case And(parts):
            changed = [_map(part, change, negated=negated) for part in parts]
            flat = [inner for part in changed for inner in split_parts(part)]
            return And(tuple(flat))
        case Or(parts):
            return Or(tuple(_map(part, change, negated=negated) for part in parts))
        case Not(part):
            return Not(_map(part, change)) if negated else node
    return change(node)
