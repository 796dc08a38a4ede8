"""The order in which updates are handled: one by one in a conversation, many at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.load import Load, overloaded

_MOST_WAITING = 100_000
"""How many updates may wait: in effect all. `OrderedProcessor` limits the running ones itself."""

_OLD = timedelta(minutes=2)
"""A message of that age was written while the bot did not run."""
_MOST_BESIDE = 8
"""How many updates that are too many are handled at the same time."""


@dataclass(slots=True)
class _Turn:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


class OrderedProcessor(BaseUpdateProcessor):
    """Handles the updates of one person in one chat in order, and others at the same time.

    A follow-up waits for the question before it, and an edit for the answer to be edited. Only an
    update whose turn it is takes one of the `most` places, so nobody can fill them all.

    `load` counts the updates that have a place or wait for one. Those that are too many are handled
    at once, beside the places, and `overloaded` tells the handlers that there is no time for them.
    No message from before a stop of the bot is too much: it has waited, and may wait on.
    """

    def __init__(self, most: int, load: Load) -> None:
        super().__init__(_MOST_WAITING)
        self._places = asyncio.Semaphore(most)
        self._beside = asyncio.Semaphore(_MOST_BESIDE)
        self._load = load
        self._turns: dict[tuple[int, int], _Turn] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` when it is the update's turn."""
        key = _chat_and_person(update)
        if key is None:
            await self._handle(update, coroutine)
            return
        turn = self._turns.setdefault(key, _Turn())
        turn.waiting += 1
        try:
            async with turn.lock:
                await self._handle(update, coroutine)
        finally:
            turn.waiting -= 1
            if not turn.waiting:
                del self._turns[key]

    async def _handle(self, update: object, coroutine: Awaitable[Any]) -> None:
        if self._load.is_full and not _is_old(update):
            token = overloaded.set(True)
            try:
                async with self._beside:
                    await coroutine
            finally:
                overloaded.reset(token)
            return
        with self._load.update():
            async with self._places:
                await coroutine

    async def initialize(self) -> None:
        """Do nothing."""

    async def shutdown(self) -> None:
        """Do nothing."""


def _is_old(update: object) -> bool:
    message = (update.message or update.edited_message) if isinstance(update, Update) else None
    if message is None:
        return False
    return datetime.now(UTC) - (message.edit_date or message.date) > _OLD


def _chat_and_person(update: object) -> tuple[int, int] | None:
    if not isinstance(update, Update):
        return None
    chat, user = update.effective_chat, update.effective_sender
    if chat is None and user is None:
        return None
    # An inline query has no chat. Those of one person wait for each other, and not others for them.
    return chat.id if chat is not None else 0, user.id if user is not None else 0
