"""Groups as token numbers in a few arrays, which a file holds and a graphics card takes whole.

Training needs these arrays, numpy and torch alone: it runs on a machine that has nothing else of
the project.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ACCEPTED = 6
"""How many right places of a sentence are kept."""
Integers = NDArray[np.int32]


@dataclass
class Table:
    """Sequences side by side, and the groups that they belong to.

    `ids` are the tokens of all sequences in one row; sequence i has those from `begins[i]` to
    `begins[i + 1]`. Its sentence has `counts[i]` tokens from `firsts[i]` on. `places` are the first
    and last token of its answer, counted from the sentence's first: -1 where there is none to
    learn. `rights` says whether the sentence answers. `orders` is what the trees give it, and
    `accepted` are all places that are right as a short answer.

    Group g has the sequences from `groups[g]` to `groups[g + 1]`, `weights[g]` counts it,
    `parts[g]` says what it is a part of, and `folds[g]` which fold of the articles: -1 where it has
    none.
    """

    ids: NDArray[np.uint16]
    begins: Integers
    firsts: Integers
    counts: Integers
    places: Integers
    rights: NDArray[np.bool_]
    orders: NDArray[np.float32]
    accepted: Integers
    groups: Integers
    weights: NDArray[np.float32]
    parts: Integers
    folds: Integers

    def save(self, path: Path) -> None:
        """Write the arrays to a file."""
        np.savez_compressed(path, **{f.name: getattr(self, f.name) for f in fields(self)})  # type: ignore[arg-type] # arrays

    @classmethod
    def load(cls, path: Path) -> Table:
        """Read the arrays of a file that `save` has written."""
        with np.load(path) as held:
            return cls(**{f.name: held[f.name] for f in fields(cls)})

    @classmethod
    def join(cls, tables: Sequence[Table]) -> Table:
        """Return the table of all sequences and groups of some tables."""
        found: dict[str, NDArray[np.generic]] = {}
        for name in (f.name for f in fields(cls)):
            parts = [getattr(t, name) for t in tables]
            if name in ("begins", "groups"):
                ends = np.cumsum([0, *(int(p[-1]) for p in parts)])
                parts = [p[(1 if i else 0) :] + ends[i] for i, p in enumerate(parts)]
            found[name] = np.concatenate(parts)
        return cls(**found)  # type: ignore[arg-type] # each of its own kind

    def __len__(self) -> int:
        return len(self.weights)

    @property
    def lengths(self) -> Integers:
        """How many tokens each sequence has."""
        found: Integers = np.diff(self.begins).astype(np.int32)
        return found
