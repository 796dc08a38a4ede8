"""BM25 over lists of postings, as SQLite's FTS5 computes it: k1 = 1.2 and b = 0.75."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from facts.stores.sqlite.posting_lists import Postings, keys_of, lengths_of, times_of

_K1, _B = 1.2, 0.75
_LEAST = 1e-6
"""What a term weighs that most sentences have: it still finds them."""
_Scores = NDArray[np.float64]


def weight_of(sentences: int, of: int) -> float:
    """Return what a term weighs that so many sentences have, `of` so many."""
    odds = (of - sentences + 0.5) / (sentences + 0.5)
    return max(math.log(odds), _LEAST) if odds > 0 else _LEAST


def score(
    weighed: Sequence[tuple[float, Postings]], mean_length: float
) -> tuple[Postings, _Scores]:
    """Return the keys of all sentences that have a term, in order, with their scores.

    Each list of postings comes with what its term weighs.
    """
    keys = [keys_of(postings) for _, postings in weighed]
    scores = [weight * _saturated(postings, mean_length) for weight, postings in weighed]
    if len(keys) == 1:
        return keys[0], scores[0]
    joined = np.concatenate(keys)
    # Stable, so that each sum is in the order of the terms: equal sentences have equal scores.
    order = np.argsort(joined, kind="stable")
    joined = joined[order]
    starts = np.flatnonzero(np.diff(joined, prepend=joined[:1] + np.uint64(1)))
    return joined[starts], np.add.reduceat(np.concatenate(scores)[order], starts)


def best(keys: Postings, scores: _Scores, limit: int) -> Postings:
    """Return the keys of at most `limit` sentences, best first; equal ones by key."""
    if len(keys) > limit:
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        better = np.flatnonzero(scores > least)
        equal = np.flatnonzero(scores == least)[: limit - len(better)]
        chosen = np.sort(np.concatenate((better, equal)))
        keys, scores = keys[chosen], scores[chosen]
    return keys[np.argsort(-scores, kind="stable")]


def _saturated(postings: Postings, mean_length: float) -> _Scores:
    times = times_of(postings).astype(np.float64)
    lengths = lengths_of(postings).astype(np.float64)
    found: _Scores = times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * lengths / mean_length))
    return found
