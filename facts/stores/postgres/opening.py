"""Open the store of a `postgresql://` URL."""

from __future__ import annotations

from facts.errors import StoreUnavailable
from facts.stores.base import Store


def open_store(url: str) -> Store:
    """Open the store, and create its tables where they are missing.

    Raises `StoreUnavailable` or `StoreVersionError`.
    """
    try:
        from facts.stores.postgres.store import PostgresStore
    except ImportError:
        raise StoreUnavailable(
            "The store cannot be opened",
            why="psycopg, by which PostgreSQL is reached, is not installed",
            remedy="Install rapporteur[postgres]",
        ) from None
    return PostgresStore(url)
