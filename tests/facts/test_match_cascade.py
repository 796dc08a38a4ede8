"""How many sentences the reader is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from facts.match import cascade
from facts.match.cascade import HOPELESS, SURE, SURE_EFFORT, needed, read_best
from facts.match.ranking import BESIDE, Ranked

scores = st.lists(st.floats(-9, 9), min_size=1, max_size=34)


def ranked(scores: Sequence[float], confidence: float) -> list[Ranked]:
    """Ranked sentences as far as it matters here, best first."""
    nothing = cast(Any, None)
    ordered = sorted(scores, reverse=True)
    return [Ranked(nothing, score, None, confidence if i == 0 else 0.0) for i, score in
            enumerate(ordered)]  # fmt: skip


@given(scores, st.floats(0, SURE, exclude_max=True))
def test_all_that_may_answer_are_read_where_the_trees_are_not_sure(
    scores: list[float], confidence: float
) -> None:
    """Those that they rate far below the best hardly do."""
    found = ranked(scores, confidence)
    count = needed(found)
    assert all(found[0].score - each.score <= HOPELESS for each in found[SURE_EFFORT:count])
    assert all(found[0].score - each.score > HOPELESS for each in found[count:])


@given(scores, st.floats(SURE, 1))
def test_few_are_read_where_the_trees_are_sure(scores: list[float], confidence: float) -> None:
    """Those that they rate about as high are: other articles may say the same, or otherwise."""
    found = ranked(scores, confidence)
    count = needed(found)
    assert count >= SURE_EFFORT
    assert all(found[0].score - each.score <= BESIDE for each in found[SURE_EFFORT:count])
    assert all(found[0].score - each.score > BESIDE for each in found[count:])


@given(scores, st.floats(0, 1), st.integers(1, 50))
def test_never_more_are_read_than_a_caller_asks_for(
    scores: list[float], confidence: float, effort: int
) -> None:
    efforts: list[int] = []
    own = cascade.reread

    def note(_q: str, found: Sequence[Ranked], _r: object, _j: object, most: int) -> list[Ranked]:
        efforts.append(most)
        return list(found)

    cascade.reread = note  # type: ignore[assignment]
    try:
        read_best("Who?", ranked(scores, confidence), effort)
    finally:
        cascade.reread = own
    assert efforts[0] <= effort
