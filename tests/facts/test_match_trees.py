"""Ensembles of trees: the fast scoring gives what walking each tree gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.match.fact_features import FACT_FEATURES
from facts.match.model import Logistic, confidence_rows, model, sentence_rows
from facts.match.ranking import OF_FACT
from facts.match.sentence_features import QUESTION_FEATURES, SENTENCE_FEATURES
from facts.match.trees import MOST_LEAVES, Matrix, Trees

_FEATURES = 3
# Eighths are exact in 32 bits, so that sums are the same in any order.
_EXACT = st.integers(-16, 16).map(lambda n: n / 8)


@dataclass(frozen=True)
class Leaf:
    """What a row that comes here adds to the score."""

    value: float


@dataclass(frozen=True)
class Node:
    """Goes left where the feature is at most the threshold."""

    feature: int
    threshold: float
    left: Node | Leaf
    right: Node | Leaf


Tree = Node | Leaf


def leaves(tree: Tree) -> list[Leaf]:
    """From left to right."""
    return [tree] if isinstance(tree, Leaf) else [*leaves(tree.left), *leaves(tree.right)]


def inner(tree: Tree, first: int = 0) -> Iterator[tuple[Node, int]]:
    """Each inner node with the number of its leftmost leaf."""
    if isinstance(tree, Node):
        yield tree, first
        yield from inner(tree.left, first)
        yield from inner(tree.right, first + len(leaves(tree.left)))


def walk(tree: Tree, row: list[float]) -> float:
    """The value of the leaf that a row comes to: slow and obvious."""
    while isinstance(tree, Node):
        tree = tree.left if row[tree.feature] <= tree.threshold else tree.right
    return tree.value


def ensemble(trees: list[Tree]) -> Trees:
    """The arrays of some trees, smaller ones filled up with nodes that every row passes."""
    most = max(2, *(len(leaves(tree)) for tree in trees))
    feature = np.zeros((len(trees), most - 1), np.int32)
    threshold = np.full((len(trees), most - 1), np.inf, np.float32)
    mask = np.full((len(trees), most - 1), 0xFFFF, np.uint16)
    value = np.zeros((len(trees), most), np.float32)
    for t, tree in enumerate(trees):
        for at, leaf in enumerate(leaves(tree)):
            value[t, at] = leaf.value
        for at, (node, first) in enumerate(inner(tree)):
            feature[t, at], threshold[t, at] = node.feature, node.threshold
            below = sum(1 << (first + i) for i in range(len(leaves(node.left))))
            mask[t, at] = 0xFFFF & ~below
    return Trees(feature, threshold, mask, value)


_TREES: st.SearchStrategy[Tree] = st.recursive(
    st.builds(Leaf, _EXACT),
    lambda below: st.builds(Node, st.integers(0, _FEATURES - 1), _EXACT, below, below),
    max_leaves=MOST_LEAVES,
)
_ROWS = st.lists(st.lists(_EXACT, min_size=_FEATURES, max_size=_FEATURES), min_size=1, max_size=6)


@given(st.lists(_TREES, min_size=1, max_size=5), _ROWS)
def test_scoring_is_walking(trees: list[Tree], rows: list[list[float]]) -> None:
    """Each row's score is the sum of the leaves that it comes to, at a threshold too."""
    found = ensemble(trees).score(np.array(rows, np.float32))
    assert found.tolist() == [sum(walk(tree, row) for tree in trees) for row in rows]


@given(st.lists(_TREES, min_size=1, max_size=3), _ROWS)
def test_a_row_is_scored_alone(trees: list[Tree], rows: list[list[float]]) -> None:
    """Whatever other rows are scored with it."""
    made = ensemble(trees)
    whole = made.score(np.array(rows, np.float32))
    for row, score in zip(rows, whole, strict=True):
        assert made.score(np.array([row], np.float32)).tolist() == [score]


def test_the_most_leaves() -> None:
    """A tree that is a chain of 16 leaves to either side is told apart to its last leaf."""
    right: Tree = Leaf(15.0)
    for n in reversed(range(15)):
        right = Node(0, float(n), Leaf(float(n)), right)
    left: Tree = Leaf(0.0)
    for n in range(15):
        left = Node(0, float(n), left, Leaf(float(n + 1)))
    rows = np.arange(-1, 16, dtype=np.float32)[:, None]
    wanted = [0.0, *[float(n) for n in range(16)]]
    for tree in (left, right):
        assert ensemble([tree]).score(rows).tolist() == wanted


def test_no_rows() -> None:
    """Give no scores."""
    made = ensemble([Node(0, 0.0, Leaf(1.0), Leaf(2.0))])
    assert made.score(np.zeros((0, _FEATURES), np.float32)).tolist() == []


@given(_ROWS)
def test_a_logistic_regression(rows: list[list[float]]) -> None:
    """Is the logistic function of a weighted sum of the columns that it names."""
    made = Logistic(np.array([2, 0], np.int32), np.array([1.5, -0.5], np.float32), 0.25)
    found = made.probability(np.array(rows, np.float32))
    for row, probability in zip(rows, found, strict=True):
        odds = 1.5 * row[2] - 0.5 * row[0] + 0.25
        assert probability == pytest.approx(1 / (1 + np.exp(-odds)), abs=1e-5)


def test_extreme_rows_have_a_probability() -> None:
    """Between 0 and 1, without an overflow."""
    made = Logistic(np.array([0], np.int32), np.array([1.0], np.float32), 0.0)
    with np.errstate(all="raise", under="ignore"):
        low, high = made.probability(np.array([[-1e6], [1e6]], np.float32)).tolist()
    assert 0 <= low < 1e-9
    assert 0.999999 < high <= 1


@given(_ROWS)
def test_sentences_are_ranked_beside_each_other(rows: list[list[float]]) -> None:
    """A row is the sentence's own, how far it falls behind the best in each, and the question."""
    found = sentence_rows(np.array(rows, np.float32), np.array([7.0, 8.0], np.float32))
    for row, made in zip(rows, found.tolist(), strict=True):
        behind = [value - max(other[i] for other in rows) for i, value in enumerate(row)]
        assert made == [*row, *behind, 7.0, 8.0]


def _confidence(scores: list[float]) -> Matrix:
    own = np.zeros((len(scores), 1), np.float32)
    return confidence_rows(own, np.array(scores, np.float32))


def test_confidence_is_judged_beside_the_rivals() -> None:
    """By the score, what it is ahead of the best other, and its share of the exponentials."""
    _, score, ahead, share = _confidence([1.0, 3.0, 2.0]).T.tolist()
    assert score == [1.0, 3.0, 2.0]
    assert ahead == [-2.0, 1.0, -1.0]
    assert sum(share) == pytest.approx(1.0)
    assert share[1] / share[2] == pytest.approx(np.e, rel=1e-5)


def test_an_only_sentence_is_unrivalled() -> None:
    """And two equal ones are not ahead of each other."""
    assert _confidence([1.0])[0, 2] > 1
    assert _confidence([1.0])[0, 3] == 1
    assert _confidence([2.0, 2.0])[:, 2].tolist() == [0.0, 0.0]


def test_the_model_that_ships_fits_its_features() -> None:
    """No tree tests, and no regression weighs, a column that rows do not have."""
    made = model()
    own = np.zeros((2, len(SENTENCE_FEATURES) + 1 + len(OF_FACT)), np.float32)
    rows = sentence_rows(own, np.zeros(len(QUESTION_FEATURES), np.float32))
    judged = confidence_rows(rows, np.zeros(2, np.float32))
    assert 0 <= made.facts.feature.min() <= made.facts.feature.max() < len(FACT_FEATURES)
    assert 0 <= made.sentences.feature.min() <= made.sentences.feature.max() < rows.shape[1]
    assert 0 <= made.confidence.columns.min() <= made.confidence.columns.max() < judged.shape[1]
    assert made.confidence.columns.shape == made.confidence.weights.shape
    assert 0 < made.threshold < 1
    for trees in (made.facts, made.sentences):
        leaves_each = trees.value.shape[1]
        assert leaves_each == trees.mask.shape[1] + 1 <= MOST_LEAVES
        assert np.isfinite(trees.value).all()
        # Some leaf is left over whatever tests fail.
        left = np.bitwise_and.reduce(trees.mask, axis=1) & ((1 << leaves_each) - 1)
        assert left.all()
