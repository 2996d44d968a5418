"""Shallow criteria find what the deep ones do: truth tables of random formulas, and real depth."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.search import criteria as c
from articles.search.engine.balancing import DEEPEST, balance
from articles.search.trees import fold_tree

_LEAVES = [c.Names((number,)) for number in range(4)]


def _is_true(criterion: c.Criterion, true: dict[c.Criterion, bool]) -> bool:
    def decide(node: c.Criterion, parts: list[bool]) -> bool:
        match node:
            case c.AllOf():
                return all(parts)
            case c.AnyOf():
                return any(parts)
            case c.NoneOf():
                return not parts[0]
            case c.Everything():
                return True
            case c.Nothing():
                return False
        return true[node]

    return fold_tree(criterion, c.parts_of, decide)


def _depth(criterion: c.Criterion) -> int:
    return fold_tree(criterion, c.parts_of, lambda _node, below: 1 + max(below, default=0))


def _size(criterion: c.Criterion) -> int:
    return fold_tree(criterion, c.parts_of, lambda _node, below: 1 + sum(below))


def _pairs(inner):
    return st.tuples(inner, inner)


FORMULAS = st.recursive(
    st.sampled_from(_LEAVES),
    lambda inner: _pairs(inner).map(c.AllOf) | _pairs(inner).map(c.AnyOf) | inner.map(c.NoneOf),
    max_leaves=25,
)


@settings(deadline=None)
@given(FORMULAS, st.integers(8, 12))
def test_a_shallow_formula_says_the_same(formula: c.Criterion, deepest: int) -> None:
    shallow = balance(formula, deepest)
    for values in product([True, False], repeat=len(_LEAVES)):
        true = dict(zip(_LEAVES, values, strict=True))
        assert _is_true(shallow, true) == _is_true(formula, true)


@pytest.mark.parametrize("negates", [False, True])
def test_the_deepest_query_becomes_shallow_without_growing_out_of_hand(negates: bool) -> None:
    deep: c.Criterion = c.Names((0,))
    for number in range(1, 200):
        deep = (c.AllOf if number % 2 else c.AnyOf)((c.Names((number,)), deep))
        deep = c.NoneOf(deep) if negates else deep
    shallow = balance(deep)
    assert _depth(deep) >= 200
    assert _depth(shallow) <= DEEPEST
    assert _size(shallow) < 30 * _size(deep)


def test_what_is_shallow_stays_as_it_is() -> None:
    criterion = c.AllOf((_LEAVES[0], c.NoneOf(_LEAVES[1])))
    assert balance(criterion) is criterion
