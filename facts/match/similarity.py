"""How near in meaning the words of candidate sentences are to those of the question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from facts.match.expand import Query
from facts.models import Candidate
from facts.words.vectors import vectors

_RELATED = 0.45
"""Cosine up to which two words have nothing to do with each other."""


class WordSimilarity:
    """The likeness of a question's words to all words of some candidates, worked out at once."""

    def __init__(self, query: Query, candidates: Sequence[Candidate]) -> None:
        held = dict.fromkeys(t for c in candidates for t in c.terms)
        self._column = {each: i for i, each in enumerate(held)}
        self._held = vectors(list(held))
        asked = [t.term for t in query.terms]
        self._head_known = bool(query.question.head)
        if self._head_known:
            asked.append(query.question.head[-1])
        own = vectors(asked)
        cosine = self._held @ own.T
        self._related = np.maximum(0.0, cosine[:, : len(query.terms)] - _RELATED) / (1 - _RELATED)
        self._to_head: list[float] = cosine[:, -1].tolist() if self._head_known else []
        weights = np.array([t.weight for t in query.terms], np.float32)
        self._centre = weights @ own[: len(query.terms)] if len(weights) else np.zeros(own.shape[1])

    def columns(self, candidate: Candidate) -> list[int]:
        """Return where the candidate's words are in what was worked out."""
        return [self._column[each] for each in set(candidate.terms)]

    def related(self, columns: Sequence[int]) -> list[float]:
        """Return how near (0 to 1) the nearest of some words is to each word of the question."""
        if not columns:
            return [0.0] * self._related.shape[1]
        found: list[float] = self._related[columns].max(axis=0).tolist()
        return found

    def gist(self, columns: Sequence[int]) -> float:
        """Return the cosine between the question's words, weighed by rarity, and the sentence's
        words."""
        total: NDArray[np.float32] = self._held[columns].sum(axis=0)
        length = float(np.sqrt((total @ total) * (self._centre @ self._centre)))
        return float(total @ self._centre) / length if length else 0.0

    def to_head(self, terms: Iterable[str]) -> float:
        """Return how near the noun asked for (religion) is to the nearest of a value's words."""
        if not self._head_known:
            return 0.0
        column, to_head = self._column, self._to_head
        return max((to_head[column[each]] for each in terms if each in column), default=0.0)
