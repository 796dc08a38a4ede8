"""Keep the questions that were typed for the next chat."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from facts.cli.paths import user_data_path

_LINES = 1000


@contextlib.contextmanager
def history() -> Iterator[None]:
    """Turn on line editing with the history of earlier chats, if the system supports it.

    Only its owner can read the file. If it cannot be written, the chat goes on without it.
    """
    try:
        import readline
    except ImportError:  # Windows
        yield
        return
    path = user_data_path("history")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        readline.read_history_file(path)
    readline.set_history_length(_LINES)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            readline.write_history_file(path)
