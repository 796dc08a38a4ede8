"""Migrate a SQLite file to the newest version of its tables, completely or not at all.

`PRAGMA user_version` holds the version, and `PRAGMA application_id` identifies the program that
owns the file.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeAlias

from facts.errors import StoreUnavailable, StoreVersionError

Migration: TypeAlias = str | Callable[[sqlite3.Connection], None]
"""The SQL that makes a version of the one before it, or a function that does."""
_WAITS = (0.01, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds between tries to switch a file that another process switches to writing ahead."""


def bring_forward(
    connection: sqlite3.Connection, application_id: int, migrations: Sequence[Migration]
) -> None:
    """Migrate the file to the newest version, or refuse it unchanged.

    `migrations[n]` makes version n + 1 of version n, by SQL or by a function that is called within
    the transaction. A new file has version 0.
    Raises `StoreVersionError` if a newer version wrote the file, `StoreUnavailable` if another
    program did, or if the file is older and may only be read.
    """
    # One transaction, lest another process make the file between two looks at it.
    connection.execute("BEGIN")
    try:
        version = version_of(connection, application_id, migrations)
    finally:
        connection.execute("ROLLBACK")
    if version < len(migrations):
        _refuse_to_read_only(connection, version)
        _migrate(connection, application_id, migrations)
        if version:
            _shrink(connection)


def use_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging, so that readers and a writer do not wait for each other."""
    for wait in (*_WAITS, None):
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            return
        except sqlite3.OperationalError as error:
            # Two that switch a new file at once would wait for each other forever: SQLite then
            # refuses one at once, whatever the busy timeout.
            if wait is None or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(wait)


def version_of(
    connection: sqlite3.Connection, application_id: int, migrations: Sequence[Migration]
) -> int:
    """Return the version of the file's tables, 0 if it has none. Raises as `bring_forward` does."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != application_id and (owner or version or tables):
        raise StoreUnavailable(
            "The store cannot be opened",
            why="the file is a database of another program",
            remedy="Name another file",
        )
    if version > len(migrations):
        raise StoreVersionError(
            "The store cannot be opened",
            why=f"it has schema version {version}, and this program knows {len(migrations)}",
            remedy="Install the newer version of this program that wrote it",
        )
    return version


def _refuse_to_read_only(connection: sqlite3.Connection, version: int) -> None:
    if connection.execute("PRAGMA query_only").fetchone()[0]:
        raise StoreUnavailable(
            "The store cannot be opened",
            why="it may only be read, and "
            + ("an older version of this program wrote it" if version else "it is empty"),
            remedy="Open it once where this user may write the file and its folder",
        )


def _migrate(
    connection: sqlite3.Connection, application_id: int, migrations: Sequence[Migration]
) -> None:
    use_wal(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have been first while this one waited for the lock.
        for migration in migrations[version_of(connection, application_id, migrations) :]:
            if isinstance(migration, str):
                run_script(connection, migration)
            else:
                migration(connection)
        connection.execute(f"PRAGMA application_id = {application_id}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _shrink(connection: sqlite3.Connection) -> None:
    """Give back the room of what a migration dropped, unless others use the file or room lacks."""
    with suppress(sqlite3.OperationalError):
        connection.execute("VACUUM")


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run statements within the caller's transaction, which `executescript` would commit."""
    current = ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            connection.execute(current)
            current = ""
