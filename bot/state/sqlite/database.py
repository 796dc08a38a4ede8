"""The SQLite file that holds the state: its connections, transactions and clock."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Self

from bot.state.sqlite.schema import prepare
from facts.sqlite import Connections


class Database:
    """One SQLite file or, without a path, a database in memory.

    `clock` returns the time in seconds of Unix time.
    """

    def __init__(self, path: Path | None, *, clock: Callable[[], float] = time.time) -> None:
        if path is not None:
            _create_private(path)
        self._connections = Connections(path, prepare)
        self._clock = clock

    def close(self) -> None:
        """Release files and connections."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        return self._connections.reading()

    @contextmanager
    def _writing(self, *, lasting: bool = False) -> Iterator[sqlite3.Connection]:
        """Open a transaction. Any exception undoes it.

        A crash of the process loses nothing of a finished transaction. A power failure may lose
        the last transactions, each as a whole, unless they are `lasting`: these wait for the disk.
        """
        # This cannot be set inside a transaction. Each thread has its own connection.
        with self._connections.reading() as connection:
            connection.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
        with self._connections.writing() as connection:
            yield connection

    def _now(self) -> int:
        return int(self._clock())


def key_of(cursor: sqlite3.Cursor) -> int:
    """Return the key of the inserted row."""
    key = cursor.lastrowid
    assert key is not None  # noqa: S101 - an inserted row has a key
    return key


def _create_private(path: Path) -> None:
    """Create the file, readable by its owner alone, since it holds people's questions.

    SQLite gives the files beside it the same permissions. An existing file keeps its own.
    """
    # An obstacle here is an obstacle for SQLite too, and is reported then.
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
