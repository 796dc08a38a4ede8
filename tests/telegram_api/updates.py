"""The updates that wait for the bot, and long polling for them."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Sequence

from tests.telegram_api.errors import Conflict, Json

_NOT_BY_DEFAULT = ("chat_member", "message_reaction", "message_reaction_count")
_FIRST_ID = 600_000_001
_FUTURE = 10
"""An offset that is more than this ahead of all updates confirms nothing."""
_REPLACED = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


class Updates:
    """Keeps updates until they are confirmed, and gives them out in order."""

    def __init__(self) -> None:
        self._pending: dict[int, Json] = {}
        self._next = _FIRST_ID
        self._allowed: tuple[str, ...] | None = None
        self._changed = asyncio.Event()
        self._poll: asyncio.Future[None] | None = None
        self.given: dict[int, int] = {}
        """How often each update was given out, by its id."""
        self.unwanted: list[Json] = []
        """Updates of kinds that the bot did not ask for."""

    def __len__(self) -> int:
        return len(self._pending)

    @property
    def allowed(self) -> tuple[str, ...] | None:
        """Return the kinds that the bot asked for, or None for all usual ones."""
        return self._allowed

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Give only these kinds from now on.

        An empty list means all usual ones, None means no change.
        """
        if kinds is not None:
            self._allowed = tuple(kinds) or None

    def add(self, kind: str, content: object) -> int | None:
        """Queue an update and return its id, or None if the bot has not asked for that kind."""
        if kind in _NOT_BY_DEFAULT if self._allowed is None else kind not in self._allowed:
            self.unwanted.append({kind: content})
            return None
        return self.add_raw({kind: content})

    def add_raw(self, content: Json) -> int:
        """Queue an update of any shape, and return its id."""
        number = self._next
        self._next += 1
        # A copy of the current form: a message may be edited before its update is given out.
        self._pending[number] = {"update_id": number, **copy.deepcopy(content)}
        self._changed.set()
        return number

    def restart_ids(self, first: int) -> None:
        """Go on with another id, as Telegram does after a week without updates."""
        self._next = first

    def again(self, update: Json) -> None:
        """Queue an update again under its own id, as Telegram does if it is unsure."""
        self._pending[update["update_id"]] = update
        self._changed.set()

    def drop(self) -> None:
        """Forget all updates that wait."""
        self._pending.clear()

    async def next_change(self) -> None:
        """Wait until something is queued after the last `waiting`."""
        await self._changed.wait()

    def waiting(self, most: int = 100) -> list[Json]:
        """Return the first updates that wait."""
        self._changed.clear()
        return [self._pending[number] for number in sorted(self._pending)[:most]]

    def give(self, update: Json) -> None:
        """Note that an update was given out."""
        number = update["update_id"]
        self.given[number] = self.given.get(number, 0) + 1

    def confirm(self, number: int) -> None:
        """Forget one update: the bot has it."""
        self._pending.pop(number, None)

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """Return the result of `getUpdates`.

        Raises `Conflict` in a poll that a later one replaces.
        """
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(Conflict(_REPLACED))
        self._poll = poll = asyncio.get_running_loop().create_future()
        if offset < 0:
            for number in sorted(self._pending)[:offset]:
                self.confirm(number)
        if offset <= self._next + _FUTURE:
            for number in [number for number in self._pending if number < offset]:
                self.confirm(number)
        try:
            return await self._wait(poll, limit, timeout)
        finally:
            if not poll.done():
                poll.cancel()
            elif not poll.cancelled():
                poll.exception()

    async def _wait(self, poll: asyncio.Future[None], limit: int, timeout: float) -> list[Json]:
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        while not (batch := self.waiting(limit)) and (left := end - loop.time()) > 0:
            change = asyncio.ensure_future(self.next_change())
            try:
                await asyncio.wait(
                    (poll, change), timeout=left, return_when=asyncio.FIRST_COMPLETED
                )
            finally:
                change.cancel()
            if poll.done():
                poll.result()
        for update in batch:
            self.give(update)
        return batch
