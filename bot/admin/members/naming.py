"""The person or group that an admin means: by an id, by a reply, or by the group itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Message, MessageOriginUser
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.admin.descriptions import short_line
from bot.services import BotContext

_ID = re.compile(r"-?[1-9]\d{0,15}", re.ASCII)
_LONGEST_NAME = 60
UNKNOWN = "?"
"""The name of somebody whom the bot has never met."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person, or a group with its negative id."""

    id: int
    name: str


def is_id(word: str) -> bool:
    """Return whether a word is the id of a person or group."""
    return _ID.fullmatch(word) is not None


async def named_in(
    message: Message, words: Sequence[str], context: BotContext, *, group: bool = False
) -> Named | None:
    """Return whom the message names, or None if it names nobody.

    That is the id among the words, else who wrote the message replied to or was forwarded there.
    With `group`, it is else the group in which the message was written.
    """
    ids = [word for word in words if is_id(word)]
    if ids:
        number = int(ids[0])
        return Named(number, await name_of(number, context))
    target = message.reply_to_message
    if target is not None and target.forum_topic_created is None:
        origin = target.forward_origin
        user = origin.sender_user if isinstance(origin, MessageOriginUser) else target.from_user
        if user is not None and not user.is_bot and target.sender_chat is None:
            return Named(user.id, short_line(user.full_name, _LONGEST_NAME))
        return None
    if group and message.chat.type != ChatType.PRIVATE:
        return Named(message.chat.id, short_line(message.chat.title or "", _LONGEST_NAME))
    return None


async def name_of(member_id: int, context: BotContext) -> str:
    """Return the name of a person or group, which is unknown until the bot has met them."""
    try:
        chat = await context.bot.get_chat(member_id)
    except TelegramError:
        return UNKNOWN
    return short_line(chat.full_name or chat.title or UNKNOWN, _LONGEST_NAME)
