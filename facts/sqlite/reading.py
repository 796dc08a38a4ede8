"""Files that this process may read and not write: on a read-only disk, or without the right to.

SQLite reads a file with write-ahead logging only where it may write beside it, or where it is told
that nobody changes the file. So the file is watched, and opened anew when somebody has.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import NamedTuple

from facts.errors import StoreUnavailable
from facts.sqlite.errors import primary_code

_LOG = "-wal"
_VERSIONS = slice(18, 20)
_LOGGING = b"\2\2"
"""These bytes of the header of a file that is written ahead."""
_NEEDS_LOG = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


class FileState(NamedTuple):
    """What changes when somebody writes a file: equal states are of the same content."""

    device: int
    inode: int
    size: int
    changed: int
    logged: int


def may_only_be_read(path: Path) -> bool:
    """Return whether a file is there, may be read, and may not be written with its log."""
    if not path.is_file() or not os.access(path, os.R_OK):
        return False
    if not os.access(path, os.W_OK):
        return True
    return not os.access(path.parent, os.W_OK) and not _log_of(path).exists()


def state_of(path: Path) -> FileState:
    """Return the state of a file and its log. Raises `OSError`."""
    found = path.stat()
    return FileState(
        found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, _size(_log_of(path))
    )


def connect(path: Path, timeout: float) -> tuple[sqlite3.Connection, FileState | None]:
    """Open a file for reading only.

    Returns the state from which the connection must not differ, None where SQLite itself sees what
    others write. Raises `StoreUnavailable` if a log belongs to the file that cannot be read.
    """
    state = state_of(path)
    with path.open("rb") as file:
        logging = file.read(_VERSIONS.stop)[_VERSIONS] == _LOGGING
    unchanging = logging and not state.logged
    address = f"{path.as_uri()}?mode=ro{'&immutable=1' if unchanging else ''}"
    connection = sqlite3.connect(
        address, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if logging and primary_code(error) in _NEEDS_LOG:
            raise StoreUnavailable(
                f"The store {path.name} is not available",
                why="it may only be read, and was not closed: its newest articles are in a log",
                remedy="Open it once where it may be written, or copy it with rapporteur backup",
            ) from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection, state if unchanging else None


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + _LOG)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
