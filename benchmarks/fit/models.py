"""Fit the two ensembles and the confidence on samples of questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import lightgbm
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.fit.collect import LESS, MISTYPED, Sample, plain
from facts.match.fact_features import FACT_FEATURES
from facts.match.model import Logistic, confidence_rows, sentence_rows
from facts.match.ranking import NO_FACT, OF_FACT, weigh_dates
from facts.match.sentence_features import QUESTION_FEATURES, SENTENCE_FEATURES

Rows = NDArray[np.float32]
WEIGHTS = {"squad2-dev-part": 1.0, "samples": 2.0, "news": 2.0}
"""The weight of a question of each set."""
CONFIDENCE_WEIGHTS = {"squad2-dev-part": 1.0, "samples": 4.0, "news": 2.0}
"""The same for the confidence, which is for questions about news."""
PLAUSIBLE = 0.7
"""The weight of an unanswerable question with a plausible answer."""
COMMON = {
    "verbose": -1,
    "num_threads": 2,
    "lambda_l2": 5.0,
    "bagging_freq": 1,
    "bagging_fraction": 0.8,
    "feature_fraction": 0.4,
    "use_missing": False,
    "zero_as_missing": False,
    "deterministic": True,
    "force_row_wise": True,
}
FACTS = {
    "objective": "lambdarank",
    "num_leaves": 12,
    "learning_rate": 0.06,
    "min_data_in_leaf": 30,
    "lambdarank_truncation_level": 4,
}
SENTENCES = {
    "objective": "lambdarank",
    "num_leaves": 12,
    "learning_rate": 0.05,
    "min_data_in_leaf": 40,
    "lambdarank_truncation_level": 5,
}
_OWN = (*SENTENCE_FEATURES, "fact", *(FACT_FEATURES[i] for i in OF_FACT))
COLUMNS = (*_OWN, *(f"behind in {n}" for n in _OWN), *QUESTION_FEATURES, "score", "lead", "share")
"""The names of the columns of `confidence_rows`."""
SPEAKS_FOR = (
    "coverage fact kind_first kind_other head_in_value head_alike head_matched predicate_matched "
    "predicate_any subject_overlap proximity date_agrees adjacent longest_run title score lead "
    "share"
).split()
SPEAKS_AGAINST = (
    "missing missing_wide missing_alike names_missing rarest_missing rarest_name_missing "
    "kind_missing head_missing date_conflicts unknown has_predicate"
).split()
CONFIDENCE = (*SPEAKS_FOR, *SPEAKS_AGAINST)
"""The columns of the confidence, selected by hand, because all of them would overfit. A column that
speaks for an answer never lowers the confidence, which correlated columns could otherwise do."""
RIDGE = 20.0
MISTYPED_WEIGHT = 0.4
LESS_WEIGHT = 0.3
"""The weight, for the confidence, of a question whose article was left out."""
ROUNDS = {"facts": 250, "sentences": 250}


def trained(sample: Sample) -> bool:
    """Return whether a sample shows which sentence should come first."""
    return len(sample.candidates) > 1 and any(c.hit for c in sample.candidates)


def weight(sample: Sample) -> float:
    """Return the weight of a sample."""
    own = WEIGHTS[plain(sample.source)]
    if sample.source.endswith(MISTYPED):
        own *= MISTYPED_WEIGHT
    return own if sample.case.answerable else own * PLAUSIBLE


def fit_facts(samples: Iterable[Sample], seed: int = 1) -> lightgbm.Booster:
    """Fit the ranking of the facts of a right sentence, with the right facts first."""
    lists = [
        (candidate.facts, np.round(3 * candidate.fact_right), weight(sample))
        for sample in samples
        if sample.facts_used
        for candidate in sample.candidates
        if candidate.hit and len(candidate.facts) > 1 and candidate.fact_right.max() > 0
    ]
    return _ranker(lists, FACTS, ROUNDS["facts"], seed)


def fit_sentences(samples: Iterable[Sample], seed: int = 1) -> lightgbm.Booster:
    """Fit the ranking of the sentences of a question, with the right ones first.

    `score_facts` must be called before.
    """
    lists = [
        (rows(sample), np.array([float(c.hit) for c in sample.candidates]), weight(sample))
        for sample in samples
        if trained(sample)
    ]
    return _ranker(lists, SENTENCES, ROUNDS["sentences"], seed)


def _ranker(
    lists: Sequence[tuple[NDArray[np.float64], NDArray[np.float64], float]],
    parameters: dict[str, object],
    rounds: int,
    seed: int,
) -> lightgbm.Booster:
    data = lightgbm.Dataset(
        np.vstack([features for features, _, _ in lists]).astype(np.float32),
        np.concatenate([right for _, right, _ in lists]),
        group=[len(right) for _, right, _ in lists],
        weight=np.concatenate([np.full(len(right), w) for _, right, w in lists]),
    )
    return lightgbm.train({**COMMON, **parameters, "seed": seed}, data, rounds)


def score_facts(samples: Iterable[Sample], model: lightgbm.Booster) -> None:
    """Set the scores of the facts, from which `rows` finds the best fact of each sentence."""
    candidates = [c for sample in samples for c in sample.candidates if len(c.facts)]
    if not candidates:
        return
    scores = model.predict(np.vstack([c.facts for c in candidates]).astype(np.float32))
    ends = np.cumsum([len(c.facts) for c in candidates])
    for candidate, own in zip(candidates, np.split(scores, ends[:-1]), strict=True):
        candidate.fact_scores = own


def rows(sample: Sample) -> Rows:
    """Return the rows of the sample's sentences, as `facts.match.ranking` makes them."""
    own = []
    for candidate in sample.candidates:
        if not len(candidate.facts):
            own.append([*candidate.features, NO_FACT, *([0.0] * len(OF_FACT))])
            continue
        best = int(np.argmax(candidate.fact_scores))
        fact = candidate.facts[best]
        own.append([*candidate.features, candidate.fact_scores[best], *fact[list(OF_FACT)]])
    return sentence_rows(np.array(own, np.float32), sample.of_question.astype(np.float32))


def best_row(sample: Sample, model: lightgbm.Booster) -> tuple[Rows, int]:
    """Return the row of the best sentence for the confidence, and the sentence's position."""
    own = rows(sample)
    scores = weigh_dates(np.asarray(model.predict(own), np.float32), own)
    at = int(np.argmax(scores))
    return confidence_rows(own, scores)[at], at


def confidence_weight(sample: Sample) -> float:
    """Return the weight of a question for the confidence.

    SQuAD's unanswerable questions were written to look answerable, unlike those of most readers.
    """
    base = CONFIDENCE_WEIGHTS[plain(sample.source)]
    if sample.source.endswith(LESS):
        return base * LESS_WEIGHT
    return base * MISTYPED_WEIGHT if sample.source.endswith(MISTYPED) else base


def fit_confidence(found: Rows, right: Rows, weights: Rows) -> Logistic:
    """Fit the confidence that the best sentence answers.

    The rows come from rankers that have not seen the questions. Other rankers would be too sure.
    """
    columns = [COLUMNS.index(name) for name in CONFIDENCE]
    own = found[:, columns].astype(np.float64)
    middle, spread = own.mean(axis=0), own.std(axis=0) + 1e-9
    x = np.hstack([(own - middle) / spread, np.ones((len(own), 1))])

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = x @ w
        value = float((weights * (np.logaddexp(0, z) - right * z)).sum())
        gradient = x.T @ (weights * (1 / (1 + np.exp(-z)) - right))
        penalty = np.append(w[:-1], 0.0)
        return value + RIDGE * float(penalty @ penalty), gradient + 2 * RIDGE * penalty

    bounds = [(0.0, None)] * len(SPEAKS_FOR) + [(None, 0.0)] * len(SPEAKS_AGAINST)
    start = np.zeros(x.shape[1])
    w = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    scaled = w[:-1] / spread
    return Logistic(
        np.array(columns, np.int32),
        scaled.astype(np.float32),
        float(w[-1] - scaled @ middle),
    )
