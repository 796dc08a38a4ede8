"""Floors under the quality of answers, so that no change loses it unseen.

`rapporteur eval` prints the figures. The floors leave a point or two to chance; a change that
raises a figure for good should raise its floor.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest

from facts import samples
from facts.evaluate import Row
from facts.evaluate.data import Case, articles_beside, load_questions
from facts.evaluate.run import evaluate
from facts.library import Library
from facts.models import Answer, NotFound
from tests.facts.conftest import HOLDOUT


@dataclass(frozen=True)
class Bounds:
    """What each figure of a set of questions must reach, or may reach at most; see `Row`.

    `short` is the share of right short answers among those whose sentence is right. Where
    `typo_top1` is None, no question is asked with a typo: two sets of three are enough.
    """

    path: Path
    top1: float
    top5: float
    short: float
    typo_top1: float | None
    right: float
    auroc: float
    false_answers: float
    withheld: float


BOUNDS = {
    "samples": Bounds(
        samples.questions_path(),
        top1=0.95,
        top5=0.98,
        short=0.94,
        typo_top1=None,
        right=0.88,
        auroc=0.94,
        false_answers=0.12,
        withheld=0.11,
    ),
    # A plain test set, no measure of quality: see its README.
    "holdout": Bounds(
        HOLDOUT / "questions.jsonl",
        top1=0.83,
        top5=0.95,
        short=0.86,
        typo_top1=0.84,
        right=0.74,
        auroc=0.87,
        false_answers=0.16,
        withheld=0.28,
    ),
}
# Questions on a real article, which stand beside some checkouts: all but one of 21 must be right.
_SHARED = Path(__file__).parents[3] / "shared" / "eval" / "record-questions.jsonl"
if _SHARED.exists():
    BOUNDS["real"] = Bounds(
        _SHARED,
        top1=0.93,
        top5=1.0,
        short=0.93,
        typo_top1=0.87,
        right=20 / 21,
        auroc=0.95,
        false_answers=0.0,
        withheld=0.07,
    )
FLOORS = [
    (name, figure)
    for name, bounds in BOUNDS.items()
    for figure in ("top1", "top5", "typo_top1", "right", "auroc")
    if getattr(bounds, figure) is not None
]
EACH_SET = pytest.mark.parametrize("name", BOUNDS)


@dataclass(frozen=True)
class Measured:
    """What asking a set of questions found."""

    row: Row
    failures: tuple[str, ...]
    hits: tuple[tuple[Case, Answer], ...]
    """Answerable questions whose best sentence is the right one, with what they are answered."""

    def __str__(self) -> str:
        return "\n".join([repr(self.row), *self.failures])


def measure(library: Library, path: Path, *, typos: bool) -> Measured:
    """Ask a record all questions of a file, each once; with `typos` once with a typo too."""
    cases = load_questions(path).cases
    replies: dict[str, Answer | NotFound] = {}
    ask = library.ask

    def remember(question: str, *, threshold: float) -> Answer | NotFound:
        replies[question] = ask(question, threshold=threshold)
        return replies[question]

    with patch.object(library, "ask", remember):
        report = evaluate(library, cases, name=path.name, peers=False, typos=typos)
    hits = []
    for case in cases:
        found = replies[case.question]
        if case.answerable and isinstance(found, Answer) and case.hit(found.citations[0].quote):
            hits.append((case, found))
    return Measured(report.rows[0], report.failures, tuple(hits))


@pytest.fixture(scope="module")
def measured(sample_record: Library, holdout_record: Library) -> Callable[[str], Measured]:
    """What is found for the set of a name; each is asked once."""

    @cache
    def of(name: str) -> Measured:
        path, typos = BOUNDS[name].path, BOUNDS[name].typo_top1 is not None
        known = {"samples": sample_record, "holdout": holdout_record}
        if name in known:
            return measure(known[name], path, typos=typos)
        with Library.open(":memory:") as library:
            for article in articles_beside(path) or ():
                library.add(article)
            return measure(library, path, typos=typos)

    return of


@pytest.mark.parametrize(("name", "figure"), FLOORS)
def test_a_figure_reaches_its_floor(
    measured: Callable[[str], Measured], name: str, figure: str
) -> None:
    """The best sentence, one of the best, one despite a typo, the whole reply, the confidence."""
    found = measured(name)
    assert getattr(found.row, figure) >= getattr(BOUNDS[name], figure), str(found)


@EACH_SET
@pytest.mark.parametrize("figure", ["false_answers", "withheld"])
def test_a_figure_stays_under_its_bound(
    measured: Callable[[str], Measured], name: str, figure: str
) -> None:
    """Answers to what the record does not say, and none to what it does."""
    found = measured(name)
    assert getattr(found.row, figure) <= getattr(BOUNDS[name], figure), str(found)


@EACH_SET
def test_the_short_answer_is_right_where_the_sentence_is(
    measured: Callable[[str], Measured], name: str
) -> None:
    """It holds an accepted answer."""
    found = measured(name)
    right = [case.short_right(answer.short) for case, answer in found.hits]
    assert sum(right) / len(right) >= BOUNDS[name].short, str(found)


@EACH_SET
def test_every_citation_is_verbatim(measured: Callable[[str], Measured], name: str) -> None:
    """Without any exception."""
    assert measured(name).row.verbatim
