"""How many sentences the reader is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.match import cascade
from facts.match.cascade import HOPELESS, SURE, SURE_EFFORT, needed, read_best
from facts.match.ranking import BESIDE, Ranked
from facts.match.table_rows import Found
from facts.models import Answer, NotFound
from tests.facts.asking import record_of

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


@given(scores, st.floats(0, 1), st.integers(1, 50), st.none() | st.integers(0, 49))
def test_never_more_are_read_than_a_caller_asks_for(
    scores: list[float], confidence: float, effort: int, looked_up: int | None
) -> None:
    """What is looked up is read too, but no further either."""
    efforts: list[int] = []
    own, own_look_up = cascade.reread, cascade._look_up
    found_at = None if looked_up is None else Found(min(looked_up, effort - 1), 0, 0)

    def note(_q: str, found: Sequence[Ranked], _r: object, _j: object, most: int) -> list[Ranked]:
        efforts.append(most)
        return list(found)

    cascade.reread = note  # type: ignore[assignment]
    cascade._look_up = lambda _views: found_at  # type: ignore[assignment]
    try:
        read_best("Who?", ranked(scores, confidence), effort)
    finally:
        cascade.reread, cascade._look_up = own, own_look_up
    assert efforts[0] <= effort
    assert found_at is None or found_at.at < efforts[0]


@pytest.mark.parametrize(
    ("text", "question", "short"),
    [
        ("The board has 28 days to appeal.", "How long does the board have to appeal?", "28 days"),
        (
            "Vilma refused a medal of honour, as it was to be handed to her by a critic.",
            "Why did Vilma turn down the medal?",
            "handed to her by a critic",
        ),
    ],
)
def test_the_reader_knows_better_than_the_parse(text: str, question: str, short: str) -> None:
    """To the parse these are plans, refusals and denials of what is asked."""
    with record_of(f"{text} The council met in Tarn.") as library:
        found = library.ask(question)
    assert isinstance(found, Answer)
    assert short in found.short


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Police said that Ana Breck had not been charged with fraud.", "Who was charged?"),
        ("Ana Breck denied that she had taken the money.", "Who took the money?"),
        ("The council plans to sell the pier to Zeta Ferries.", "Who bought the pier?"),
    ],
)
def test_what_is_not_so_is_not_told(text: str, question: str) -> None:
    """Here both speak against it."""
    with record_of(f"{text} The council met in Tarn.") as library:
        assert isinstance(library.ask(question), NotFound)
