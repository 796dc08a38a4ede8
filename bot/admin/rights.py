"""Who may keep the record. Checked at every command, message and button press."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog
from telegram import Message, Update, User

from bot.asking.addressed import asker_id
from bot.messages.reply import reply, reply_text
from bot.messages.rich import plain_text
from bot.messages.texts import admin as texts
from bot.messages.texts import everyone as general
from bot.roles import keeps_record
from bot.services import BotContext
from bot.throttle import Permission
from facts import FactsError

log = structlog.get_logger(__name__)

Command = Callable[[Message, User, BotContext], Awaitable[None]]
Callback = Callable[[Update, BotContext], Coroutine[Any, Any, None]]


def is_admin(user: User | None) -> bool:
    """Return whether the person who sent the update is an admin. A bot never is."""
    return user is not None and not user.is_bot and keeps_record()


def admin_of(message: Message) -> User | None:
    """Return the admin who wrote the update's message, or None if anyone else did.

    A person who writes in the name of a group or channel is unknown to the bot, and has no rights.
    """
    user = message.from_user
    return user if message.sender_chat is None and is_admin(user) else None


def for_admins(command: Command, *, private: bool = False) -> Callback:
    """Return a handler that runs `command` for admins and refuses everyone else.

    With `private`, it works only in an admin's own chat, since its result is not for a group. The
    admin sees errors of the library as they are.
    """

    async def handle(update: Update, context: BotContext) -> None:
        message = update.message
        if message is None:
            return
        user = admin_of(message)
        if user is None:
            await _refuse(message, context)
        elif private and message.chat.type != message.chat.PRIVATE:
            await reply_text(context.bot, message, texts.ONLY_PRIVATE)
        else:
            try:
                await command(message, user, context)
            except FactsError as error:
                await reply(context.bot, message, plain_text(str(error)))

    return handle


async def _refuse(message: Message, context: BotContext) -> None:
    log.info("admin command refused", user=asker_id(message))
    permission = (await context.services.throttle.take(asker_id(message))).permission
    if permission is Permission.ALLOWED:
        await reply_text(context.bot, message, texts.REFUSED)
    elif permission is Permission.DENIED:
        await reply_text(context.bot, message, general.TOO_FAST)
