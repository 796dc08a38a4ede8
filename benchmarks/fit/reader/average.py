"""Average the weights of networks that began with the same ones.

`python -m benchmarks.fit.reader.average build/reader/even.pt:2 old.pt:1 --to build/reader/mean.pt`

Networks that were trained from the same weights, on other data or with other schedules, often do
better together, as one network of their mean (M. Wortsman et al. 2022, "Model soups").
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from torch import Tensor


def average(weighted: Iterable[tuple[dict[str, Tensor], float]]) -> dict[str, Tensor]:
    """Return the weighted mean of networks' weights; ValueError if they are not of one shape."""
    parts = list(weighted)
    total = sum(weight for _, weight in parts)
    first = parts[0][0]
    shapes = {name: tensor.shape for name, tensor in first.items()}
    if any({n: t.shape for n, t in state.items()} != shapes for state, _ in parts):
        raise ValueError("the networks differ in shape")
    return {
        name: torch.stack([state[name].float() * (weight / total) for state, weight in parts])
        .sum(0)
        .to(first[name].dtype)
        for name in first
    }


def load(path: Path) -> dict[str, Tensor]:
    """Return a network's weights; those of earlier recipes are named `network` in their file."""
    state: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    return state.get("network", state)  # type: ignore[return-value] # a file of either form


def main(argv: Sequence[str] | None = None) -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", nargs="+", help="FILE:WEIGHT")
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args(argv)
    named = [each.rpartition(":") for each in options.networks]
    mean = average((load(Path(path)), float(weight)) for path, _, weight in named)
    torch.save(mean, options.to)


if __name__ == "__main__":
    main()
