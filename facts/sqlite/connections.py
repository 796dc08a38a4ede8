"""Connections to one database: one a thread for a file, a single one for a database in memory."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from facts.errors import StoreUnavailable
from facts.sqlite.errors import may_not_be_written, no_database, translated
from facts.sqlite.migrating import use_wal
from facts.sqlite.reading import FileState, connect, may_only_be_read, state_of

BUSY_TIMEOUT = 10.0
"""Seconds that a writer waits for another process, if nothing else is said."""
_HEADER = 100  # bytes
_OLDEST_SQLITE = (3, 38, 0)  # json_each is always built in, and RETURNING is known


class _Guarded:
    """A connection with the lock that its users must hold, also to close it.

    `state` is that of a file which must not change while the connection reads it.
    """

    def __init__(self, connection: sqlite3.Connection, state: FileState | None = None) -> None:
        self.connection = connection
        self.lock = threading.RLock()
        self.state = state
        self.users = 0

    def close(self) -> None:
        with self.lock:
            self.connection.close()


class Connections:
    """Connections to a file, or to memory where `path` is None.

    `prepare` creates the tables of a new file and migrates those of an older one. A writer waits
    for at most `busy_timeout` seconds for another process to finish its transaction.

    With `or_only_read`, a file that may not be written is opened all the same. It must be of the
    newest version, since it cannot be migrated, and all writing raises `StoreUnavailable`.
    """

    def __init__(
        self,
        path: Path | None,
        prepare: Callable[[sqlite3.Connection], None],
        *,
        busy_timeout: float = BUSY_TIMEOUT,
        or_only_read: bool = False,
    ) -> None:
        self._busy_timeout = busy_timeout
        # A later change of the working directory must not lead other threads to another file.
        self._path = path = path and path.absolute()
        self._local = threading.local()
        self._registry: dict[threading.Thread, _Guarded] = {}
        self._lock = threading.Lock()
        self._writer = threading.Lock()
        self._closed = False
        _require_sqlite()
        with translated(path):
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                _refuse_fragment(path)
            self._only_read = or_only_read and path is not None and may_only_be_read(path)
            guarded = self._connect()
            try:
                prepare(guarded.connection)
                self._configure(guarded.connection)
            except BaseException:
                guarded.close()
                raise
        self._memory = guarded if path is None else None
        self._registry[threading.current_thread()] = guarded
        self._local.guarded = guarded

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Yield the calling thread's connection. Its errors become `StoreUnavailable`."""
        guarded = self._guarded()
        with translated(self._path), guarded.lock:
            self._refuse_closed()
            if guarded.state is not None and not guarded.users:
                self._renew(guarded, guarded.state)
            guarded.users += 1
            try:
                yield guarded.connection
            finally:
                guarded.users -= 1

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Yield the calling thread's connection in a transaction, which any exception undoes.

        Raises `StoreUnavailable` for a file that may only be read.
        """
        if self._only_read and self._path is not None:
            raise may_not_be_written(self._path)
        # Threads queue here; only other processes are left to the busy timeout, which is unfair.
        with self._writer, self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # SQLite itself may have rolled back, as it does when the disk is full.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close every thread's connection, each after its running call has ended."""
        with self._lock:
            self._closed = True
            guarded = list(self._registry.values())
            self._registry.clear()
        for one in guarded:
            one.close()

    def _guarded(self) -> _Guarded:
        if self._memory is not None:
            return self._memory
        guarded: _Guarded | None = getattr(self._local, "guarded", None)
        if guarded is not None:
            return guarded
        self._refuse_closed()
        with translated(self._path):
            guarded = self._connect()
            self._configure(guarded.connection)
        with self._lock:
            if self._closed:
                guarded.close()
            for thread in [t for t in self._registry if not t.is_alive()]:
                self._registry.pop(thread).close()
            self._registry[threading.current_thread()] = guarded
        self._local.guarded = guarded
        return guarded

    def _connect(self) -> _Guarded:
        if self._only_read and self._path is not None:
            return _Guarded(*connect(self._path, self._busy_timeout))
        connection = sqlite3.connect(
            ":memory:" if self._path is None else self._path,
            timeout=self._busy_timeout,
            isolation_level=None,
            check_same_thread=False,  # for close(); the lock keeps threads apart
        )
        return _Guarded(connection)

    def _renew(self, guarded: _Guarded, state: FileState) -> None:
        """Open a file anew that was taken for one that nobody changes, if somebody has."""
        if self._path is None or state_of(self._path) == state:
            return
        renewed = self._connect()
        self._configure(renewed.connection)
        guarded.connection.close()
        guarded.connection, guarded.state = renewed.connection, renewed.state

    def _configure(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        if not self._only_read:
            use_wal(connection)
            connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA temp_store = MEMORY")
        # Kilobytes, for each thread's own connection: the system's cache serves them all.
        connection.execute("PRAGMA cache_size = -4096")

    def _refuse_closed(self) -> None:
        if self._closed:
            raise StoreUnavailable(
                "The store is closed",
                why="it was used after close()",
                remedy="Open it again",
            )


def _refuse_fragment(path: Path) -> None:
    # Some versions of SQLite take a file shorter than its header for a new one and write over it.
    if path.is_file() and 0 < path.stat().st_size < _HEADER:
        raise no_database(path)


def _require_sqlite() -> None:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise StoreUnavailable(
            "The store cannot be opened",
            why=f"this Python comes with SQLite {sqlite3.sqlite_version}",
            remedy=f"Use a Python with SQLite {'.'.join(map(str, _OLDEST_SQLITE))} or newer",
        )
