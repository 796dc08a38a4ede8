"""Everything that the bot remembers across restarts, apart from the record."""

from __future__ import annotations

from pathlib import Path

from bot.state.protocol import State
from bot.state.sqlite.state import SqliteState

__all__ = ["State", "open_state"]


def open_state(path: str | Path) -> State:
    """Open the state in the file, and create the file if needed; `:memory:` needs no file.

    The state is also a context manager that closes it. Raises `StoreUnavailable` if the file
    cannot be opened or belongs to another program, `StoreVersionError` if a newer version wrote it.
    """
    return SqliteState(None if str(path) == ":memory:" else Path(path).expanduser())
