"""What is sent after a 429: nothing before its time, whatever else ends in between."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.flood_limit import FloodLimiter, retry_after_seconds


class Server:
    """Takes as long as told for each request, refuses the first ones, and notes when each came."""

    def __init__(self, refusals: Iterable[int]) -> None:
        self.came: list[tuple[str, float]] = []
        self._refusals = iter(refusals)
        self._limiter = FloodLimiter(overall_max_rate=0, group_max_rate=0, max_retries=3)
        self._start = asyncio.get_running_loop().time()

    async def ask(self, name: str, *, seconds: float = 0, refused: bool = False) -> Any:
        async def answer() -> bool:
            nonlocal refused
            self.came.append((name, asyncio.get_running_loop().time() - self._start))
            await asyncio.sleep(seconds)
            if refused:
                refused = False
                raise RetryAfter(next(self._refusals))
            return True

        return await self._limiter.process_request(answer, (), {}, "sendMessage", {}, None)


async def test_a_request_that_was_under_way_lets_no_other_through() -> None:
    """It ends while all others wait."""
    server = Server([1])
    await asyncio.gather(
        server.ask("refused", refused=True),
        server.ask("slow", seconds=0.2),
        later(0.4, server.ask("next")),
    )
    first, *again = [at for name, at in server.came if name != "slow"]
    assert first < 0.1
    assert len(again) == 2
    assert all(at >= 1 for at in again)


async def test_the_longest_of_two_waits_holds() -> None:
    """A second 429 that asks for less ends nothing."""
    server = Server([2, 1])
    await asyncio.gather(
        server.ask("long", refused=True),
        server.ask("short", seconds=0.1, refused=True),
        later(1.5, server.ask("next")),
    )
    assert all(at >= 2 for _, at in server.came[2:])
    assert len(server.came) == 5


async def test_a_request_is_given_up_after_its_tries() -> None:
    """The error is the last 429."""

    async def refuse() -> bool:
        raise RetryAfter(0)

    limiter = FloodLimiter(overall_max_rate=0, group_max_rate=0, max_retries=1)
    with pytest.raises(RetryAfter):
        await limiter.process_request(refuse, (), {}, "sendMessage", {}, None)


@pytest.mark.parametrize("wait", [3, timedelta(seconds=3)])
def test_the_wait_is_told_in_seconds(wait: int | timedelta) -> None:
    """The library gives it as a number now, and later as a duration."""
    assert retry_after_seconds(RetryAfter(wait)) == 3.0


async def later(seconds: float, asking: Any) -> Any:
    """Await it after that time."""
    await asyncio.sleep(seconds)
    return await asking
