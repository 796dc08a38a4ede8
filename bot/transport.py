"""HTTP to the Bot API that outlasts a short absence of the server."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from typing import Any

import httpx
import structlog
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

from bot import metrics

log = structlog.get_logger(__name__)

_FIRST_WAIT, _LONGEST_WAIT = 0.2, 10.0
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_DROPPED = (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError)


class PatientRequest(HTTPXRequest):
    """Sends again, for up to `patience` seconds, what the server was not there to take.

    That is: a connection refused or dropped, and a 5xx. A request that timed out while the server
    was reading it isn't sent again: it may well have been carried out. After a dropped connection
    that is possible too, but rare; a message seen twice is then better than one lost.
    """

    def __init__(self, *, patience: float = 120.0, **options: Any) -> None:
        super().__init__(**options)
        self._patience = patience

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """As `HTTPXRequest.do_request`, but patient."""
        method = url.rpartition("/")[2]
        async for last in self._attempts():
            try:
                status, body = await super().do_request(url, *args, **kwargs)
            except NetworkError as error:
                metrics.requests.labels(method, type(error.__cause__).__name__).inc()
                if last or not isinstance(error.__cause__, _UNSENT + _DROPPED):
                    raise
                log.info("server not reached", method=method, error=type(error.__cause__).__name__)
                continue
            metrics.requests.labels(method, str(status)).inc()
            if status < 500 or last:
                return status, body
            log.info("server failed", method=method, status=status)
        raise AssertionError("the last attempt returns or raises")

    async def _attempts(self) -> AsyncIterator[bool]:
        """Whether this is the last attempt, with a growing wait before each but the first."""
        clock = asyncio.get_running_loop().time
        end = clock() + self._patience
        wait = _FIRST_WAIT
        while clock() + wait < end:
            yield False
            # Spread out, so that all that wait do not come back at once.
            await asyncio.sleep(wait * random.uniform(0.5, 1.0))  # noqa: S311
            wait = min(wait * 2, _LONGEST_WAIT)
        yield True
