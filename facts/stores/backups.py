"""Backups of a record as files, which stores that are files themselves make and take."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, runtime_checkable

from facts.errors import StoreError


@runtime_checkable
class KeepsBackups(Protocol):
    """A store that writes backups."""

    def backup(self, path: Path, *, replace: bool = False) -> None:
        """Write the record as it is at one moment to a file, while others read and write it.

        Raises `StoreError` if the file exists and may not be replaced, or cannot be written.
        """
        ...


def no_backups(what: str) -> StoreError:
    """Return the error for a store that writes and takes no backups."""
    return StoreError(
        what,
        why="the record is not in a file, but in a database with backups of its own",
        remedy="Use the database's tools, which are pg_dump and pg_restore for PostgreSQL, or"
        " rapporteur export and import",
    )
