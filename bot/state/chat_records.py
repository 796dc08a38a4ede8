"""Which of several records a chat asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.state.records import AuditEntry

MOST_CHATS = 10_000
"""How many chats and topics may have a record of their own. None is forgotten for another."""
WHOLE_CHAT = 0
"""Stands for the topic where a choice is about all of a chat."""


@dataclass(frozen=True, slots=True)
class ChosenRecord:
    """The record that an admin has chosen for a chat, or for one topic of a forum.

    Messages of the chat whose ids are not greater than `since` are from before the choice.
    """

    chat_id: int
    topic: int
    name: str
    since: int


class ChatRecords(Protocol):
    """The part of the bot's state that knows which record a chat asks."""

    def choose_record(self, chosen: ChosenRecord, entry: AuditEntry) -> bool:
        """Let a chat or topic ask a record from now on. Return False if too many chats do."""
        ...

    def chosen_record(self, chat_id: int, topic: int) -> ChosenRecord | None:
        """Return the choice for the topic, or else that for the whole chat."""
        ...

    def chosen_records(self) -> Sequence[ChosenRecord]:
        """Return all choices, in the order in which they were made."""
        ...
