"""Updates that are kept until they are handled, and the replicas of the bot that handle them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

HEARD_WITHIN = 5.0
"""Seconds after which a replica that was not heard of counts as dead."""


@dataclass(frozen=True, slots=True)
class SentMessage:
    """The place of a message that the bot sent. It has what a `telegram.Message` has of it."""

    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class KeptUpdate:
    """An update to be handled. `raw` is Telegram's JSON.

    The updates of one `conversation` are handled one after another. `chat_id` and `message_id` are
    of the message that the update is about, if there is one.
    """

    update_id: int
    conversation: str
    raw: str
    chat_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class TakenUpdate:
    """An update whose handling was cut off, and what had been done of it.

    `sent` are the messages sent so far, and `begun` is their number with those of which it is not
    known whether they were sent. `tries` counts the replicas that died while it was theirs.
    """

    update_id: int
    conversation: str
    raw: str
    begun: int
    sent: tuple[SentMessage, ...]
    tries: int


class Turn(StrEnum):
    """When an update is handled."""

    NOW = "now"
    LATER = "later"
    """After another update of its conversation."""
    NEVER = "never"
    """It was kept before."""


class Updates(Protocol):
    """The part of the bot's state by which several replicas handle each update once.

    A replica is a process of the bot. It keeps an update before it confirms it to Telegram, notes
    each message that it sends for it, and finishes it. What a dead replica leaves is taken by
    another one. A replica that was believed dead meets `False` where it goes on.
    """

    def keep_update(self, update: KeptUpdate, replica: str) -> Turn:
        """Keep an update for the replica to handle, and return when it may."""
        ...

    def is_next(self, update_id: int) -> bool:
        """Return whether no earlier update of the conversation is still to be handled."""
        ...

    def begin_message(self, update_id: int, replica: str, number: int) -> bool:
        """Note that the update's message of that number, from 0, is about to be sent.

        Return False if the update is not the replica's any more.
        """
        ...

    def note_message(self, update_id: int, number: int, sent: SentMessage) -> None:
        """Note that the message was sent."""
        ...

    def known_messages(self, chat_id: int, first: int, last: int) -> frozenset[int]:
        """Return the ids from `first` to `last` that are known in the chat: people's and own."""
        ...

    def finish_update(self, update_id: int, replica: str) -> None:
        """Note that the update was handled, if it is the replica's."""
        ...

    def take_updates(self, replica: str, in_hand: Collection[int]) -> Sequence[TakenUpdate]:
        """Return the updates that nobody handles, which are the replica's from now on.

        They are those of dead replicas, and its own that are not among those `in_hand`.
        """
        ...

    def beat(self, replica: str) -> bool:
        """Note that the replica is alive. Return whether it is the one that leads."""
        ...

    def leave(self, replica: str) -> None:
        """Note that the replica ends. Others may take its updates and lead at once."""
        ...
