"""The store and the output streams of a command."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING

from facts.cli.paths import without_credentials
from facts.cli.text import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from facts.library import Library
    from facts.web import AnswerProcesses

PROGRAM = "rapporteur"


class CommandContext:
    """The store that a command uses, and its consoles, which are created on first use."""

    def __init__(self, *, store: str, fast: bool = False) -> None:
        self._store = store
        self.fast = fast

    @property
    def shown_store(self) -> str:
        """The store's path or URL without a password, safe to print."""
        return one_line(without_credentials(self._store))

    def open(self) -> Library:
        """Open the record. Raises `StoreError`."""
        from facts.library import Library

        return Library.open(self._store, reader=not self.fast)

    def answer_processes(self, number: int) -> AnswerProcesses:
        """Return processes that can answer from the record. Raises `StoreError`."""
        from facts.web import AnswerProcesses

        return AnswerProcesses(self._store, number, reader=not self.fast)

    def restore(self, backup: Path, *, replace: bool) -> Library:
        """Put a backup in the place of the record, and open it. Raises `StoreError`."""
        from facts.library import Library

        return Library.restore(backup, self._store, replace=replace)

    def tell_missing_reader(self) -> None:
        """Print a hint if questions are answered without the reader though nobody asked for it."""
        from facts.parts import has_part

        if not self.fast and not has_part("reader"):
            self.print_note(
                "Answered without the reader, which is not installed, and so less well. Install "
                f"it: pip install '{PROGRAM}[reader]'; or choose this with --fast"
            )

    @cached_property
    def out(self) -> Console:
        """Standard output."""
        from facts.cli.console import console

        return console()

    @cached_property
    def err(self) -> Console:
        """Standard error."""
        from facts.cli.console import console

        return console(stderr=True)

    @property
    def interactive(self) -> bool:
        """Whether a person is at the terminal and can be asked a question."""
        return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()

    def print_error(self, message: str) -> None:
        """Print an error as one line on standard error."""
        print(f"{PROGRAM}: {one_line(message)}", file=sys.stderr, flush=True)

    def print_note(self, message: str) -> None:
        """Print a hint as one line on standard error."""
        print(one_line(message), file=sys.stderr, flush=True)
