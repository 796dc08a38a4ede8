"""The threshold: a false answer costs as much as two withheld ones."""

from __future__ import annotations

import pytest

from benchmarks.fit.thresholds import JudgedAnswer, best_threshold


def test_right_answers_are_given_and_false_ones_withheld() -> None:
    """Where confidence separates them, the threshold lies between."""
    own = [JudgedAnswer(0.8, right=True, answerable=True)] * 10
    own += [JudgedAnswer(0.3, right=False, answerable=False)] * 10
    assert 0.3 < best_threshold([own]) <= 0.8


@pytest.mark.parametrize(("answerable", "given"), [(25, True), (15, False)])
def test_a_false_answer_costs_two_right_ones(answerable: int, given: bool) -> None:
    """Ten false answers at the same confidence are worth twenty right ones."""
    own = [JudgedAnswer(0.5, right=True, answerable=True)] * answerable
    own += [JudgedAnswer(0.5, right=False, answerable=False)] * 10
    assert (best_threshold([own]) <= 0.5) is given


def test_each_set_counts_the_same() -> None:
    """A thousand questions that cannot be told apart do not silence ten plain ones."""
    plain = [JudgedAnswer(0.4, right=True, answerable=True)] * 10
    hard = [JudgedAnswer(0.4, right=True, answerable=True)] * 400
    hard += [JudgedAnswer(0.4, right=False, answerable=False)] * 600
    assert best_threshold([hard]) > 0.4
    assert best_threshold([plain, hard]) <= 0.4
