"""This process among the replicas of the bot: it is heard of, leads, and takes what others left."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import structlog

from bot import metrics
from bot.state.updates import HEARD_WITHIN, TakenUpdate
from facts import StoreError

if TYPE_CHECKING:
    from bot.inbox.inbox import Inbox
    from bot.state import State

log = structlog.get_logger(__name__)

BEAT_EVERY = 1.0
"""Seconds. Several beats may be missed before the others believe this replica dead."""
MOST_TRIES = 3
"""How many replicas may die of an update. One that ends each process is then given up."""

Receive = Callable[[TakenUpdate], Awaitable[None]]


class Replica:
    """Tells the other replicas that this one is alive, and takes the updates of dead ones.

    One of the replicas leads: it polls, sets the menus and tells awaited answers.
    """

    def __init__(self, state: State, inbox: Inbox) -> None:
        self._state = state
        self._inbox = inbox
        self._leads_until = 0.0
        self._changed = asyncio.Condition()

    @property
    def leads(self) -> bool:
        """Whether this replica leads. If it could not be heard of, another may."""
        return time.monotonic() < self._leads_until

    async def until_leading(self) -> None:
        """Wait until this replica leads."""
        await self._until(True)

    async def until_led(self) -> None:
        """Wait until this replica does not lead any more."""
        await self._until(False)

    async def run(self, stop: asyncio.Event, receive: Receive) -> None:
        """Be heard of until `stop` is set, and give updates that nobody handles to `receive`.

        While the bot stops, it leaves updates to others, and takes none.
        """
        while not stop.is_set():
            try:
                await self.beat()
                for taken in () if self._inbox.stopping else await self._inbox.take():
                    metrics.taken_over.inc()
                    await receive(taken)
            except StoreError as error:
                log.warning("state not reached", error=type(error).__name__)
            async with self._changed:
                self._changed.notify_all()
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), BEAT_EVERY)

    async def beat(self) -> None:
        """Be heard of once. Raises `StoreError`."""
        # Counted from before the call, so that it ends here before it ends for the others.
        until = time.monotonic() + HEARD_WITHIN
        leads = await self._inbox.run(self._state.beat, self._inbox.replica)
        if leads != self.leads:
            log.info("leading" if leads else "not leading any more")
        self._leads_until = until if leads else 0.0

    async def leave(self) -> None:
        """Let others take what is left, and lead.

        While an update is in hand, a message of it may be on its way: others wait until this
        replica is not heard of any more.
        """
        self._leads_until = 0.0
        if not self._inbox.is_empty:
            return
        with suppress(StoreError):
            await self._inbox.run(self._state.leave, self._inbox.replica)

    async def _until(self, leading: bool) -> None:
        async with self._changed:
            await self._changed.wait_for(lambda: self.leads is leading)
