"""The record in a PostgreSQL database, which many processes share."""

from facts.stores.postgres.opening import open_store

__all__ = ["open_store"]
