"""`python -m benchmarks.fit SQUAD.json`: fit the rankers and write facts/data/ranking.npz.

The rankers are trained on the questions of SQuAD, of the samples and of `benchmarks/data/news`.
First, the results of
cross-validation over articles are printed: the rankers that answer a question have seen no question
about its article. It needs LightGBM (`pip install lightgbm`), which the project itself does not.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.fit import models
from benchmarks.fit.collect import LESS, MISTYPED, Sample, collect_all, plain
from benchmarks.fit.export import export
from benchmarks.fit.thresholds import JudgedAnswer, best_threshold
from facts import samples
from facts.evaluate.scoring import auroc, mean
from facts.match.model import FILE

FOLDS = 4
NEWS = Path(__file__).parents[1] / "data" / "news" / "questions.jsonl"
"""Questions on news articles, both written for training."""
PLAIN = NEWS.parents[1] / "plain" / "questions.jsonl"
"""Questions, half of them in the words of the sentence, that the reader alone learns from."""
MIXED = NEWS.parents[1] / "mixed" / "questions.jsonl"
"""Questions on articles with several subjects of a kind, that the reader alone learns from."""
VARIED = NEWS.parents[1] / "varied" / "questions.jsonl"
"""Questions on articles of many kinds, that the reader alone learns from."""
NATURAL = NEWS.parents[1] / "natural" / "questions.jsonl"
"""Questions as people ask them, each of its article alone; the reader alone learns from them."""
PAIRED = NEWS.parents[1] / "paired" / "questions.jsonl"
"""More of them, with unanswerable ones in almost the words of those that can be answered."""
NAMED = NEWS.parents[1] / "named" / "questions.jsonl"
"""Such pairs, with names that a whole record can be asked by."""
JUDGED = NEWS.parents[1] / "judged" / "questions.jsonl"
"""Questions on articles of many kinds, that the decision of the reader is fitted on."""
OWN = ("samples", "news")
"""The sets that the threshold is chosen on: news, as the product's users have it."""


def main(argv: Sequence[str] | None = None) -> None:
    """Collect, cross-validate, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit", description=__doc__)
    parser.add_argument("squad", type=Path, help="SQuAD 2.0 JSON")
    parser.add_argument(
        "--keep", type=Path, default=Path("build/fit"), help="the folder of the records"
    )
    parser.add_argument("--target", type=Path, default=FILE)
    options = parser.parse_args(argv)
    options.keep.mkdir(parents=True, exist_ok=True)
    paths = [options.squad, samples.questions_path(), NEWS]
    found = collect_all(paths, options.keep, options.squad)
    outcomes = cross_validate(found)
    report(outcomes)
    rows, right, weights = confidence_data(outcomes)
    threshold = cross_validated_threshold(outcomes)
    facts = models.fit_facts(found)
    models.score_facts(found, facts)
    sentences = models.fit_sentences(found)
    confidence = models.fit_confidence(rows, right, weights)
    np.savez_compressed(
        options.target,
        **export(facts, "facts"),
        **export(sentences, "sentences"),
        **{
            "confidence.columns": confidence.columns,
            "confidence.weights": confidence.weights,
            "confidence.bias": np.float32(confidence.bias),
        },
        threshold=np.float32(threshold),
    )
    print(
        f"{options.target}: {options.target.stat().st_size / 1e3:.0f} kB, from {threshold:.2f} on"
    )


class Outcome:
    """The result of a question, by rankers that have seen no question about its article."""

    def __init__(self, sample: Sample, fold: int, row: models.Rows | None, at: int) -> None:
        self.sample = sample
        self.fold = fold
        self.row = row
        best = sample.candidates[at] if sample.candidates else None
        self.hit = bool(sample.case.answerable and best is not None and best.hit)
        self.short_right = bool(
            self.hit
            and best is not None
            and len(best.facts)
            and best.fact_right[int(np.argmax(best.fact_scores))] >= 0.5
        )
        self.recalled = any(c.hit for c in sample.candidates)


def folds(found: Sequence[Sample]) -> dict[int, int]:
    """Return the fold of each sample by its position. All samples of an article share a fold."""
    order: dict[str, dict[str, int]] = defaultdict(dict)
    return {i: _number(order[plain(s.source)], s.group) % FOLDS for i, s in enumerate(found)}


def _number(known: dict[str, int], group: str) -> int:
    return known.setdefault(group, len(known))


def cross_validate(found: Sequence[Sample]) -> list[Outcome]:
    """Return the outcome of every sample, by the rankers of the other folds."""
    of = folds(found)
    outcomes = []
    for fold in range(FOLDS):
        others = [s for i, s in enumerate(found) if of[i] != fold]
        own = [s for i, s in enumerate(found) if of[i] == fold]
        facts = models.fit_facts(others)
        models.score_facts([*others, *own], facts)
        sentences = models.fit_sentences(others)
        for sample in own:
            if not sample.candidates:
                outcomes.append(Outcome(sample, fold, None, 0))
                continue
            row, at = models.best_row(sample, sentences)
            outcomes.append(Outcome(sample, fold, row, at))
    return outcomes


def confidence_data(
    outcomes: Sequence[Outcome],
) -> tuple[models.Rows, models.Rows, models.Rows]:
    """Return the rows that the confidence is fitted on, whether each answers, and weights."""
    kept = [o for o in outcomes if o.row is not None]
    return (
        np.array([o.row for o in kept], np.float32),
        np.array([float(o.hit) for o in kept], np.float32),
        np.array([models.confidence_weight(o.sample) for o in kept], np.float32),
    )


def cross_validated_threshold(outcomes: Sequence[Outcome]) -> float:
    """Return the best threshold on the questions about news, by `best_threshold`.

    The models have seen no question about the article here either.
    """
    confidences: dict[str, list[JudgedAnswer]] = defaultdict(list)
    for fold in range(FOLDS):
        model = models.fit_confidence(*confidence_data([o for o in outcomes if o.fold != fold]))
        for o in outcomes:
            if o.fold == fold:
                sure = 0.0 if o.row is None else float(model.probability(o.row[None, :])[0])
                confidences[o.sample.source].append(
                    JudgedAnswer(sure, o.hit, o.sample.case.answerable)
                )
    for source, own in confidences.items():
        if source.endswith(LESS):
            for limit in (0.3, 0.4, 0.5):
                false = mean([float(c >= limit) for c, _, _ in own])
                print(f"{source}: from {limit} false {false:.3f}")
            continue
        if source.endswith(MISTYPED):
            continue
        area = auroc([c for c, _, a in own if a], [c for c, _, a in own if not a])
        print(f"{source}: AUROC {area:.3f}")
        for limit in np.arange(0.1, 0.9, 0.05):
            false = mean([float(c >= limit) for c, _, a in own if not a])
            withheld = mean([float(c < limit) for c, _, a in own if a])
            right = mean([float((c >= limit and h) if a else c < limit) for c, h, a in own])
            print(
                f"  from {limit:.2f}: right {right:.3f} false {false:.3f} withheld {withheld:.3f}"
            )
    return best_threshold([confidences[source] for source in OWN])


def report(outcomes: Sequence[Outcome]) -> None:
    """Print the shares of answerable questions that were answered rightly."""
    by_source: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.sample.case.answerable:
            by_source[outcome.sample.source].append(outcome)
    for source, own in by_source.items():
        top1 = mean([float(o.hit) for o in own])
        short = mean([float(o.short_right) for o in own])
        recall = mean([float(o.recalled) for o in own])
        print(f"{source}: top-1 {top1:.3f}, short right {short:.3f}, recalled {recall:.3f}")


if __name__ == "__main__":
    main()
