"""Everything that the bot remembers across restarts, apart from the record."""

from __future__ import annotations

import re
from pathlib import Path

from bot.state.protocol import State
from bot.state.sqlite.state import SqliteState
from facts.errors import StoreUnavailable

__all__ = ["State", "open_state"]


def open_state(place: str | Path) -> State:
    """Open the state in a file or at a `postgresql://` URL, and create it if needed.

    `:memory:` needs no file. The state is also a context manager that closes it. Raises
    `StoreUnavailable` if it cannot be opened or belongs to another program, `StoreVersionError` if
    a newer version wrote it.
    """
    if re.match("postgres(ql)?://", str(place)):
        return _open_postgres(str(place))
    return SqliteState(None if str(place) == ":memory:" else Path(place).expanduser())


def _open_postgres(url: str) -> State:
    try:
        from bot.state.postgres.state import PostgresState
    except ImportError:
        raise StoreUnavailable(
            "The bot's state cannot be opened",
            why="psycopg, by which PostgreSQL is reached, is not installed",
            remedy="Install rapporteur[bot,postgres]",
        ) from None
    return PostgresState(url)
