"""The record in one SQLite file."""

from facts.stores.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
