"""The fitted rankers: which fact answers, which sentence answers, and how sure that is.

Two ensembles of trees and a logistic regression, made by `python -m benchmarks.fit`
(docs/decisions/ranking.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from facts.match.trees import Matrix, Trees

FILE = Path(__file__).parents[1] / "data" / "ranking.npz"
Scores = NDArray[np.float32]
_UNRIVALLED = 5.0
"""By how much the only sentence is taken to be better than the next."""


@dataclass(frozen=True)
class Logistic:
    """A logistic regression on some columns of a row."""

    columns: NDArray[np.int32]
    weights: NDArray[np.float32]
    bias: float

    def probability(self, rows: Matrix) -> Scores:
        """Return the probability that each row is right."""
        odds = np.clip(rows[:, self.columns] @ self.weights + self.bias, -30, 30)
        result: Scores = 1 / (1 + np.exp(-odds))
        return result


@dataclass(frozen=True)
class Model:
    """The rankers, and the confidence from which an answer is given.

    `facts` scores how well each fact answers, by its `FACT_FEATURES`; `sentences` how well each
    sentence of one question does, by its row of `sentence_rows`; `confidence` is the probability
    that it does, by its row of `confidence_rows`.
    """

    facts: Trees
    sentences: Trees
    confidence: Logistic
    threshold: float

    @classmethod
    def load(cls, path: Path = FILE) -> Model:
        """Read a model file."""
        with np.load(path) as file:
            arrays = dict(file)
        return cls(
            Trees.read(arrays, "facts"),
            Trees.read(arrays, "sentences"),
            Logistic(
                arrays["confidence.columns"].astype(np.int32),
                arrays["confidence.weights"].astype(np.float32),
                float(arrays["confidence.bias"]),
            ),
            float(arrays["threshold"]),
        )


@lru_cache(maxsize=1)
def model() -> Model:
    """Return the model that ships with the library."""
    return Model.load()


def sentence_rows(own: Matrix, of_question: Matrix) -> Matrix:
    """Return the rows that rank a question's sentences: their own features, how far each falls
    behind the best of them in each, and what the question is like."""
    asked = np.broadcast_to(of_question, (len(own), len(of_question)))
    return np.hstack([own, own - own.max(axis=0), asked]).astype(np.float32)


def confidence_rows(
    rows: Matrix, scores: Scores, beside: NDArray[np.bool_] | None = None
) -> Matrix:
    """Return the rows that judge the confidence in each sentence: its own row, its score, how much
    that is above its best rival's, and its share of their exponentials.

    `beside[i, j]` is true where sentences i and j answer side by side, and so are no rivals: an
    answer is not the less sure for standing in several articles.
    """
    count = len(scores)
    rivals = ~np.eye(count, dtype=bool)
    if beside is not None:
        rivals &= ~beside
    against = np.where(rivals, scores, -np.inf).max(axis=1)
    against = np.where(np.isinf(against), scores - _UNRIVALLED, against)
    relative = np.exp(np.where(rivals, scores - scores[:, None], -np.inf))
    share = 1 / (1 + relative.sum(axis=1))
    return np.column_stack([rows, scores, scores - against, share]).astype(np.float32)
