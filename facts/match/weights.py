"""Weights of the rankers, fitted by `benchmarks/fit.py`; not to be edited by hand."""

from __future__ import annotations

FACT_WEIGHTS: dict[str, float] = {
    "kind_first": 2.0,
    "kind_other": 1.2,
    "kind_missing": -1.5,
    "thing": -0.5,
    "slot_same": 0.8,
    "slot_crossed": -1.0,
    "predicate_asked": 1.2,
    "predicate_any": 0.5,
    "subject_overlap": 1.0,
    "head_in_value": 1.5,
    "head_is_unit": 1.2,
    "head_missing": -0.8,
    "proximity": 2.0,
    "novelty": 0.5,
    "length": -0.3,
    "date_agrees": 0.5,
    "attribute": 0.0,
    "pronoun": -0.5,
    "starts_sentence": 0.0,
}
SENTENCE_WEIGHTS: dict[str, float] = {
    "bm25": 3.0,
    "coverage": 3.0,
    "missing": -2.0,
    "nearby": 1.0,
    "adjacent": 1.5,
    "span_density": 0.5,
    "names_missing": -1.0,
    "head_matched": 0.5,
    "predicate_matched": 0.5,
    "kind_present": 0.8,
    "best_fact": 0.2,
    "date_agrees": 1.0,
    "date_conflicts": -1.0,
    "fragment": -0.5,
    "length": 0.0,
}
CONFIDENCE_BIAS = -3.0
CONFIDENCE_WEIGHTS: dict[str, float] = {
    "coverage": 4.0,
    "missing": -3.0,
    "names_missing": -2.0,
    "predicate_missing": -1.5,
    "kind_present": 1.5,
    "best_fact": 0.3,
    "adjacent": 1.0,
    "margin": 0.3,
    "date_conflicts": -2.0,
    "head_lacking": -0.5,
    "unknown": -1.0,
}
THRESHOLD = 0.5
