"""Make weights to go on from of the reader that ships.

`python -m benchmarks.fit.reader.restore facts/data/reader.onnx --to build/reader/ships.pt`

What ships is rounded to eight bits, so what is restored differs a little from what was trained. The
embeddings of the words are those of the published network, which no training moves.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from benchmarks.fit.reader.network import LAYERS, Network
from benchmarks.fit.reader.weights import checked

_ROUNDED = "_quantized"
_PARTS = ("qkv", "out", "up", "down")
_PREFIX = "network."
"""What the exported file puts before the names of the network's weights."""


class Rounded:
    """The weights of an exported file."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(path).graph
        self._arrays = {each.name: numpy_helper.to_array(each) for each in graph.initializer}

    def tables(self) -> list[str]:
        """Return the names of the layers' tables, which have no names of their own, in order."""
        names = [name.removesuffix(_ROUNDED) for name in self._arrays if name.endswith(_ROUNDED)]
        return [name for name in names if not name.startswith(_PREFIX)]

    def floats(self) -> dict[str, NDArray[np.float32]]:
        """Return the weights that were not rounded, by their names in the network."""
        return {
            name.removeprefix(_PREFIX): array
            for name, array in self._arrays.items()
            if name.startswith(_PREFIX) and array.dtype == np.float32
        }

    def table(self, name: str) -> Tensor:
        """Return a rounded table as numbers."""
        rounded = self._arrays[name + _ROUNDED].astype(np.float32)
        zero = self._arrays[f"{name}_zero_point"].astype(np.float32)
        return torch.tensor((rounded - zero) * self._arrays[f"{name}_scale"])


def restore(path: Path, published: Path) -> Network:
    """Return the network of an exported file, with the words of the published one."""
    network = Network.pretrained(published)
    state = network.state_dict()
    held = Rounded(path)
    for name, array in held.floats().items():
        if name in state:
            state[name] = torch.tensor(array)
    places = [f"layers.{i}.{part}.weight" for i in range(LAYERS) for part in _PARTS]
    for place, name in zip([*places, "span.weight"], held.tables(), strict=True):
        state[place] = held.table(name).T
    state["relevance.weight"] = held.table(f"{_PREFIX}relevance.weight_Transposed").T
    for name in ("positions.weight", "types.weight"):
        state[name] = held.table(_PREFIX + name)
    network.load_state_dict(state)
    return network


def main() -> None:
    """Write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exported", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    network = restore(options.exported, checked(options.to.parent))
    torch.save(network.state_dict(), options.to)


if __name__ == "__main__":
    main()
