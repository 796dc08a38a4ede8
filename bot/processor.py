"""The order in which updates are handled: one by one in a conversation, many at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

_MOST_WAITING = 100_000
"""How many updates may wait: in effect all. `OrderedProcessor` limits the running ones itself."""


@dataclass(slots=True)
class _Turn:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


class OrderedProcessor(BaseUpdateProcessor):
    """Handles the updates of one person in one chat in order, and others at the same time.

    A follow-up waits for the question before it, and an edit for the answer to be edited. Only an
    update whose turn it is takes one of the `most` places, so nobody can fill them all.
    """

    def __init__(self, most: int) -> None:
        super().__init__(_MOST_WAITING)
        self._places = asyncio.Semaphore(most)
        self._turns: dict[tuple[int, int], _Turn] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` when it is the update's turn."""
        key = _chat_and_person(update)
        if key is None:
            async with self._places:
                await coroutine
            return
        turn = self._turns.setdefault(key, _Turn())
        turn.waiting += 1
        try:
            async with turn.lock, self._places:
                await coroutine
        finally:
            turn.waiting -= 1
            if not turn.waiting:
                del self._turns[key]

    async def initialize(self) -> None:
        """Do nothing."""

    async def shutdown(self) -> None:
        """Do nothing."""


def _chat_and_person(update: object) -> tuple[int, int] | None:
    if not isinstance(update, Update) or update.effective_chat is None:
        return None
    user = update.effective_sender
    return update.effective_chat.id, user.id if user is not None else 0
