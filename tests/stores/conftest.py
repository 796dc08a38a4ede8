"""The PostgreSQL server of the store's tests."""

from __future__ import annotations

from tests.postgres_fixtures import new_postgres_url, server

__all__ = ["new_postgres_url", "server"]
