"""The record in one SQLite file, or in memory."""

from facts.stores.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
