"""What an evaluation found."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Row(_Frozen):
    """One system on one set of questions.

    `top1`, `top5` and `mrr` (mean reciprocal rank over the first five) are shares of the answerable
    questions whose best sentences hold the answer, whatever the system's confidence. `exact` and
    `f1` compare short answers as SQuAD does (Rajpurkar et al. 2016). `right` is the share of all
    questions rightly dealt with at the default threshold: answered with the right sentence and
    short answer, or not answered where the record does not say. `auroc` is the chance that an
    answerable question scores above an unanswerable one. `false_answers` is the share of
    unanswerable questions answered, `withheld` that of answerable ones not answered. Latencies are
    in milliseconds. None where a system has no such thing.
    """

    system: str
    top1: float
    top5: float
    mrr: float
    exact: float | None = None
    f1: float | None = None
    right: float | None = None
    auroc: float | None = None
    false_answers: float | None = None
    withheld: float | None = None
    p50: float
    p95: float
    typo_top1: float | None = None
    verbatim: bool | None = None


class Report(_Frozen):
    """One set of questions, asked of each system over the same record."""

    name: str
    record: str
    articles: int
    sentences: int
    answerable: int
    unanswerable: int
    threshold: float
    rows: tuple[Row, ...]
    failures: tuple[str, ...] = ()
    """The questions that the library did not deal with rightly, each with what came back."""
