"""The limits of what the bot sends, which keep to Telegram's "retry after" at all times."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import AIORateLimiter
from telegram.warnings import PTBDeprecationWarning

# Both forms of it are read here.
warnings.filterwarnings("ignore", ".*attribute `retry_after` will be", PTBDeprecationWarning)

_MARGIN = 0.1
"""Seconds added to each wait, as the library adds them: the two clocks are not the same."""

_Json = dict[str, Any]
_Response = bool | _Json | list[_Json]


class FloodLimiter(AIORateLimiter):
    """Sends nothing before the time that the latest 429 names, whatever else is going on.

    `AIORateLimiter` 22.8 holds all requests back after a 429, but lets them go as soon as any
    request ends that was sent before, or as soon as the shortest of two waits is over
    (python-telegram-bot issue 5338, mended after 22.8). Here a time is kept, and not an event.
    """

    def __init__(self, **limits: Any) -> None:
        super().__init__(**limits)
        self._closed_until = 0.0  # by the clock of the event loop

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, _Response]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> _Response:
        """Send a request when it may be sent, and again after each 429, as the library does."""

        async def send(*args: Any, **kwargs: Any) -> _Response:
            clock = asyncio.get_running_loop().time
            while (wait := self._closed_until - clock()) > 0:
                await asyncio.sleep(wait)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as refused:
                end = clock() + retry_after_seconds(refused) + _MARGIN
                self._closed_until = max(self._closed_until, end)
                raise

        return await super().process_request(send, args, kwargs, endpoint, data, rate_limit_args)


def retry_after_seconds(refused: RetryAfter) -> float:
    """Return how many seconds a 429 asks to wait."""
    wait: Any = refused.retry_after
    return float(wait if isinstance(wait, int | float) else wait.total_seconds())
