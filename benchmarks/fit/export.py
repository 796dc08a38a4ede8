"""Turn LightGBM's trees into the arrays of `facts.match.trees`."""

from __future__ import annotations

from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]


def export(model: lightgbm.Booster, name: str) -> Arrays:
    """Return the arrays of an ensemble. The leaves of a tree are numbered from left to right."""
    trees = model.dump_model()["tree_info"]
    leaves = max(int(tree["num_leaves"]) for tree in trees)
    feature = np.zeros((len(trees), leaves - 1), np.int16)
    threshold = np.full((len(trees), leaves - 1), np.inf, np.float32)
    mask = np.full((len(trees), leaves - 1), 0xFFFF, np.uint16)
    value = np.zeros((len(trees), leaves), np.float32)
    for t, tree in enumerate(trees):
        nodes = 0
        leaf = 0

        def walk(node: dict[str, Any], t: int = t) -> int:
            """Number the leaves below a node and return their bits."""
            nonlocal nodes, leaf
            if "leaf_value" in node:
                value[t, leaf] = node["leaf_value"]
                leaf += 1
                return 1 << (leaf - 1)
            assert node["decision_type"] == "<=", node
            assert node["missing_type"] == "None", node
            at, nodes = nodes, nodes + 1
            feature[t, at] = node["split_feature"]
            threshold[t, at] = _rounded_down(node["threshold"])
            left = walk(node["left_child"])
            mask[t, at] = 0xFFFF & ~left
            return left | walk(node["right_child"])

        walk(tree["tree_structure"])
    return {
        f"{name}.feature": feature,
        f"{name}.threshold": threshold,
        f"{name}.mask": mask,
        f"{name}.value": value,
    }


def _rounded_down(threshold: float) -> np.float32:
    """Return the largest 32-bit number that is not above the threshold.

    The feature values that are compared with it are 32-bit numbers too.
    """
    rounded = np.float32(threshold)
    # Compare as Python numbers. NumPy would compare 32-bit numbers, which are equal here.
    return rounded if float(rounded) <= threshold else np.nextafter(rounded, np.float32(-np.inf))
