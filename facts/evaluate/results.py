"""Collect the results of one system, question by question, and sum them up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from facts.evaluate.report import KindCounts, Row, Verdict
from facts.evaluate.scoring import auroc, mean, percentile


@dataclass(slots=True)
class Results:
    """The results of one system, in the order of the questions.

    Pairs of lists hold the answerable questions first, then the unanswerable ones.
    """

    ranks: list[int | None] = field(default_factory=list)
    exact: list[float] = field(default_factory=list)
    f1: list[float] = field(default_factory=list)
    verdicts: list[tuple[str, Verdict]] = field(default_factory=list)
    """The kind of each question, with its verdict."""
    scores: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))
    answered: tuple[list[bool], list[bool]] = field(default_factory=lambda: ([], []))
    milliseconds: list[float] = field(default_factory=list)
    typo_hits: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    verbatim: bool = True

    def row(self, system: str, *, answers: bool) -> Row:
        """Sum up. `answers` is false for a system that only ranks sentences."""
        answerable, unanswerable = self.answered
        return Row(
            system=system,
            top1=mean([float(rank == 1) for rank in self.ranks]),
            top5=mean([float(rank is not None) for rank in self.ranks]),
            mrr=mean([1 / rank if rank else 0.0 for rank in self.ranks]),
            exact=mean(self.exact) if answers else None,
            f1=mean(self.f1) if answers else None,
            right=mean([float(v is Verdict.RIGHT) for _, v in self.verdicts]) if answers else None,
            auroc=auroc(*self.scores),
            false_answers=mean([float(a) for a in unanswerable])
            if answers and unanswerable
            else None,
            withheld=mean([float(not a) for a in answerable]) if answers else None,
            p50=percentile(self.milliseconds, 0.5),
            p95=percentile(self.milliseconds, 0.95),
            typo_top1=mean(self.typo_hits) if self.typo_hits else None,
            verbatim=self.verbatim if answers else None,
        )

    def kinds(self) -> tuple[KindCounts, ...]:
        """Count the verdicts of each kind, the most frequent kind first and "" last.

        The result is empty if no question has a kind.
        """
        sizes = Counter(kind for kind, _ in self.verdicts)
        if not any(sizes):
            return ()
        counts = Counter(self.verdicts)
        return tuple(
            KindCounts(kind=kind, **{v.value: counts[kind, v] for v in Verdict})
            for kind in sorted(sizes, key=lambda kind: (not kind, -sizes[kind], kind))
        )
