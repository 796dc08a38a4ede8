"""The figures of an evaluation."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Verdict(StrEnum):
    """How the library dealt with one question at the threshold in use.

    RIGHT: answered with the right sentence and short answer, or not answered where the record has
    no answer. WRONG: an answerable question with a wrong answer. WITHHELD: an answerable question
    without an answer. FALSE: an unanswerable question that was answered.
    """

    RIGHT = "right"
    WRONG = "wrong"
    WITHHELD = "withheld"
    FALSE = "false"


class Row(_Frozen):
    """The figures of one system on one set of questions.

    `top1`, `top5` and `mrr` (mean reciprocal rank over the first five) are shares of the answerable
    questions. They look only at the order of the sentences, not at the system's confidence. `exact`
    and `f1` compare short answers as SQuAD does (Rajpurkar et al. 2016). `right`, `false_answers`
    and `withheld` are shares by `Verdict`: of all, of the unanswerable and of the answerable
    questions. `auroc` is the chance that an answerable question scores above an unanswerable one.
    Latencies are in milliseconds. A figure is None where the system cannot have it.
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


class KindCounts(_Frozen):
    """How many questions of one kind got each verdict. `kind` is empty for those without one."""

    kind: str
    right: int = 0
    wrong: int = 0
    withheld: int = 0
    false: int = 0

    @property
    def questions(self) -> int:
        """The number of questions of the kind."""
        return self.right + self.wrong + self.withheld + self.false


class Report(_Frozen):
    """The figures of one set of questions, for each system on the same record."""

    name: str
    record: str
    articles: int
    sentences: int
    answerable: int
    unanswerable: int
    threshold: float
    rows: tuple[Row, ...]
    kinds: tuple[KindCounts, ...] = ()
    """The library's verdicts by kind of question. Empty if no question has a kind."""
    failures: tuple[str, ...] = ()
    """The questions that the library did not get right, each with the answer it gave."""
