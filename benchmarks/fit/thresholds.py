"""The confidence from which it is best to answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


class JudgedAnswer(NamedTuple):
    """An answer with its confidence, and whether it is right and the question answerable."""

    confidence: float
    right: bool
    answerable: bool


def best_threshold(sets: Sequence[Sequence[JudgedAnswer]]) -> float:
    """Return the threshold of the best worth on some sets of questions.

    Each set counts the same, however many questions it has: a large set of hard questions must not
    silence the product on plain ones, nor the other way round.
    """
    limits = np.arange(0.1, 0.9, 0.01)
    worths = [
        sum(sum(_worth(limit, each) for each in own) / len(own) for own in sets) / len(sets)
        for limit in limits
    ]
    # Take the middle of all good thresholds, because the single best one depends on chance.
    best = max(worths) - 0.01
    return float(np.median([x for x, worth in zip(limits, worths, strict=True) if worth >= best]))


def _worth(limit: float, judged: JudgedAnswer) -> int:
    """Return the worth of an outcome. A false answer is twice as bad as a withheld one."""
    if judged.answerable:
        return int(judged.confidence >= limit and judged.right)
    return 0 if judged.confidence >= limit else 2
