"""SQLite's errors as errors of the library, with a reason and a remedy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facts.errors import StoreUnavailable

_DAMAGED = "Restore it from a backup, or name a new file and add the articles again"
# Primary result code to why and remedy.
_REASONS = {
    sqlite3.SQLITE_BUSY: (
        "another process is writing to it",
        "Try again when the other process has finished",
    ),
    sqlite3.SQLITE_LOCKED: (
        "another thread is writing to it",
        "Try again in a moment",
    ),
    sqlite3.SQLITE_FULL: ("the disk is full", "Free some space and try again"),
    sqlite3.SQLITE_READONLY: (
        "the file or its folder may only be read",
        "Give this user the right to write the file and its folder",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "the file cannot be opened",
        "Check that the path names a file in a folder that this user may write",
    ),
    sqlite3.SQLITE_PERM: (
        "access is denied",
        "Give this user the right to write the file and its folder",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk failed to read or write",
        "Check the disk's health, its free space and any limit on the size of files",
    ),
    sqlite3.SQLITE_CORRUPT: ("the file is damaged", _DAMAGED),
    sqlite3.SQLITE_NOTADB: ("the file is no database", "Name another file"),
    sqlite3.SQLITE_TOOBIG: ("a text is too big for the store", "Split it into several articles"),
}
_UNDECODABLE = "Could not decode to UTF-8"  # begins an error of Python's own, without a code
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR)
_PRIMARY = 0xFF  # an extended result code keeps the primary one in its low byte


@contextmanager
def translated(path: Path | None) -> Iterator[None]:
    """Turn SQLite's and the file system's errors into `StoreUnavailable`."""
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
        raise unavailable(error, path) from error


def is_damage(error: StoreUnavailable) -> bool:
    """Return whether an error says that a part of the file cannot be read."""
    code = primary_code(error.__cause__)
    cut = isinstance(error.__cause__, UnicodeDecodeError)
    return cut or is_undecodable(error) or (code is not None and code in _DAMAGE)


def is_undecodable(error: StoreUnavailable) -> bool:
    """Return whether an error says that a stored text is not in UTF-8."""
    return str(error.__cause__).startswith(_UNDECODABLE)


def no_database(path: Path) -> StoreUnavailable:
    """Return the error for a file that SQLite did not write."""
    why, remedy = _REASONS[sqlite3.SQLITE_NOTADB]
    return StoreUnavailable(f"The store {path.name} is not available", why=why, remedy=remedy)


def may_not_be_written(path: Path) -> StoreUnavailable:
    """Return the error for writing a file that may only be read."""
    why, remedy = _REASONS[sqlite3.SQLITE_READONLY]
    return StoreUnavailable(f"The store {path.name} cannot be changed", why=why, remedy=remedy)


def unavailable(
    error: sqlite3.Error | OSError | UnicodeDecodeError, path: Path | None
) -> StoreUnavailable:
    """Return the error for one of SQLite or of the file system.

    SQLite quotes a damaged table's definition in its error, which then is not in UTF-8 itself.
    """
    name = "The store in memory" if path is None else f"The store {path.name}"
    if isinstance(error, OSError):
        why, remedy = _REASONS[sqlite3.SQLITE_CANTOPEN]
    elif isinstance(error, UnicodeDecodeError):
        why, remedy = _REASONS[sqlite3.SQLITE_CORRUPT]
    else:
        code = (
            sqlite3.SQLITE_CORRUPT if str(error).startswith(_UNDECODABLE) else primary_code(error)
        )
        why, remedy = _REASONS.get(
            code if code is not None else -1,
            (
                f"SQLite reports {getattr(error, 'sqlite_errorname', type(error).__name__)}",
                "Report this with the steps that led to it",
            ),
        )
    return StoreUnavailable(f"{name} is not available", why=why, remedy=remedy)


def primary_code(error: BaseException | None) -> int | None:
    """Return SQLite's primary result code of an error, None for one that has none."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & _PRIMARY if isinstance(code, int) else None
