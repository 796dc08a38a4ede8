"""What a database does for the tables: transactions, and a clock."""

# ruff: noqa: S608 - the interpolated parts are constants of this package

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, Self, TypeAlias

Value: TypeAlias = str | bytes | float | None
Values: TypeAlias = dict[str, Value]
Row: TypeAlias = tuple[Any, ...]
_LARGEST = (1 << 63) - 1


class Cursor(Protocol):
    """The result of a statement, as `sqlite3.Cursor` has it."""

    @property
    def rowcount(self) -> int: ...

    def fetchone(self) -> Any: ...

    def fetchall(self) -> list[Any]: ...


class Connection(Protocol):
    """A connection that runs statements with `?` for each value, as `sqlite3.Connection` does."""

    def execute(self, statement: str, values: Sequence[Value] = (), /) -> Cursor: ...


class Database(ABC):
    """The database that holds the tables. The parts of the state inherit it."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """Give a connection for statements that change nothing."""

    @abstractmethod
    def _writing(self, *, lasting: bool = False) -> AbstractContextManager[Connection]:
        """Open a transaction. Any exception undoes it.

        A crash of the process loses nothing of a finished transaction. A power failure may lose
        the last transactions, each as a whole, unless they are `lasting`.
        """

    @abstractmethod
    def _single(self) -> AbstractContextManager[Connection]:
        """Give a connection for one statement that is a transaction by itself."""

    @abstractmethod
    def _clock_sql(self) -> tuple[str, Sequence[Value]]:
        """Return the time of `_milliseconds` as an expression of SQL, and its values."""

    @abstractmethod
    def _now(self) -> int:
        """Return the time in seconds of Unix time."""

    @abstractmethod
    def _milliseconds(self, connection: Connection) -> int:
        """Return the time by the clock that all processes share, in milliseconds of Unix time."""

    @abstractmethod
    def close(self) -> None:
        """Release files and connections."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def as_id(number: int) -> int:
    """Return an id as a database can compare it. No person or chat has one that is larger."""
    return max(-_LARGEST, min(number, _LARGEST))


def insert(connection: Connection, table: str, values: Values) -> int:
    """Insert a row within a transaction, and return its key."""
    marks = ", ".join("?" * len(values))
    row = connection.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks}) RETURNING key",
        tuple(values.values()),
    ).fetchone()
    key: int = row[0]
    return key


def replace(connection: Connection, table: str, values: Values, unique: Sequence[str]) -> int:
    """Insert a row in place of the one with the same `unique` columns, and return its new key."""
    same = " AND ".join(f"{column} = ?" for column in unique)
    connection.execute(
        f"DELETE FROM {table} WHERE {same}", tuple(values[column] for column in unique)
    )
    return insert(connection, table, values)
