"""The bot's state in SQLite."""

from __future__ import annotations

from bot.state.sqlite.database import SqliteDatabase
from bot.state.tables.whole import Tables


class SqliteState(SqliteDatabase, Tables):
    """The bot's state in one SQLite file or, without a path, in memory."""
