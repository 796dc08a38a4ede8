"""Who may keep the record. Asked on every command, message and button press."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog
from telegram import Message, Update, User

from bot.admin.descriptions import told
from bot.asking.addressed import asker
from bot.messages.reply import reply, reply_text
from bot.messages.texts import admin as texts
from bot.messages.texts import everyone as questions
from bot.services import Context
from bot.settings import Settings
from bot.throttle import Verdict
from facts.errors import FactsError

log = structlog.get_logger(__name__)

Command = Callable[[Message, User, Context], Awaitable[None]]
Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]


def is_admin(user: User | None, settings: Settings) -> bool:
    """Whether that person is an admin; a bot never is."""
    return user is not None and not user.is_bot and user.id in settings.admin_ids


def admin_of(message: Message, settings: Settings) -> User | None:
    """The admin who wrote a message, or none where it is anyone else's.

    Who writes in the name of a group or a channel can't be told, and has no rights.
    """
    user = message.from_user
    return user if message.sender_chat is None and is_admin(user, settings) else None


def for_admins(command: Command, *, private: bool = False) -> Callback:
    """A handler that runs `command` for an admin and refuses anyone else.

    With `private` it answers only in an admin's own chat, as what it shows is not for a group. An
    error of the library is told as it is.
    """

    async def handle(update: Update, context: Context) -> None:
        message = update.message
        if message is None:
            return
        user = admin_of(message, context.services.settings)
        if user is None:
            await _refuse(message, context)
        elif private and message.chat.type != message.chat.PRIVATE:
            await reply_text(context.bot, message, texts.ONLY_PRIVATE)
        else:
            try:
                await command(message, user, context)
            except FactsError as error:
                await reply(context.bot, message, told(str(error)))

    return handle


async def _refuse(message: Message, context: Context) -> None:
    log.info("admin command refused", user=asker(message))
    verdict = context.services.throttle.take(asker(message))
    if verdict is Verdict.ALLOWED:
        await reply_text(context.bot, message, texts.REFUSED)
    elif verdict is Verdict.DENIED:
        await reply_text(context.bot, message, questions.TOO_FAST)
