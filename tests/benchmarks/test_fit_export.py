"""What is fitted is what is asked: exported trees score as LightGBM itself does."""

from __future__ import annotations

from typing import Any

import lightgbm
import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.fit.export import _rounded_down, export
from facts.match.trees import MOST_LEAVES, Trees

_FEATURES = 6


def fitted(seed: int, **parameters: object) -> tuple[lightgbm.Booster, NDArray[np.float32]]:
    """A small ensemble, and rows that it was fitted on; half of the columns hold few values, so
    that many rows lie on a threshold."""
    chance = np.random.default_rng(seed)
    rows = chance.normal(size=(400, _FEATURES)).astype(np.float32)
    rows[:, ::2] = np.round(rows[:, ::2])
    right = rows[:, 0] + rows[:, 1] * (rows[:, 2] > 0) + chance.normal(size=400) / 4
    given: dict[str, Any] = {
        "objective": "regression",
        "num_leaves": MOST_LEAVES,
        "min_data_in_leaf": 4,
        "use_missing": False,
        "verbosity": -1,
        "num_threads": 1,
        "seed": seed,
        "deterministic": True,
        **parameters,
    }
    return lightgbm.train(given, lightgbm.Dataset(rows, right), 25), rows


@pytest.mark.parametrize("leaves", [2, 3, 7, MOST_LEAVES])
@pytest.mark.parametrize("seed", [1, 2])
def test_exported_trees_score_alike(leaves: int, seed: int) -> None:
    """On the rows that they were fitted on and on others, on a threshold too."""
    model, rows = fitted(seed, num_leaves=leaves)
    trees = Trees.read(export(model, "some"), "some")
    assert trees.value.shape == (25, leaves)
    others = np.random.default_rng(seed).normal(size=(200, _FEATURES)).astype(np.float32)
    for asked in (rows, others, np.zeros((1, _FEATURES), np.float32)):
        assert trees.score(asked) == pytest.approx(model.predict(asked), abs=1e-5)


def test_trees_of_different_sizes() -> None:
    """One that stops early is filled up with nodes that every row passes."""
    model, rows = fitted(3, min_gain_to_split=2.0)
    sizes = {int(tree["num_leaves"]) for tree in model.dump_model()["tree_info"]}
    assert len(sizes) > 1
    trees = Trees.read(export(model, "some"), "some")
    assert trees.score(rows) == pytest.approx(model.predict(rows), abs=1e-5)


@pytest.mark.parametrize("threshold", [0.1, -0.1, 1 / 3, 0.5, 0.0, 1e-30, 1.0000000180025095e-35])
def test_a_threshold_keeps_its_sides(threshold: float) -> None:
    """In 32 bits it is the greatest number not above: what was on a side of it still is."""
    found = _rounded_down(threshold)
    assert float(found) <= threshold
    assert float(np.nextafter(found, np.float32(np.inf))) > threshold
