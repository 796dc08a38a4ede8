"""Each test of the state runs with SQLite and with PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.state.postgres.state import PostgresState
from bot.state.sqlite.state import SqliteState
from tests.bot.state.states import Clock, Stored


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new state is kept: a path or a URL."""
    if request.param == "SQLite":
        return str(tmp_path / "bot.db")
    new_url: Callable[[], str] = request.getfixturevalue("new_postgres_url")
    return new_url()


@pytest.fixture
def clock() -> Clock:
    """The clock of `state`."""
    return Clock()


@pytest.fixture
def state(place: str, clock: Clock) -> Iterator[Stored]:
    """A new state with a clock to set."""
    made = PostgresState if place.startswith("postgresql:") else SqliteState
    with made(place if made is PostgresState else Path(place), clock=clock) as state:  # type: ignore[arg-type]
        yield state
