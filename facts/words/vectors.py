"""How alike words are in meaning, by the angle between their vectors.

The vectors are GloVe's, one for each index term (facts/data/README.md); why these and no larger
model: docs/decisions/word-vectors.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FILE = Path(__file__).parents[1] / "data" / "word_vectors.npz"


class _Table:
    """The file's contents: terms in order, their vectors in bytes, and who is near to whom."""

    def __init__(self) -> None:
        with np.load(_FILE) as file:
            self.terms = file["terms"].tobytes().decode().split("\n")
            self.vectors: NDArray[np.int8] = file["vectors"]
            self.nearest: NDArray[np.uint16] = file["nearest"]
            self.cosine: NDArray[np.uint8] = file["cosine"]
            self.common: NDArray[np.bool_] = file["common"]
        self.index = {each: i for i, each in enumerate(self.terms)}


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table()


def is_word(term: str) -> bool:
    """Return whether an index term is that of a common English word, so hardly a misspelling."""
    table = _table()
    row = table.index.get(term)
    return row is not None and bool(table.common[row])


def is_known(term: str) -> bool:
    """Return whether there is a vector for an index term, as there is for most English words."""
    return term in _table().index


def nearest(term: str) -> list[tuple[str, float]]:
    """Return the terms nearest in meaning with their cosines; none for an uncommon word."""
    table = _table()
    row = table.index.get(term)
    if row is None:
        return []
    return [
        (table.terms[other], int(cosine) / 100)
        for other, cosine in zip(table.nearest[row], table.cosine[row], strict=True)
    ]


def vectors(terms: Sequence[str]) -> NDArray[np.float32]:
    """Return the unit vector of each index term, one per row; zeros for an unknown term."""
    table = _table()
    rows = [table.index.get(each, -1) for each in terms]
    found = table.vectors[rows].astype(np.float32)
    found[[i for i, row in enumerate(rows) if row < 0]] = 0.0
    lengths = np.sqrt((found * found).sum(axis=1, keepdims=True))
    result: NDArray[np.float32] = found / np.maximum(lengths, 1e-9)
    return result
