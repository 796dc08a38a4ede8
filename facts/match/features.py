"""How well one sentence matches a question.

Features of a candidate in the order of `SENTENCE_FEATURES`; fitted weights are in `weights`.
"""

from __future__ import annotations

import math
from collections import Counter

from facts.match.view import View
from facts.models import FactKind, SentenceKind

SENTENCE_FEATURES = (
    "bm25",
    "coverage",
    "missing",
    "nearby",
    "adjacent",
    "span_density",
    "names_missing",
    "head_matched",
    "predicate_matched",
    "kind_present",
    "best_fact",
    "date_agrees",
    "date_conflicts",
    "fragment",
    "length",
)
# BM25 with the usual constants (Robertson and Zaragoza 2009); 20 content terms a news sentence.
_K1 = 1.2
_B = 0.6
_MEAN_LENGTH = 18.0


def sentence_features(view: View, best_fact: float, kind_present: float) -> tuple[float, ...]:
    """The features of a candidate; `best_fact` is the score of its best fact, 0 without one."""
    query = view.query
    terms = query.terms
    mass = sum(t.weight for t in terms) or 1.0
    required = query.mass or 1.0
    names = sum(t.weight for t in terms if t.name) or 0.0
    missing = names_missing = 0.0
    for each, strength, near in zip(terms, view.strength, view.nearby, strict=True):
        lack = each.weight * (1 - max(strength, 0.6 * near))
        if not each.optional:
            missing += lack
        if each.name:
            names_missing += lack
    agrees, conflicts = _dates(view)
    return (
        bm25(view) / mass,
        sum(t.weight * s for t, s in zip(terms, view.strength, strict=True)) / mass,
        missing / required,
        sum(
            t.weight * max(0.0, n - s)
            for t, n, s in zip(terms, view.nearby, view.strength, strict=True)
        )
        / mass,
        _adjacent(view),
        _density(view),
        names_missing / names if names else 0.0,
        _head(view),
        _predicate(view),
        kind_present,
        best_fact,
        agrees,
        conflicts,
        1.0 if view.candidate.sentence.kind is not SentenceKind.BODY else 0.0,
        math.log1p(len(view.candidate.terms)) / 4,
    )


def bm25(view: View) -> float:
    """BM25 of the sentence for the query, each term by its best variant."""
    counts = Counter(view.candidate.terms)
    norm = _K1 * (1 - _B + _B * len(view.candidate.terms) / _MEAN_LENGTH)
    total = 0.0
    for each in view.query.terms:
        best = 0.0
        for variant, weight in each.variants.items():
            count = counts.get(variant, 0)
            if count:
                best = max(best, weight * count * (_K1 + 1) / (count + norm))
        total += each.weight * best * (0.5 if each.optional else 1.0)
    return total


def _adjacent(view: View) -> float:
    """The share of the question's neighbouring word pairs that stand near in the sentence too."""
    terms = view.query.terms
    if len(terms) < 2:
        return 0.0
    places: dict[int, list[int]] = {}
    for at, i in view.positions:
        places.setdefault(i, []).append(at)
    total = found = 0.0
    for i in range(len(terms) - 1):
        weight = terms[i].weight + terms[i + 1].weight
        total += weight
        if i in places and i + 1 in places:
            gap = min(abs(b - a) for a in places[i] for b in places[i + 1])
            if gap:
                found += weight / max(1.0, gap / 2)
    return found / total if total else 0.0


def _density(view: View) -> float:
    """How close together the matched terms stand: matched terms over the words they span."""
    positions = view.positions
    if len(positions) < 2:
        return 0.0
    width = positions[-1][0] - positions[0][0] + 1
    return len({i for _, i in positions}) / width


def _head(view: View) -> float:
    held = set(view.candidate.terms)
    return max(
        (w for variants in view.query.head for v, w in variants.items() if v in held), default=0.0
    )


def _predicate(view: View) -> float:
    held = set(view.candidate.terms)
    return max((w for v, w in view.query.predicate.items() if v in held), default=0.0)


def _dates(view: View) -> tuple[float, float]:
    """Whether the sentence states the date asked about, and whether it states only others."""
    dates = view.query.question.dates
    if not dates:
        return 0.0, 0.0
    stated = [f.normal for f in view.facts if f.kind is FactKind.DATE and f.normal]
    agrees = any(s.startswith(d) or d.startswith(s) for s in stated for d in dates)
    return float(agrees), float(bool(stated) and not agrees)
