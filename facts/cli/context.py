"""What every verb is given: the store, and where to write."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING

from facts.cli.places import shown
from facts.cli.text import line

if TYPE_CHECKING:
    from rich.console import Console

    from facts.library import Library

PROGRAM = "rapporteur"


class Context:
    """The store that was named, and consoles that are made when first used."""

    def __init__(self, *, store: str) -> None:
        self._store = store

    @property
    def shown_store(self) -> str:
        """The store's path or URL, fit to be shown."""
        return line(shown(self._store))

    def open(self) -> Library:
        """The record; raises `StoreError`."""
        from facts.library import Library

        return Library.open(self._store)

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
    def conversing(self) -> bool:
        """Whether a person sits at the other end, who can be asked something."""
        return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()

    def complain(self, message: str) -> None:
        """Write one line to standard error."""
        print(f"{PROGRAM}: {line(message)}", file=sys.stderr, flush=True)

    def note(self, message: str) -> None:
        """Write one line to standard error that is no complaint."""
        print(line(message), file=sys.stderr, flush=True)
