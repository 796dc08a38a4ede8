"""Scores by an ensemble of small regression trees.

The trees are fitted by LightGBM (G. Ke et al. 2017), which asking does not need: each inner node
is a bit mask of the leaves that are still possible where its test fails, so that all trees are
scored by a few array operations (QuickScorer, C. Lucchese et al. 2015). docs/decisions/ranking.md
compares the two in size and speed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST_LEAVES = 16
Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Trees:
    """An ensemble: `nodes` inner nodes a tree, `leaves` leaves a tree.

    A row goes left at a node where its `feature` is at most `threshold`. `mask` has the bits of the
    leaves left over where it does not; `value` is what each leaf adds to the score.
    """

    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    mask: NDArray[np.uint16]
    value: NDArray[np.float32]

    @classmethod
    def read(cls, arrays: Mapping[str, NDArray[np.generic]], name: str) -> Trees:
        """Return the ensemble of that name among the arrays of a model file."""
        return cls(
            arrays[f"{name}.feature"].astype(np.int32),
            arrays[f"{name}.threshold"].astype(np.float32),
            arrays[f"{name}.mask"].astype(np.uint16),
            arrays[f"{name}.value"].astype(np.float32),
        )

    def score(self, rows: Matrix) -> NDArray[np.float32]:
        """Return the score of each row (rows by features)."""
        trees, nodes = self.feature.shape
        passed = rows[:, self.feature.ravel()] <= self.threshold.ravel()
        masks = np.where(passed, np.uint16(0xFFFF), self.mask.ravel())
        possible = np.bitwise_and.reduce(masks.reshape(-1, trees, nodes), axis=2)
        leaf = _lowest_bit()[possible]
        result: NDArray[np.float32] = self.value[np.arange(trees), leaf].sum(axis=1)
        return result


_LOWEST: NDArray[np.uint8] | None = None


def _lowest_bit() -> NDArray[np.uint8]:
    """Return the number of the lowest set bit of each 16-bit mask."""
    global _LOWEST
    if _LOWEST is None:
        masks = np.arange(1 << MOST_LEAVES)
        lowest = np.zeros(1 << MOST_LEAVES, np.uint8)
        for bit in reversed(range(MOST_LEAVES)):
            lowest[masks & (1 << bit) != 0] = bit
        _LOWEST = lowest
    return _LOWEST
