"""How often a person may ask, counted over all processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.state import open_state
from bot.state.allowances import Allowance, Taken
from bot.state.sqlite.state import SqliteState
from bot.state.tables.database import Connection, Cursor, Value
from bot.throttle import Permission, Throttle
from tests.bot.state.states import USER, Clock, Stored

ASK = Allowance("ask", interval=10.0, burst=2)


def test_a_burst_is_allowed_then_one_each_interval(state: Stored, clock: Clock) -> None:
    """Who is refused is told how long to wait, and waiting costs nothing."""
    assert [state.take_allowance(ASK, USER).refused for _ in range(2)] == [0, 0]
    clock.now += 4
    assert state.take_allowance(ASK, USER) == Taken(refused=1, wait=6.0)
    assert state.take_allowance(ASK, USER) == Taken(refused=2, wait=6.0)
    clock.now += 6
    assert state.take_allowance(ASK, USER).refused == 0
    assert state.take_allowance(ASK, USER).refused == 1
    clock.now += 1_000
    assert [state.take_allowance(ASK, USER).refused for _ in range(3)] == [0, 0, 1]


def test_people_and_allowances_are_counted_apart(state: Stored) -> None:
    """Inline queries leave the questions as they are."""
    for allowance in (ASK, Allowance("inline", 10.0, 2)):
        for person in (USER, USER + 1, 1 << 70):
            assert [state.take_allowance(allowance, person).refused for _ in range(3)] == [0, 0, 1]


def test_processes_count_together(place: str) -> None:
    """However many ask at the same time, no more are allowed than by one."""
    many = Allowance("ask", interval=3600.0, burst=5)
    with open_state(place) as one, open_state(place) as other, ThreadPoolExecutor(8) as pool:
        states = [one, other] * 10
        taken = list(pool.map(lambda state: state.take_allowance(many, USER), states))
    assert sum(not each.refused for each in taken) == many.burst
    assert sorted(each.refused for each in taken if each.refused) == list(range(1, 16))


def test_only_a_database_is_shared_by_machines(state: Stored) -> None:
    """A file is on one."""
    assert state.is_shared is not isinstance(state, SqliteState)


def test_a_question_costs_one_statement(state: Stored, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is a round trip to a server."""
    made: list[str] = []
    single = state._single

    class Counting:
        def __init__(self, connection: Connection) -> None:
            self._connection = connection

        def execute(self, statement: str, values: Sequence[Value] = (), /) -> Cursor:
            made.append(statement)
            return self._connection.execute(statement, values)

    @contextmanager
    def counted() -> Iterator[Connection]:
        with single() as connection:
            yield Counting(connection)

    monkeypatch.setattr(state, "_single", counted)
    state.take_allowance(ASK, USER)
    assert len(made) == 1


@given(st.lists(st.floats(0, 30), max_size=30), st.integers(1, 5))
def test_it_counts_as_one_process_does(waits: list[float], burst: int) -> None:
    """The same questions are allowed, to a millisecond."""
    now = [1_700_000_000.0]
    own = Throttle(6, burst, clock=lambda: now[0])
    with SqliteState(None, clock=lambda: now[0]) as state:
        for wait in waits:
            now[0] += round(wait, 1) + 0.01
            expected = own.take(USER) is Permission.ALLOWED
            assert (state.take_allowance(Allowance("ask", 10.0, burst), USER).refused == 0) is (
                expected
            )
