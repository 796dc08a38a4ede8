"""How the reader, the trees and the facts decide together, fitted by `benchmarks/fit/reader`.

Which sentence comes first, which of its stretches is the short answer, and how likely both are
right (docs/decisions/reader.md).
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from facts.match.reader import FOLDER, Reading, contents, damaged
from facts.match.value_place import names_nobody

FILE = FOLDER / "reader_judge.json"
FEATURES = ("relevance", "share", "lead", "order", "span", "agree", "trees", "stated", "whole")
"""What the confidence is judged by, in the order of `features`."""
_BOUND = 12.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The stretch of a sentence that is its short answer. `value` says which of the facts' values
    it is, None for a stretch of the reader's own; `score` is its log-probability."""

    start: int
    end: int
    value: int | None
    score: float
    agree: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a question once its candidates are read. `orders` are the trees' scores,
    `scores` those by which the sentences are put in order, `best` is the first of them. `whole`
    says that the sentence as a whole answers, as it does a yes-or-no question."""

    readings: Sequence[Reading]
    scores: Sequence[float]
    best: int
    orders: Sequence[float]
    choice: Choice
    trees: float
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Judge:
    """The fitted weights.

    `trees` is what the trees' score of a sentence counts beside the reader's, `facts` what theirs
    of a value does, and `span` what speaks for a value that a fact states. `weights` and `bias`
    are a logistic regression on `FEATURES`.
    """

    trees: float
    facts: float
    span: float
    weights: tuple[float, ...]
    bias: float
    threshold: float

    def order(self, orders: Sequence[float], readings: Sequence[Reading]) -> list[float]:
        """Return the score of each sentence, the trees' and the reader's together."""
        return [r.relevance + self.trees * o for o, r in zip(orders, readings, strict=True)]

    def choose(
        self, text: str, reading: Reading, values: Sequence[tuple[int, int, float]]
    ) -> Choice:
        """Return the short answer of a sentence: the value of a fact, or the reader's own span.

        Values are where each begins and ends in the sentence, and what the trees give it. One in
        another sentence has the place of its pronoun here, or begins and ends at -1.
        """
        span = reading.best(text)
        top = max((score for _, _, score in values), default=0.0)
        best: Choice | None = None
        worth = -math.inf
        for at, (start, end, score) in enumerate(values):
            said = reading.score(start, end) if start >= 0 else reading.chance
            value_worth = said + self.span + self.facts * (score - top)
            if value_worth > worth:
                agree = span is not None and (start, end) == (span.start, span.end)
                worth, best = value_worth, Choice(start, end, at, said, agree)
        if (
            span is not None
            and span.score > worth
            and not names_nobody(text[span.start : span.end])
        ):
            return Choice(span.start, span.end, None, span.score, False)
        return best or Choice(0, len(text), None, -_BOUND, False)

    def probability(self, row: Sequence[float]) -> float:
        """Return the probability that the first sentence and its short answer are right."""
        odds = sum(w * v for w, v in zip(self.weights, row, strict=True)) + self.bias
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))

    def to_dict(self) -> dict[str, object]:
        """Return the weights as JSON holds them."""
        return asdict(self)

    @classmethod
    def load(cls, path: Path = FILE) -> Judge:
        """Read the weights from a file. Raises `ReaderDamaged` where it is not as it was made."""
        try:
            values = json.loads(contents(path))
            return cls(**{**values, "weights": tuple(values["weights"])})
        except (TypeError, ValueError, KeyError):
            raise damaged(f"{path.name} is not as it was made") from None


@lru_cache(maxsize=1)
def judge() -> Judge:
    """Return the judge that ships with the library."""
    return Judge.load()


def features(seen: Seen) -> tuple[float, ...]:
    """Return what the confidence is judged by, in the order of `FEATURES`."""
    reading = seen.readings[seen.best]
    total = 1.0 + sum(math.exp(min(30.0, r.relevance)) for r in seen.readings)
    share = math.exp(min(30.0, reading.relevance)) / total
    rivals = [s for i, s in enumerate(seen.scores) if i != seen.best]
    lead = seen.scores[seen.best] - max(rivals) if rivals else _BOUND
    sure = min(max(seen.trees, 1e-4), 1 - 1e-4)
    return (
        max(-_BOUND, min(_BOUND, reading.relevance)),
        share,
        min(_BOUND, lead),
        seen.orders[seen.best],
        # Where no part of the sentence is asked for, it does not matter how sure one is.
        0.0 if seen.whole else max(-_BOUND, seen.choice.score),
        float(seen.choice.agree and not seen.whole),
        math.log(sure / (1 - sure)),
        float(seen.choice.value is not None and not seen.whole),
        float(seen.whole),
    )
