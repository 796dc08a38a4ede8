"""The order in which updates are handled: one by one in a conversation, many at the same time."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.inbox import Inbox, UpdateInHand, chat_and_person, in_hand
from bot.load import Load, overloaded

_MOST_WAITING = 100_000
"""How many updates may wait: in effect all. `OrderedProcessor` limits the running ones itself."""

_OLD = timedelta(minutes=2)
"""A message of that age was written while the bot did not run."""
_MOST_BESIDE = 8
"""How many updates that are too many are handled at the same time."""
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 5.0
"""Seconds between two tries to handle an update while a store cannot be reached."""

Handle = Callable[[object], Awaitable[Any]]
"""Handles an update."""


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

    With an inbox, updates of one conversation that other replicas handle are waited for too. While
    a store cannot be reached, an update waits and is then handled again, by `handle`.
    """

    def __init__(self, most: int, load: Load, inbox: Inbox | None = None) -> None:
        super().__init__(_MOST_WAITING)
        self.handle: Handle | None = None
        self._inbox = inbox
        self._places = asyncio.Semaphore(most)
        self._beside = asyncio.Semaphore(_MOST_BESIDE)
        self._load = load
        self._turns: dict[tuple[int, int], _Turn] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` when it is the update's turn."""
        hand = self._inbox.hand(update) if self._inbox is not None else None
        if hand is not None and self._inbox is not None:
            # The state knows the order, also of updates that come to other replicas.
            if await self._inbox.turn(hand):
                await self._handle(update, coroutine, hand)
            else:
                self._leave(hand, coroutine)
            return
        key = chat_and_person(update)
        if key is None:
            await self._handle(update, coroutine, hand)
            return
        turn = self._turns.setdefault(key, _Turn())
        turn.waiting += 1
        try:
            async with turn.lock:
                await self._handle(update, coroutine, hand)
        finally:
            turn.waiting -= 1
            if not turn.waiting:
                del self._turns[key]

    async def _handle(
        self, update: object, coroutine: Awaitable[Any], hand: UpdateInHand | None
    ) -> None:
        if self._load.is_full and not _is_old(update):
            token = overloaded.set(True)
            try:
                async with self._beside:
                    await self._try(update, coroutine, hand)
            finally:
                overloaded.reset(token)
            return
        with self._load.update():
            async with self._places:
                await self._try(update, coroutine, hand)

    async def _try(
        self, update: object, coroutine: Awaitable[Any], hand: UpdateInHand | None
    ) -> None:
        """Handle an update, again and again while a store cannot be reached."""
        if hand is None or self._inbox is None or self.handle is None:
            await coroutine
            return
        if self._inbox.stopping:  # it is kept for another replica, or for the next start
            self._leave(hand, coroutine)
            return
        token = in_hand.set(hand)
        wait = _FIRST_WAIT
        try:
            await coroutine
            while hand.again:
                if self._inbox.stopping:
                    self._inbox.drop(hand)
                    return
                await asyncio.sleep(wait)
                wait = min(2 * wait, _LONGEST_WAIT)
                hand.start_again()
                await self.handle(update)
        finally:
            in_hand.reset(token)
        await self._inbox.finish(hand)

    def _leave(self, hand: UpdateInHand, coroutine: Awaitable[Any]) -> None:
        if inspect.iscoroutine(coroutine):
            coroutine.close()
        if self._inbox is not None:
            self._inbox.drop(hand)

    async def initialize(self) -> None:
        """Do nothing."""

    async def shutdown(self) -> None:
        """Do nothing."""


def _is_old(update: object) -> bool:
    message = (update.message or update.edited_message) if isinstance(update, Update) else None
    if message is None:
        return False
    return datetime.now(UTC) - (message.edit_date or message.date) > _OLD
