"""The SQLite file that holds the state: its connections, transactions and clock."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from bot.state.tables.database import Connection, Database, Value
from bot.state.tables.schema import MIGRATIONS
from facts.sqlite import Connections, bring_forward

_BUSY_TIMEOUT = 60.0
"""Seconds. A backup may hold the file for long, and a question waits better than it fails."""
APPLICATION_ID = 0x52504254  # "RPBT"


class SqliteDatabase(Database):
    """One SQLite file or, without a path, a database in memory.

    `clock` returns the time in seconds of Unix time.
    """

    def __init__(self, path: Path | None, *, clock: Callable[[], float] = time.time) -> None:
        if path is not None:
            _create_private(path)
        self._connections = Connections(path, prepare, busy_timeout=_BUSY_TIMEOUT)
        self._clock = clock

    @property
    def is_shared(self) -> bool:
        """Whether processes on other machines may use the state."""
        return False

    def close(self) -> None:
        self._connections.close()

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        return self._connections.reading()

    @contextmanager
    def _writing(self, *, lasting: bool = False) -> Iterator[sqlite3.Connection]:
        # This cannot be set inside a transaction. Each thread has its own connection. A lasting
        # transaction waits for the disk.
        with self._connections.reading() as connection:
            connection.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
        with self._connections.writing() as connection:
            yield connection

    def _single(self) -> AbstractContextManager[sqlite3.Connection]:
        return self._writing()

    def _clock_sql(self) -> tuple[str, Sequence[Value]]:
        return "?", (int(self._clock() * 1000),)

    def _now(self) -> int:
        return int(self._clock())

    def _milliseconds(self, connection: Connection) -> int:
        return int(self._clock() * 1000)  # all processes are on one machine


def prepare(connection: sqlite3.Connection) -> None:
    """Bring the file to this version.

    Raises `StoreVersionError` if a newer version wrote it, `StoreUnavailable` if it belongs to
    another program. It is then left unchanged.
    """
    bring_forward(connection, APPLICATION_ID, MIGRATIONS)


def _create_private(path: Path) -> None:
    """Create the file, readable by its owner alone, since it holds people's questions.

    SQLite gives the files beside it the same permissions. An existing file keeps its own.
    """
    # An obstacle here is an obstacle for SQLite too, and is reported then.
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
