"""Chats with their members, topics and messages."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_api.errors import BadRequest, Forbidden, Json, Overtaken

_UPGRADED = "group chat was upgraded to a supergroup chat"
GENERAL = 1
"""The thread id of the topic that every forum has. Its messages have no thread id."""


@dataclass(slots=True)
class Topic:
    """A thread of a forum. Every message in it "replies" to `opener`, a service message."""

    id: int
    opener: Json
    closed: bool = False


@dataclass
class Chat:
    """A private chat or group. `about` is the chat as messages hold it.

    Message ids count up in each chat separately, as they do in supergroups. A bot that assumes
    that they are unique across chats would mix up messages.
    """

    about: Json
    owner: Json
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    reactions: dict[int, str] = field(default_factory=dict)
    """The bot's reaction to each message, by the message's id."""
    reactions_allowed: bool = True
    refusal: str | None = None
    """Why the bot may not send here, in the Bot API's words."""
    moved_to: int | None = None
    """The id of the supergroup that this group has become."""

    def __post_init__(self) -> None:
        # A supergroup's first message is its creation, which is also the general topic's id.
        self._ids = itertools.count(1 if self.id > 0 else GENERAL + 1)

    @property
    def id(self) -> int:
        """Return the chat's id, negative for groups."""
        return int(self.about["id"])

    @property
    def is_forum(self) -> bool:
        """Return whether it has topics."""
        return bool(self.about.get("is_forum"))

    def add(self, content: Json) -> Json:
        """Keep a message with that content under the next id, and return it."""
        message: Json = {
            "message_id": next(self._ids),
            "date": int(time.time()),
            "chat": self.about,
            **content,
        }
        self.messages[message["message_id"]] = message
        return message

    def in_thread(self, thread: int | None) -> Json:
        """Return the fields of a message in that topic."""
        if thread is None or thread == GENERAL:
            return {}
        return {"message_thread_id": thread, "is_topic_message": True}


class Chats:
    """Every chat that Telegram has."""

    def __init__(self) -> None:
        self._chats: dict[int, Chat] = {}

    def add(self, chat: Chat) -> Chat:
        """Make a chat known, and return it."""
        self._chats[chat.id] = chat
        return chat

    def all(self) -> list[Chat]:
        """Return all chats, in the order added."""
        return list(self._chats.values())

    def find(self, chat_id: int | str) -> Chat:
        """Return the chat with that id.

        Raises `BadRequest`, or `Forbidden` if the bot may not send.
        """
        chat = self._chats.get(chat_id) if isinstance(chat_id, int) else self._named(chat_id)
        if chat is None and isinstance(chat_id, str):
            raise Overtaken("chat not found")  # a name that somebody has typed
        if chat is None:
            raise BadRequest("chat not found")
        if chat.moved_to is not None:
            raise Overtaken(_UPGRADED, migrate_to_chat_id=chat.moved_to)
        if chat.refusal is not None:
            raise Forbidden(chat.refusal)
        return chat

    def _named(self, name: str) -> Chat | None:
        wanted = name.removeprefix("@").lower()
        named = (c for c in self._chats.values() if c.about.get("username", "").lower() == wanted)
        return next(named, None)


def without_reply(message: Json) -> Json:
    """Return a message inside another one: without the message that it replies to itself."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def thread_of(message: Json) -> int | None:
    """Return the topic of a message."""
    found: Any = message.get("message_thread_id") if message.get("is_topic_message") else None
    return int(found) if found is not None else None
