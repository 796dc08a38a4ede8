"""Copies of a record's file: made while it is in use, and put in its place again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from facts.errors import StoreError, StoreUnavailable
from facts.sqlite.connections import Connections
from facts.sqlite.errors import primary_code, translated
from facts.sqlite.migrating import version_of
from facts.stores.sqlite.schema import APPLICATION_ID, MIGRATIONS

_LOGS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file that is in use, by its name's ending."""


def backup(connections: Connections, path: Path, *, replace: bool) -> None:
    """Write a copy of the record as it is at one moment. Raises `StoreError`."""
    path = Path(os.path.realpath(path))
    with _written(path, replace=replace) as temporary, connections.reading() as source:
        _copy(source, temporary, path)


def restore(backup: Path, path: Path, *, replace: bool) -> None:
    """Put a copy in the place of a record's file, which nobody may use meanwhile.

    Raises `StoreError` if the copy is damaged or no record, or if there is a file in its place,
    unless it may be replaced. That file is then as it was.
    """
    path = Path(os.path.realpath(path))
    if path.exists() and backup.exists() and backup.samefile(path):
        raise StoreError(
            "The record was not restored",
            why="the backup is the record itself",
            remedy="Name the file that backup has written",
        )
    _refuse_damaged(backup)
    with _written(path, replace=replace) as temporary:
        with translated(backup), closing(_opened(backup)) as source:
            _copy(source, temporary, path)
        if path.exists():
            _take(path)


def _copy(source: sqlite3.Connection, temporary: Path, path: Path) -> None:
    with translated(path), closing(sqlite3.connect(temporary)) as target:
        # All pages in one step: a copy in steps begins again whenever somebody writes.
        source.backup(target)
        # One plain file, that can be read from a place that may not be written.
        target.execute("PRAGMA journal_mode = DELETE").fetchone()


def _refuse_damaged(backup: Path) -> None:
    """Raise `StoreError` for a file that is no record, of a newer version, or damaged."""
    if not backup.is_file():
        raise StoreUnavailable(
            f"{backup} cannot be read", why="there is no such file", remedy="Name another file"
        )
    with translated(backup), closing(_opened(backup)) as connection:
        version = version_of(connection, APPLICATION_ID, MIGRATIONS)
        found = connection.execute("PRAGMA quick_check(1)").fetchone()
    if not version:
        raise StoreUnavailable(
            f"The backup {backup.name} was not restored",
            why="it holds no record",
            remedy="Name a file that backup has written",
        )
    if found != ("ok",):
        raise StoreUnavailable(
            f"The backup {backup.name} was not restored",
            why="it is damaged",
            remedy="Restore an older backup",
        )


def _opened(backup: Path) -> sqlite3.Connection:
    # Nothing is written beside the backup, which may be where nobody may write.
    address = f"{backup.absolute().as_uri()}?mode=ro"
    if not any(Path(f"{backup}{end}").exists() for end in _LOGS):
        address += "&immutable=1"
    return sqlite3.connect(address, uri=True)


@contextmanager
def _written(path: Path, *, replace: bool) -> Iterator[Path]:
    """Yield a temporary file that takes the place of `path` at the end, unless something fails."""
    if path.exists() and not replace:
        raise StoreError(
            f"{path} was not written",
            why="it exists",
            remedy="Choose another file, or say that it may be replaced (--replace)",
        )
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with translated(path):
            temporary.unlink(missing_ok=True)
            # It holds what the record holds: nobody else may read it.
            os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield temporary
        with translated(path):
            _flush(temporary)
            temporary.replace(path)
            _flush(path.parent)
    finally:
        for end in ("", *_LOGS):
            with suppress(OSError):
                Path(f"{temporary}{end}").unlink(missing_ok=True)


def _take(path: Path) -> None:
    """Make sure that nobody uses a file that will be replaced, and remove what is beside it.

    A damaged file may be in use without that anybody can tell.
    """
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        if primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StoreUnavailable(
                f"The store {path.name} was not replaced",
                why="another program uses it",
                remedy="Stop the bot and other programs that use it, and try again",
            ) from error
    with translated(path):
        for end in _LOGS:
            # A log that is left of the old file would be written into the new one.
            Path(f"{path}{end}").unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Have the system write a file or a folder to the disk."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
