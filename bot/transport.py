"""HTTP requests to the Bot API that are repeated while the server is away."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import structlog
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from bot import metrics

log = structlog.get_logger(__name__)

_REMEDY = "The bot tries again by itself. Check the network, and BOT_API_URL if it is set"
_FIRST_WAIT, _LONGEST_WAIT = 0.2, 10.0
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_DROPPED = (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError)


class PatientRequest(HTTPXRequest):
    """Repeats a request for up to `patience` seconds if the server did not take it.

    This covers refused and dropped connections and 5xx. A request that timed out is not repeated,
    since Telegram may well have carried it out. After a dropped connection this is possible too,
    but rare, and a message seen twice is better than a lost one.
    """

    def __init__(self, *, patience: float = 120.0, **options: Any) -> None:
        super().__init__(**options)
        self._patience = patience
        self._reached = True

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Send a request as `HTTPXRequest.do_request` does, with repetitions."""
        method = url.rpartition("/")[2]
        async for last in self._attempts():
            try:
                status, body = await super().do_request(url, *args, **kwargs)
            except NetworkError as error:
                metrics.requests.labels(method, type(error.__cause__).__name__).inc()
                if last or not isinstance(error.__cause__, _UNSENT + _DROPPED):
                    raise
                self._note_away(url, method, error.__cause__)
                continue
            self._reached = True
            metrics.requests.labels(method, str(status)).inc()
            if status < 500 or last:
                return status, body
            log.info("server failed", method=method, status=status)
        raise AssertionError("the last attempt returns or raises")

    def _note_away(self, url: str, method: str, error: BaseException | None) -> None:
        """Log that the server is away, the first time in a row with what to do."""
        kind = type(error).__name__
        if self._reached:
            self._reached = False
            host = urlsplit(url).netloc
            log.warning("server not reached", method=method, error=kind, host=host, remedy=_REMEDY)
        else:
            log.info("server not reached", method=method, error=kind)

    async def _attempts(self) -> AsyncIterator[bool]:
        """Yield for each attempt whether it is the last. Waits grow from one to the next."""
        clock = asyncio.get_running_loop().time
        end = clock() + self._patience
        wait = _FIRST_WAIT
        while clock() + wait < end:
            yield False
            # Random, so that requests that wait do not all return at the same moment.
            await asyncio.sleep(wait * random.uniform(0.5, 1.0))  # noqa: S311
            wait = min(wait * 2, _LONGEST_WAIT)
        yield True
