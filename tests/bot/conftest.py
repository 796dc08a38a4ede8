"""Fixtures for tests of the running bot. See tests/telegram_api/README.md."""

from __future__ import annotations

from tests.postgres_fixtures import new_postgres_url, server
from tests.telegram_api.fixtures import alone, bot, folder, record, shared, telegram

__all__ = [
    "alone",
    "bot",
    "folder",
    "new_postgres_url",
    "record",
    "server",
    "shared",
    "telegram",
]
