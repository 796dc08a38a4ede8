"""Who keeps the record, and the command menu of an admin who starts the bot."""

from __future__ import annotations

from telegram import Update
from telegram.error import TelegramError

from bot.admin.descriptions import line
from bot.admin.rights import admin_of
from bot.asking import commands
from bot.messages.menus import publish_menus
from bot.messages.reply import reply, reply_text
from bot.messages.rich import LIMIT, Writer, width
from bot.messages.texts import admin as texts
from bot.services import Context


async def admins(update: Update, context: Context) -> None:
    """/admins: all of them for an admin; for anyone, their own id, and nothing else."""
    message = update.message
    if message is None:
        return
    settings = context.services.settings
    if message.sender_chat is not None or message.from_user is None:
        await reply_text(context.bot, message, texts.ANONYMOUS)
        return
    own = texts.YOUR_ID.format(id=message.from_user.id)
    if admin_of(message, settings) is None:
        await reply_text(context.bot, message, f"{own} {texts.NOT_ADMIN}")
        return
    out = Writer(texts.ADMINS)
    for admin_id in sorted(settings.admin_ids):
        told = texts.ADMIN.format(name=await _name(admin_id, context), id=admin_id)
        if out.width + width(told) + width(own) + 10 > LIMIT:
            break
        out.add("\n• ", told)
    await reply(context.bot, message, out.add("\n\n", own).rich())


async def start(update: Update, context: Context) -> None:
    """/start: as for everyone, and set the menu, which needs a chat to be set for."""
    message = update.message
    user = admin_of(message, context.services.settings) if message is not None else None
    if user is not None:
        menus = publish_menus(context.bot, [user.id])
        context.application.create_task(menus, update)
    await commands.start(update, context)


async def _name(admin_id: int, context: Context) -> str:
    """The admin's name, where they have ever written to the bot."""
    try:
        chat = await context.bot.get_chat(admin_id)
    except TelegramError:
        return "?"
    return line(chat.full_name or chat.title or "?", 60)
