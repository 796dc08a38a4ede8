"""From a question to ranked, scored matches.

Two steps, so that cost is bounded whatever the record's size: the index recalls at most
`RECALL` sentences by BM25, then each is scored by its words, and the best of these by its facts.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facts.match.expand import Query, expand
from facts.match.features import SENTENCE_FEATURES, bm25, sentence_features
from facts.match.slots import FACT_FEATURES, fact_features
from facts.match.view import View
from facts.match.weights import (
    CONFIDENCE_BIAS,
    CONFIDENCE_WEIGHTS,
    FACT_WEIGHTS,
    SENTENCE_WEIGHTS,
)
from facts.models import Fact, Filters
from facts.question import Asked, Question
from facts.stores.base import Store

RECALL = 60
"""Sentences taken from the index for each question."""
_WITH_FACTS = 24


@dataclass(slots=True)
class Ranked:
    """A candidate with its score for ordering, its best fact, and its confidence (0 to 1)."""

    view: View
    score: float
    features: tuple[float, ...]
    fact: Fact | None
    fact_score: float
    confidence: float = 0.0


def rank(question: Question, store: Store, filters: Filters | None = None) -> list[Ranked]:
    """The recalled sentences, best first; the first one's `confidence` is calibrated."""
    query = expand(question, store)
    if not query.recall:
        return []
    views = [View.of(query, c) for c in store.search(query.recall, filters, limit=RECALL)]
    views.sort(key=_first_score, reverse=True)
    views = views[:_WITH_FACTS]
    facts = store.facts_of([view.candidate.key for view in views])
    ranked = []
    for view in views:
        view.facts = facts.get(view.candidate.key, ())
        ranked.append(_scored(view))
    ranked.sort(key=lambda r: (-r.score, r.view.candidate.key))
    for i, each in enumerate(ranked):
        runner_up = ranked[i + 1].score if i + 1 < len(ranked) else 0.0
        each.confidence = confidence(each, each.score - runner_up)
    return ranked


def _first_score(view: View) -> float:
    """BM25 with the neighbours' words at a discount: which sentences to look at closely."""
    near = sum(
        t.weight * max(0.0, n - s)
        for t, n, s in zip(view.query.terms, view.nearby, view.strength, strict=True)
    )
    return bm25(view) + 0.3 * near


def _scored(view: View) -> Ranked:
    best, best_score = best_fact(view)
    features = sentence_features(view, best_score if best else 0.0, kind_present(view, best))
    return Ranked(
        view, dot(SENTENCE_FEATURES, features, SENTENCE_WEIGHTS), features, best, best_score
    )


def kind_present(view: View, best: Fact | None) -> float:
    """Whether the sentence holds a value of a kind that the question asks for."""
    wanted = view.query.question.wanted
    if not wanted:
        return 0.5
    if best is None or best.kind not in wanted:
        return 0.0
    return 1.0 if best.kind is wanted[0] else 0.7


def best_fact(view: View) -> tuple[Fact | None, float]:
    """The fact whose value fills the question best, with its score; (None, 0) without any."""
    best: Fact | None = None
    best_score = -math.inf
    for fact in view.facts:
        features = fact_features(view, fact)
        if features is None:
            continue
        score = dot(FACT_FEATURES, features, FACT_WEIGHTS)
        if score > best_score:
            best, best_score = fact, score
    return best, best_score if best is not None else 0.0


def dot(names: Iterable[str], values: Iterable[float], weights: Mapping[str, float]) -> float:
    """The weighted sum of named features."""
    return sum(weights.get(n, 0.0) * v for n, v in zip(names, values, strict=True))


def confidence(ranked: Ranked, margin: float) -> float:
    """The probability that the sentence answers the question (logistic regression)."""
    total = CONFIDENCE_BIAS + dot(
        CONFIDENCE_FEATURES, confidence_features(ranked, margin), CONFIDENCE_WEIGHTS
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


CONFIDENCE_FEATURES = tuple(CONFIDENCE_WEIGHTS)


def confidence_features(ranked: Ranked, margin: float) -> tuple[float, ...]:
    """What tells an answer from a near miss, in the order of `CONFIDENCE_FEATURES`."""
    f = dict(zip(SENTENCE_FEATURES, ranked.features, strict=True))
    query: Query = ranked.view.query
    yes_no = query.question.asked in (Asked.YES_NO, Asked.KEYWORDS)
    values = {
        "coverage": f["coverage"],
        "missing": f["missing"],
        "names_missing": f["names_missing"],
        "predicate_missing": 1.0 - f["predicate_matched"] if query.predicate else 0.0,
        "kind_present": 0.7 if yes_no else f["kind_present"],
        "best_fact": 2.0 if yes_no else ranked.fact_score,
        "adjacent": f["adjacent"],
        "margin": min(margin, 3.0),
        "date_conflicts": f["date_conflicts"],
        "head_lacking": 1.0 - f["head_matched"] if query.head else 0.0,
        "unknown": sum(1.0 for t in query.terms if not t.known and not t.optional),
    }
    return tuple(values[name] for name in CONFIDENCE_FEATURES)
