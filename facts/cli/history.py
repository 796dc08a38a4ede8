"""The questions that were typed, remembered from one conversation to the next."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from facts.cli.places import user_data

_MOST = 1000


@contextlib.contextmanager
def history() -> Iterator[None]:
    """Line editing with the history of earlier conversations, where the system has any.

    The file is readable by its owner alone; where it can't be kept, nothing is lost but it.
    """
    try:
        import readline
    except ImportError:  # Windows
        yield
        return
    path = user_data("history")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        readline.read_history_file(path)
    readline.set_history_length(_MOST)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            readline.write_history_file(path)
