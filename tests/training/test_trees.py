from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from teacher.trees import best_tree

Table = list[list[float]]


def tables(longest: int) -> st.SearchStrategy[Table]:
    row = st.floats(-50, 0, width=32)
    return st.integers(1, longest).flatmap(
        lambda words: st.lists(st.lists(row, min_size=words + 1, max_size=words + 1), min_size=words, max_size=words)
    )


def decode(table: Table) -> list[int]:
    import numpy as np

    return best_tree(np.array(table, dtype=float))


def is_tree(heads: list[int]) -> bool:
    """Whether there is one root and every word leads to it."""
    for word in range(1, len(heads) + 1):
        node = word
        for _ in heads:
            node = heads[node - 1] if node else 0
        if node:
            return False
    return heads.count(0) == 1


def total(table: Table, heads: list[int]) -> float:
    return sum(row[head] for row, head in zip(table, heads, strict=True))


@given(tables(5))
@settings(deadline=None, max_examples=60)
def test_no_other_tree_is_better(table: Table):
    heads = decode(table)
    words = len(table)
    trees = filter(is_tree, map(list, product(range(words + 1), repeat=words)))
    assert is_tree(heads)
    assert total(table, heads) == pytest.approx(max(total(table, tree) for tree in trees))


@given(tables(25))
@settings(deadline=None, max_examples=60)
def test_the_result_is_a_tree_with_one_root(table: Table):
    assert is_tree(decode(table))


def test_a_cycle_is_broken_where_it_costs_least():
    loop: Table = [[-9, -99, 0], [-5, 0, -99]]
    assert decode(loop) == [2, 0]


def test_only_one_word_hangs_on_the_root():
    assert decode([[0, -99, -2], [0, -3, -99]]) == [2, 0]


def test_a_word_is_never_its_own_head():
    assert decode([[-5, 0, -9], [-4, -3, 0]]) == [0, 1]
