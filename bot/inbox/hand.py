"""An update in hand, and the messages sent for it: each is sent once, also across crashes.

Telegram has no way to send a message at most once. So the state notes what is about to be sent and
what was sent. If a replica ends in between, nobody knows whether the message arrived. Another one
then looks for it: to edit a message to the text that it has already is refused with words that say
so, and one that does not exist is refused with others.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING

import structlog
from telegram import Message

from bot.state.updates import SentMessage, TakenUpdate

if TYPE_CHECKING:
    from bot.inbox.inbox import Inbox

log = structlog.get_logger(__name__)

LONGEST_WAIT = 600.0
"""Seconds that an update waits for a store that cannot be reached."""
_LOOKED_AT = 30
"""How many of the messages after the one that was answered are looked at for a lost answer."""

Send = Callable[[], Awaitable[Message]]
IsThere = Callable[[int], Awaitable[bool]]
"""Returns whether the message with that id is the one to be sent, and makes it so if it can."""


class TakenOver(Exception):
    """Another replica handles the update, as this one was not heard of for a while."""


class UpdateInHand:
    """An update that this replica handles. Its messages are numbered in the order of sending."""

    def __init__(
        self, inbox: Inbox, update_id: int, conversation: str, taken: TakenUpdate | None = None
    ) -> None:
        self.update_id = update_id
        self.conversation = conversation
        self.first_try = taken is None
        """False if it may have been handled in part before."""
        self.again = False
        """Whether it has to be handled again, since a store could not be reached."""
        self._since = time.monotonic()
        self._inbox = inbox
        self._begun = taken.begun if taken else 0
        self._sent: list[SentMessage] = list(taken.sent) if taken else []
        self._noted = len(self._sent)
        self._next = 0
        self._over = False

    def wait_for_store(self) -> bool:
        """Have the update handled again later. Return False if it has waited for too long."""
        self.again = time.monotonic() - self._since < LONGEST_WAIT
        return self.again

    def start_again(self) -> None:
        """Handle the update from its beginning: what was sent is not sent again."""
        self.again = self.first_try = False
        self._next = 0

    async def send(
        self, send: Send, chat_id: int, after: int, is_there: IsThere | None
    ) -> SentMessage:
        """Send the update's next message, unless it was sent before, and return its place.

        `after` is a message of the chat that is older. Without `is_there` a message that may have
        been sent is sent again. Raises `TakenOver`.
        """
        if self._over:  # what goes on in the background belongs to no update
            return _place(await send())
        number, self._next = self._next, self._next + 1
        if number < len(self._sent):
            return self._sent[number]
        uncertain = number < self._begun
        if not await self._inbox.begin_message(self.update_id, number):
            raise TakenOver
        self._begun = number + 1
        found = None
        if uncertain and is_there is not None:
            found = await self._look_for(chat_id, after, is_there)
            log.info("looked for a message", update_id=self.update_id, found=found is not None)
        sent = SentMessage(chat_id, found) if found is not None else _place(await send())
        self._sent.append(sent)
        await self.note_sent()
        return sent

    async def note_sent(self) -> None:
        """Note what was sent and is not noted yet."""
        while self._noted < len(self._sent):
            number = self._noted
            await self._inbox.note_message(self.update_id, number, self._sent[number])
            self._noted = number + 1

    def end(self) -> None:
        """Note that no message belongs to the update any more."""
        self._over = True

    async def _look_for(self, chat_id: int, after: int, is_there: IsThere) -> int | None:
        first, last = after + 1, after + _LOOKED_AT
        known = await self._inbox.known_messages(chat_id, first, last)
        for message_id in range(first, last + 1):
            if message_id not in known and await is_there(message_id):
                return message_id
        return None


in_hand: ContextVar[UpdateInHand | None] = ContextVar("in_hand", default=None)
"""The update that is being handled."""


def is_first_try() -> bool:
    """Return whether nothing of the update that is being handled was done before."""
    hand = in_hand.get()
    return hand is None or hand.first_try


def _place(message: Message) -> SentMessage:
    return SentMessage(message.chat.id, message.message_id)
