"""The bot's state in PostgreSQL."""

from __future__ import annotations

from bot.state.postgres.database import PostgresDatabase
from bot.state.tables.whole import Tables


class PostgresState(PostgresDatabase, Tables):
    """The bot's state in a schema of a PostgreSQL database."""
