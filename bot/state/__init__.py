"""What the bot remembers across restarts, apart from the record."""

from __future__ import annotations

from pathlib import Path

from bot.state.base import State
from bot.state.sqlite import SqliteState

__all__ = ["State", "open_state"]


def open_state(path: str | Path) -> State:
    """Open the state in the file, which is made if there is none; `:memory:` is kept in memory.

    Also a context manager, which closes it. Raises `StoreUnavailable` where the file can't be
    opened or is another program's, `StoreVersionError` where a newer version wrote it.
    """
    return SqliteState(None if str(path) == ":memory:" else Path(path).expanduser())
