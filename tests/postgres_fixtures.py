"""Fixtures of tests that need a PostgreSQL server: a `conftest.py` imports them by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from tests.postgres_server import REQUIRED, Server, binaries, running


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server that this worker alone uses."""
    programs = binaries()
    if programs is None:
        told = "PostgreSQL is not installed"
        if os.environ.get(REQUIRED):
            pytest.fail(told)
        pytest.skip(told)
    with running(programs) as server:
        yield server


@pytest.fixture
def new_postgres_url(server: Server) -> Iterator[Callable[[], str]]:
    """A function that returns the URL of another new store at each call."""
    made: list[str] = []

    def new() -> str:
        made.append(server.new_url())
        return made[-1]

    yield new
    for url in made:
        server.drop(url)
