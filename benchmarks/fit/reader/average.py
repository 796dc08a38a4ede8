"""Average the weights of networks that began with the same ones.

`python -m benchmarks.fit.reader.average build/reader/last-7.pt build/reader/last-8.pt --to mean.pt`

Networks that were trained from the same weights, on other data or with other seeds, often do
better together, as one network of their mean (M. Wortsman et al. 2022, "Model soups").
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from torch import Tensor


def average(networks: Iterable[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of networks' weights; ValueError if they are not of one shape."""
    states = list(networks)
    first = states[0]
    shapes = {name: tensor.shape for name, tensor in first.items()}
    if any({n: t.shape for n, t in state.items()} != shapes for state in states):
        raise ValueError("the networks differ in shape")
    return {
        name: torch.stack([state[name].float() for state in states]).mean(0).to(first[name].dtype)
        for name in first
    }


def main(argv: Sequence[str] | None = None) -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", type=Path, nargs="+")
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args(argv)
    mean = average(
        torch.load(path, map_location="cpu", weights_only=True) for path in options.networks
    )
    torch.save(mean, options.to)


if __name__ == "__main__":
    main()
