"""The best dependency tree for a table of scores: the algorithm of Chu-Liu and Edmonds, with exactly one root."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.float64]
    Heads = NDArray[np.int64]


def best_tree(scores: Scores) -> list[int]:
    """Return the head of each word in the tree with the highest sum of scores and one root.

    `scores` has a row for each of the n words and n + 1 columns, all finite: the root first, then the words as heads.
    Heads are counted in the same way: 0 for the root, i for the i-th word.
    """
    words, nodes = scores.shape
    square = np.full((nodes, nodes), -np.inf)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    # A second root costs more than any tree can differ from another, so the best tree has as few roots as can be: one.
    square[1:, 0] -= (np.ptp(scores) + 1) * words
    return [int(head) for head in _best_heads(square)[1:]]


def _best_heads(scores: Scores) -> Heads:
    """Return the heads of the best tree over a square table (word, head); node 0 is the root and its row unused."""
    heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _find_cycle([int(head) for head in heads])
    return _without_cycle(scores, heads, np.array(cycle)) if cycle else heads


def _without_cycle(scores: Scores, heads: Heads, cycle: Heads) -> Heads:
    """Make one node of the cycle, solve what is left, and break the cycle where its new head comes in."""
    others = np.setdiff1d(np.arange(len(scores)), cycle)
    one = len(others)
    gains = scores[cycle] - scores[cycle, heads[cycle]][:, np.newaxis]
    smaller = np.full((one + 1, one + 1), -np.inf)
    smaller[:one, :one] = scores[np.ix_(others, others)]
    smaller[:one, one] = scores[np.ix_(others, cycle)].max(axis=1)
    smaller[one, :one] = gains[:, others].max(axis=0)
    solved = _best_heads(smaller)
    result = heads.copy()
    for at, node in enumerate(others[1:], start=1):
        inside = solved[at] == one
        result[node] = cycle[scores[node, cycle].argmax()] if inside else others[solved[at]]
    entry = others[solved[one]]
    result[cycle[gains[:, entry].argmax()]] = entry
    return result


def _find_cycle(heads: Sequence[int]) -> list[int]:
    """Return the nodes of a cycle, empty when every node leads to the root."""
    seen = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node not in seen:
            seen.add(node)
            path.append(node)
            node = heads[node]
        if node in path:
            return path[path.index(node) :]
    return []
