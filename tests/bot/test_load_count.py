"""How busy the bot is, and what it leaves out then."""

from __future__ import annotations

from contextlib import ExitStack

from hypothesis import given
from hypothesis import strategies as st

from bot.load import FULL, Load


@given(st.integers(1, 300), st.integers(0, 300))
def test_the_busier_the_less_is_read(most: int, count: int) -> None:
    """From all sentences down to none, never up. What is done counts no more."""
    load = Load(most)
    assert load.effort == FULL
    assert not load.is_full
    with ExitStack() as stack:
        efforts = [load.effort]
        for number in range(1, count + 1):
            stack.enter_context(load.update())
            efforts.append(load.effort)
            assert load.is_full == (number >= most)
        assert efforts == sorted(efforts, reverse=True)
    assert load.effort == FULL
    assert not load.is_full


def test_one_question_at_a_time_is_read_in_full_and_a_crowd_not_at_all() -> None:
    """Reading a crowd's questions would make all of them wait."""
    load = Load(100)
    with ExitStack() as stack:
        stack.enter_context(load.update())
        assert load.effort == FULL
        for _ in range(20):
            stack.enter_context(load.update())
        assert load.effort == 0


def test_an_update_that_fails_is_no_longer_in_hand() -> None:
    """Errors must not make the bot look busy forever."""
    load = Load(1)
    for _ in range(3):
        try:
            with load.update():
                raise ValueError
        except ValueError:
            assert not load.is_full
