"""The records that the bot answers from: one by default, and others that chats are given."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.settings import MAIN

if TYPE_CHECKING:
    from bot.examples import Examples
    from bot.previews import Previews
    from bot.watching import Watching
    from facts import Library

_current: ContextVar[str] = ContextVar("record", default=MAIN)


@dataclass(frozen=True, slots=True)
class Record:
    """A record with what is kept of it: examples, previews, and the places that it watches."""

    name: str
    library: Library
    examples: Examples
    previews: Previews
    watching: Watching


class Records:
    """All records by their names. One of them is the record of the update that is handled."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = {record.name: record for record in records}

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records.values())

    @property
    def current(self) -> Record:
        """The record of the chat whose update is handled."""
        return self._records[_current.get()]

    @property
    def main(self) -> Record:
        """The record that is asked where no other was chosen."""
        return self._records[MAIN]

    def named(self, name: str) -> Record | None:
        """Return the record of that name, or None if the settings have none."""
        return self._records.get(name)

    def use(self, record: Record) -> None:
        """Make a record the current one, until the update is handled."""
        _current.set(record.name)

    @contextmanager
    def using(self, record: Record) -> Iterator[Record]:
        """Make a record the current one inside a block."""
        token = _current.set(record.name)
        try:
            yield record
        finally:
            _current.reset(token)

    def start_watching(self) -> None:
        """Start to look at the watched places of all records."""
        for record in self:
            record.watching.start()

    def stop_watching(self) -> None:
        """Tell the threads that look at watched places to end."""
        for record in self:
            record.watching.stop()

    def join_watching(self, timeout: float) -> None:
        """Wait until these threads have ended, for at most `timeout` seconds."""
        end = time.monotonic() + timeout
        for record in self:
            record.watching.join(max(0.0, end - time.monotonic()))
