"""The bot's calls, and its mistakes."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

WITHIN = 20.0
"""Seconds that a test waits for an action of the bot, even on a slow machine."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the Bot API. `status` is 0 if the connection was cut on purpose."""

    method: str
    given: Mapping[str, object]
    status: int
    description: str = ""
    at: float = field(default_factory=time.monotonic)

    @property
    def ok(self) -> bool:
        """Return whether it was carried out and answered."""
        return self.status == 200


class Inspector:
    """Keeps every call except polls, and every mistake in `complaints`."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.complaints: list[str] = []
        self.counts: Counter[str] = Counter()
        """How many calls of each method were carried out."""
        self._changed = asyncio.Condition()

    def of(self, method: str) -> list[Call]:
        """Return the calls of a method that were carried out."""
        return [call for call in self.calls if call.method == method and call.ok]

    async def note(self, call: Call) -> None:
        """Keep a call, and wake everyone who waits for one."""
        if call.method != "getUpdates" or not call.ok:
            self.calls.append(call)
        self.counts[call.method] += call.ok
        async with self._changed:
            self._changed.notify_all()

    def complain(self, method: str, description: str, given: Mapping[str, object]) -> None:
        """Keep a mistake of the bot."""
        self.complaints.append(f"{method}: {description} — given {dict(given)!r:.1500}")

    async def until(
        self, true: Callable[[], object], *, within: float = WITHIN, what: str = "it"
    ) -> None:
        """Wait until `true()` after a call. Raises AssertionError after `within` seconds."""
        try:
            async with asyncio.timeout(within), self._changed:
                await self._changed.wait_for(lambda: bool(true()))
        except TimeoutError:
            raise AssertionError(f"{what} has not happened; {self._story()}") from None

    def _story(self) -> str:
        last = [f"{c.method} {c.status} {c.description}".rstrip() for c in self.calls[-8:]]
        said = f"the last calls were {last}" if last else "nothing was called"
        return f"{said}; complaints: {self.complaints}"
