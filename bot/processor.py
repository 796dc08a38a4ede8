"""The order in which updates are handled: one at a time in a conversation, many in all."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

_WAITING = 100_000
"""How many may wait: in effect all. `Conversations` limits those under way itself."""


@dataclass(slots=True)
class _Turn:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


class Conversations(BaseUpdateProcessor):
    """Handles a person's updates in a chat in their order, and those of others beside them.

    A follow-up waits for the question before it, and an edit for the answer that it edits. Only
    the update whose turn it is takes one of the `most` places, so no one can fill them all.
    """

    def __init__(self, most: int) -> None:
        super().__init__(_WAITING)
        self._places = asyncio.Semaphore(most)
        self._turns: dict[tuple[int, int], _Turn] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` when it is the update's turn."""
        key = _conversation(update)
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
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""


def _conversation(update: object) -> tuple[int, int] | None:
    if not isinstance(update, Update) or update.effective_chat is None:
        return None
    user = update.effective_sender
    return update.effective_chat.id, user.id if user is not None else 0
