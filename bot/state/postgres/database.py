"""The schema of a PostgreSQL database that holds the state: its connections and transactions."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from decimal import Decimal
from functools import lru_cache
from typing import Any

import psycopg

from bot.state.postgres.schema import OWNER, SCHEMA
from bot.state.tables.database import Connection, Database, Row, Value
from facts.postgres import Connections, parse_url
from facts.postgres.texts import from_column, to_column

_CLOCK = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"
MOST_CONNECTIONS = 8
"""Connections for the state, in addition to those of the record."""


class PostgresDatabase(Database):
    """One schema of a database.

    `clock` returns the time in seconds of Unix time, in place of the clocks of machines.
    """

    def __init__(self, url: str, *, clock: Callable[[], float] | None = None) -> None:
        self._connections = Connections(parse_url(url, SCHEMA), OWNER, most=MOST_CONNECTIONS)
        self._clock = clock

    @property
    def is_shared(self) -> bool:
        """Whether processes on other machines may use the state."""
        return True

    def close(self) -> None:
        self._connections.close()

    @contextmanager
    def _reading(self) -> Iterator[_Connection]:
        with self._connections.connection() as connection:
            yield _Connection(connection)

    @contextmanager
    def _writing(self, *, lasting: bool = False) -> Iterator[_Connection]:
        # Whether a transaction waits for the disk is left to the settings of the server.
        with self._connections.connection() as connection, connection.transaction():
            yield _Connection(connection)

    def _single(self) -> AbstractContextManager[_Connection]:
        return self._reading()  # a statement outside a transaction is one

    def _clock_sql(self) -> tuple[str, Sequence[Value]]:
        if self._clock is not None:
            return "?", (int(self._clock() * 1000),)
        return _CLOCK, ()

    def _now(self) -> int:
        return int((self._clock or time.time)())

    def _milliseconds(self, connection: Connection) -> int:
        if self._clock is not None:
            return int(self._clock() * 1000)
        # The clocks of the processes' machines may differ by more than the time that counts.
        row = connection.execute(f"SELECT {_CLOCK}").fetchone()
        return int(row[0])


class _Connection:
    """A connection that takes statements and values as SQLite does."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection

    def execute(self, statement: str, values: Sequence[Value] = (), /) -> _Cursor:
        cursor = self._connection.execute(_translated(statement), [_given(v) for v in values])
        return _Cursor(cursor)


class _Cursor:
    """A result whose texts and numbers are as they were given."""

    def __init__(self, cursor: psycopg.Cursor[Row]) -> None:
        self._cursor = cursor

    @property
    def rowcount(self) -> int:
        return self._cursor.rowcount

    def fetchone(self) -> Any:
        row = self._cursor.fetchone()
        return None if row is None else tuple(map(_taken, row))

    def fetchall(self) -> list[Row]:
        return [tuple(map(_taken, row)) for row in self._cursor.fetchall()]


@lru_cache(maxsize=256)
def _translated(statement: str) -> str:
    return statement.replace("%", "%%").replace("?", "%s")


def _given(value: Value) -> str | float | None:
    if isinstance(value, str):
        return to_column(str(value))  # of an enumeration, its value
    # A text that UTF-8 cannot hold comes as bytes: it equals nothing that is stored.
    return None if isinstance(value, bytes) else value


def _taken(value: Any) -> Any:
    if isinstance(value, str):
        return from_column(value)
    return int(value) if isinstance(value, Decimal) else value
