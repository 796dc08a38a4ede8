"""The updates of this replica: kept in the state before they are handled, finished afterwards."""

from __future__ import annotations

import asyncio
import functools
import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import structlog
from telegram import Update

from bot.inbox.hand import UpdateInHand
from bot.state.updates import KeptUpdate, SentMessage, TakenUpdate, Turn
from facts import StoreError

if TYPE_CHECKING:
    from bot.state import State

P = ParamSpec("P")
T = TypeVar("T")
log = structlog.get_logger(__name__)

_THREADS = 4
"""Threads of the inbox's own: it must not wait for those that look into the record."""
_FIRST_WAIT, _LONGEST_WAIT = 0.02, 0.3
"""Seconds between two looks at whether it is an update's turn."""
_AFTER_ERROR = 1.0


class Inbox:
    """The updates that this replica has in hand. `replica` is its name."""

    def __init__(self, state: State, replica: str) -> None:
        self.replica = replica
        self._state = state
        self._executor = ThreadPoolExecutor(_THREADS, "inbox")
        self._hands: dict[int, UpdateInHand] = {}
        self._later: dict[int, str] = {}
        self._finished: dict[str, asyncio.Event] = {}
        self.stopping = False
        """Whether updates that cannot be handled now are left to other replicas."""

    async def keep(self, update: Update, raw: object) -> bool:
        """Keep an update until it is handled. Return False if it was received before.

        Inline queries are not kept: they are answered at once or never. Raises `StoreError`.
        """
        key = chat_and_person(update)
        if update.inline_query is not None or key is None:
            return True
        message = update.effective_message
        kept = KeptUpdate(
            update.update_id,
            ":".join(map(str, key)),
            json.dumps(raw),
            None if message is None else message.chat.id,
            None if message is None else message.message_id,
        )
        if update.update_id in self._hands:
            return False
        self._hands[update.update_id] = UpdateInHand(self, update.update_id, kept.conversation)
        try:
            turn = await self.run(self._state.keep_update, kept, self.replica)
        except BaseException:
            del self._hands[update.update_id]
            raise
        if turn is Turn.NEVER:
            del self._hands[update.update_id]
        elif turn is Turn.LATER:
            self._later[update.update_id] = kept.conversation
        return turn is not Turn.NEVER

    async def take(self) -> Sequence[TakenUpdate]:
        """Take the updates that nobody handles. Raises `StoreError`."""
        taken = await self.run(self._state.take_updates, self.replica, list(self._hands))
        # One that was received meanwhile was not among those in hand.
        new = [each for each in taken if each.update_id not in self._hands]
        for each in new:
            hand = UpdateInHand(self, each.update_id, each.conversation, each)
            self._hands[each.update_id] = hand
            self._later[each.update_id] = each.conversation
        return new

    @property
    def is_empty(self) -> bool:
        """Whether no update is in hand."""
        return not self._hands

    def hand(self, update: object) -> UpdateInHand | None:
        """Return the update in hand, or None if it was not kept."""
        return self._hands.get(update.update_id) if isinstance(update, Update) else None

    async def turn(self, hand: UpdateInHand) -> bool:
        """Wait until no earlier update of the conversation is to be handled, by any replica.

        Return False if the bot stops before.
        """
        wait = _FIRST_WAIT
        while hand.update_id in self._later:
            if self.stopping:
                return False
            finished = self._finished.setdefault(self._later[hand.update_id], asyncio.Event())
            try:
                if await self.run(self._state.is_next, hand.update_id):
                    del self._later[hand.update_id]
                    break
            except StoreError:
                wait = _AFTER_ERROR
            # One of this replica says when it is finished, one of another does not.
            with suppress(TimeoutError):
                await asyncio.wait_for(finished.wait(), wait)
            wait = min(2 * wait, _LONGEST_WAIT)
        return True

    async def finish(self, hand: UpdateInHand) -> None:
        """Note that an update was handled, as soon as the state can be reached."""
        hand.end()
        try:
            while True:
                try:
                    await hand.note_sent()
                    await self.run(self._state.finish_update, hand.update_id, self.replica)
                    return
                except StoreError as error:
                    log.warning("update not finished", error=type(error).__name__)
                    if self.stopping:
                        return
                await asyncio.sleep(_AFTER_ERROR)
        finally:
            self.drop(hand)

    async def give_up(self, taken: TakenUpdate) -> None:
        """Finish an update without handling it."""
        hand = self._hands.get(taken.update_id)
        if hand is not None:
            await self.finish(hand)

    def drop(self, hand: UpdateInHand) -> None:
        """Have an update in hand no longer. If it is kept, some replica takes it again."""
        hand.end()
        self._hands.pop(hand.update_id, None)
        self._later.pop(hand.update_id, None)
        finished = self._finished.pop(hand.conversation, None)
        if finished is not None:
            finished.set()

    async def begin_message(self, update_id: int, number: int) -> bool:
        """Note that a message is about to be sent. Return False if the update is another's."""
        return await self.run(self._state.begin_message, update_id, self.replica, number)

    async def note_message(self, update_id: int, number: int, sent: SentMessage) -> None:
        """Note that a message was sent."""
        await self.run(self._state.note_message, update_id, number, sent)

    async def known_messages(self, chat_id: int, first: int, last: int) -> frozenset[int]:
        """Return the ids of messages that are known in the chat."""
        return await self.run(self._state.known_messages, chat_id, first, last)

    async def run(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Make a blocking call in a thread, and return its result."""
        call = functools.partial(fn, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._executor, call)


def chat_and_person(update: object) -> tuple[int, int] | None:
    """Return the ids whose updates are handled one after another, if it has any."""
    if not isinstance(update, Update):
        return None
    chat, user = update.effective_chat, update.effective_sender
    if chat is None and user is None:
        return None
    # An inline query has no chat. Those of one person wait for each other, and not others for them.
    return chat.id if chat is not None else 0, user.id if user is not None else 0
