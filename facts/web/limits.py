"""How many questions a visitor may ask, and how many may wait."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

from facts.web.problems import Refusal

MOST_VISITORS = 10_000
"""Of whom it is known how much they asked: the others are those who asked longest ago."""
Result = TypeVar("Result")
Parameters = ParamSpec("Parameters")


class Throttle:
    """Lets each visitor ask so many questions a minute, a third of them at once."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = per_minute / 60
        self._most = max(1.0, per_minute / 3)
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, visitor: str) -> None:
        """Count a question. Raises `Refusal` if it comes too soon."""
        if not self._rate:
            return
        now = self._clock()
        left, before = self._left.pop(visitor, (self._most, now))
        left = min(self._most, left + (now - before) * self._rate)
        self._left[visitor] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > MOST_VISITORS:
            self._left.popitem(last=False)
        if left < 1:
            wait = ceil((1 - left) / self._rate)
            raise Refusal(
                429,
                "You ask too many questions",
                why="others want to ask too",
                remedy=f"Ask again in {wait} seconds",
                headers={"Retry-After": str(wait)},
            )


class Workers:
    """So many threads for calls that block. So many calls may be made or wait at once."""

    def __init__(self, threads: int, most_waiting: int) -> None:
        self._most = most_waiting
        self._threads = threads
        self._limiter: CapacityLimiter | None = None
        self._waiting = 0

    async def run(
        self,
        call: Callable[Parameters, Result],
        *arguments: Parameters.args,
        **options: Parameters.kwargs,
    ) -> Result:
        """Return what the call returns. Raises `Refusal` if too many are waiting."""
        if self._limiter is None:  # it belongs to the event loop that runs
            self._limiter = CapacityLimiter(self._threads)
        if self._waiting >= self._most:
            raise Refusal(
                503,
                "The server is busy",
                why="too many questions are waiting",
                remedy="Ask again in a minute",
                headers={"Retry-After": "60"},
            )
        self._waiting += 1
        try:
            return await run_sync(lambda: call(*arguments, **options), limiter=self._limiter)
        finally:
            self._waiting -= 1
