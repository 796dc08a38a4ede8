"""The gate that every update passes: who sent it, may they ask, and which record?"""

from __future__ import annotations

from telegram import Update, User
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from bot.asking import joining
from bot.asking.chat_record import use_record
from bot.messages.texts.speaking import speak
from bot.roles import own_role, roles_of
from bot.services import BotContext


async def check(update: Update, context: BotContext) -> None:
    """Note the role and language of who sent the update, and the record of its chat.

    Stop the update if they may not ask.
    In a group that may ask, everybody may. A role of their own goes with a person everywhere.
    """
    if update.channel_post is not None or update.edited_channel_post is not None:
        return  # whoever writes there, the channel is watched or not
    services = context.services
    person, chat = _person(update), update.effective_chat
    speak(person.language_code if person is not None else None)
    ids = [person.id] if person is not None else []
    if chat is not None and chat.type != ChatType.PRIVATE:
        ids.append(chat.id)
    # A malformed update may hold anything.
    ids = [each for each in ids if isinstance(each, int)]
    known = await services.run(roles_of, ids, services.settings, services.state)
    own_role.set(known.get(person.id) if person is not None else None)
    if services.settings.access == "open" or known or joining.wants_in(update):
        if await use_record(update, context):
            return
    else:
        await joining.turn_away(update, context)
    raise ApplicationHandlerStop


def _person(update: Update) -> User | None:
    """Return the person who sent the update. Who writes in a chat's name is unknown to the bot."""
    message = update.message or update.edited_message
    if message is not None and message.sender_chat is not None:
        return None
    user = update.effective_user
    return user if user is not None and not user.is_bot else None
