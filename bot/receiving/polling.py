"""Long polling: gets updates from the Bot API and queues them for the application."""

from __future__ import annotations

import asyncio
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, cast

import structlog
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError
from telegram.warnings import PTBUserWarning

from bot.flood_limit import retry_after_seconds
from bot.receiving.incoming import ALLOWED_UPDATES, queue_update, update_id
from facts import StoreError

if TYPE_CHECKING:
    from bot.app import App

log = structlog.get_logger(__name__)

# The method of that name parses a batch as a whole, which `incoming` avoids.
warnings.filterwarnings("ignore", "Please use 'Bot.getUpdates'", PTBUserWarning)

_TIMEOUT = 30
"""Seconds for which the server keeps a request open if there is nothing new."""


_LONGEST_WAIT_FOR_STATE = 4.0


class Poller:
    """Polls for updates until cancelled. Raises `InvalidToken` if the token is refused."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._offset = 0

    async def run(self) -> None:
        """Poll forever. Failures are logged, and repeated after a growing wait."""
        wait = 1.0
        while True:
            try:
                await self._take(await self._get(timeout=_TIMEOUT))
                wait = 1.0
            except InvalidToken:
                raise
            except EndPointNotFound as error:
                # Telegram has this method, so the token is no longer known.
                raise InvalidToken(str(error)) from error
            except TelegramError as error:
                if isinstance(error, Conflict):
                    log.error("another process polls with this token: stop one of them")
                else:
                    log.warning("polling failed", error=type(error).__name__, retry_in=wait)
                await asyncio.sleep(_seconds(error) or wait)
                wait = min(wait * 2, 30.0)
            except StoreError as error:
                # What was not kept is not confirmed either, and comes again.
                log.warning("updates not kept", error=type(error).__name__, retry_in=wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, _LONGEST_WAIT_FOR_STATE)

    async def confirm(self) -> None:
        """Confirm the received updates, so that they do not come again after a restart."""
        if self._offset:
            with suppress(TelegramError):
                await self._get(timeout=0)

    async def _get(self, *, timeout: int) -> list[object]:
        result = await self._app.bot.do_api_request(
            "getUpdates",
            {
                "offset": self._offset,
                "timeout": timeout,
                "limit": 100 if timeout else 1,
                "allowed_updates": list(ALLOWED_UPDATES),
            },
            read_timeout=timeout + 10,
        )
        return cast("list[object]", result)

    async def _take(self, batch: list[object]) -> None:
        for raw in batch:
            await queue_update(raw, self._app)
            number = update_id(raw)
            if number is not None:
                # Not the highest id so far: after a quiet week, Telegram goes on from a random one.
                self._offset = number + 1


def _seconds(error: TelegramError) -> float | None:
    """Return how many seconds the server asks to wait, if it does."""
    return retry_after_seconds(error) if isinstance(error, RetryAfter) else None
