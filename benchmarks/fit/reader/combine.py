"""Fits how the reader, the trees and the facts decide together, on questions not trained on.

`python -m benchmarks.fit.reader.combine build/reader/read.pickle --to facts/data`
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.fit.reader.readings import Read
from benchmarks.fit.thresholds import JudgedAnswer, best_threshold
from facts.evaluate.scoring import auroc, exact_match, f1, mean
from facts.match.judge import FEATURES, Judge, Seen, features
from facts.question import QuestionForm

READ = 8
RIDGE = 3.0


def outcome(judge: Judge, each: Read, count: int) -> tuple[bool, str, Seen | None]:
    """Return whether the first sentence is right, its short answer, and what was seen."""
    options = each.asking.options[:count]
    if not options:
        return False, "", None
    orders = [o.order for o in options]
    readings = each.readings[:count]
    scores = judge.order(orders, readings)
    best = int(np.argmax(scores))
    option, reading = options[best], readings[best]
    values = [(v.start, v.end, v.score) for v in option.values]
    chosen = judge.choose(option.text, reading, values)
    whole = each.asking.asked is QuestionForm.YES_NO
    if whole:
        short = option.text
    elif chosen.value is not None:
        short = option.values[chosen.value].text
    else:
        short = option.text[chosen.start : chosen.end]
    seen = Seen(readings, scores, best, orders, chosen, each.asking.confidence, whole)
    return option.hit, short, seen


def figures(judge: Judge, found: Sequence[Read], count: int = READ) -> dict[str, float]:
    """Return the measured figures of some questions."""
    hits, exact, overlap, right = [], [], [], []
    yes: list[float] = []
    no: list[float] = []
    falses, withheld = [], []
    for each in found:
        hit, short, seen = outcome(judge, each, count)
        sure = judge.probability(features(seen)) if seen else 0.0
        case = each.asking.case
        if case.answerable:
            hits.append(float(hit))
            if case.answers:
                exact.append(exact_match(short, case.answers))
                overlap.append(f1(short, case.answers))
            yes.append(sure)
            withheld.append(float(sure < judge.threshold))
            right.append(float(hit and case.short_right(short) and sure >= judge.threshold))
        else:
            no.append(sure)
            falses.append(float(sure >= judge.threshold))
            right.append(float(sure < judge.threshold))
    return {
        "top1": mean(hits),
        "EM": mean(exact),
        "F1": mean(overlap),
        "AUROC": auroc(yes, no) or 0.0,
        "right": mean(right),
        "withheld": mean(withheld),
        "false": mean(falses),
    }


def fit_choice(found: Sequence[Read], judge: Judge) -> Judge:
    """Return the judge with the weights that give the best order and short answers."""

    def worth(own: Judge) -> float:
        reached = figures(own, found)
        return reached["top1"] + reached["EM"] + reached["F1"]

    judge = max((replace(judge, trees=t) for t in (0.3, 0.45, 0.6, 0.8)), key=worth)
    grid = product((0.0, 0.15, 0.3), (1.0, 2.0, 3.0, 4.0))
    return max((replace(judge, facts=f, span=s) for f, s in grid), key=worth)


def fit_confidence(found: Sequence[Read], judge: Judge) -> Judge:
    """Return the judge with a logistic regression on whether the first answer is right."""
    rows, right = _rows(found, judge)
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    x = np.hstack([(rows - middle) / spread, np.ones((len(rows), 1))])

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = x @ w
        value = float((np.logaddexp(0, z) - right * z).sum())
        gradient = x.T @ (1 / (1 + np.exp(-z)) - right)
        penalty = np.append(w[:-1], 0.0)
        return value + RIDGE * float(penalty @ penalty), gradient + 2 * RIDGE * penalty

    w = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x
    scaled = w[:-1] / spread
    return replace(
        judge, weights=tuple(float(v) for v in scaled), bias=float(w[-1] - scaled @ middle)
    )


def _rows(found: Sequence[Read], judge: Judge) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    rows, right = [], []
    for each in found:
        hit, short, seen = outcome(judge, each, READ)
        if seen is None:
            continue
        case = each.asking.case
        rows.append(features(seen))
        right.append(float(case.answerable and hit and case.short_right(short)))
    return np.array(rows), np.array(right)


def threshold(found: Sequence[Read], judge: Judge) -> float:
    """Return the best threshold on the questions, each set counted the same."""
    own: dict[str, list[JudgedAnswer]] = {}
    for each in found:
        case = each.asking.case
        hit, short, seen = outcome(judge, each, READ)
        sure = judge.probability(features(seen)) if seen else 0.0
        right = case.answerable and hit and case.short_right(short)
        own.setdefault(each.asking.source, []).append(JudgedAnswer(sure, right, case.answerable))
    return best_threshold(list(own.values()))


def calibration_error(found: Sequence[Read], judge: Judge) -> float:
    """Return the expected calibration error over ten bins of equal width."""
    rows, right = _rows(found, judge)
    sure = np.array([judge.probability(tuple(r)) for r in rows])
    bins = np.minimum((sure * 10).astype(int), 9)
    return float(
        sum(
            abs(sure[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean()
            for b in range(10)
            if (bins == b).any()
        )
    )


def _even(each: Read) -> int:
    """Return in which half an article is when the confidence itself is cross-validated."""
    return int(each.asking.article[:8] or "0", 16) % 2


def main() -> None:
    """Fit on some readings, write the judge, and print the figures by set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readings", type=Path, nargs="+")
    parser.add_argument("--threshold", type=float, help="the threshold; by default the best one")
    parser.add_argument("--aside", type=Path, nargs="*", default=[], help="only measured")
    parser.add_argument("--to", type=Path, default=Path("facts/data"))
    options = parser.parse_args()
    found = [e for path in options.readings for e in _load(path)]
    aside = [e for path in options.aside for e in _load(path)]
    judge = Judge(0.6, 0.2, 0.0, tuple(0.0 for _ in FEATURES), 0.0, 0.5)
    judge = fit_confidence(found, fit_choice(found, judge))
    limit = options.threshold or threshold(found, judge)
    judge = replace(judge, threshold=limit)
    for even in (0, 1):
        fitted = fit_confidence([e for e in found if _even(e) == even], judge)
        other = [e for e in found if _even(e) != even]
        error = calibration_error(other, fitted)
        print(f"calibration error, fitted on the other articles: {error:.3f}")
    for source in sorted({e.asking.source for e in [*found, *aside]}):
        of_source = [e for e in [*found, *aside] if e.asking.source == source]
        reached = figures(judge, of_source)
        print(source, len(of_source), {k: round(100 * v, 1) for k, v in reached.items()})
    (options.to / "reader_judge.json").write_text(
        json.dumps(judge.to_dict(), indent=1) + "\n", encoding="utf-8"
    )
    print(judge)


def _load(path: Path) -> list[Read]:
    with path.open("rb") as file:
        found: list[Read] = pickle.load(file)
    return found


if __name__ == "__main__":
    main()
