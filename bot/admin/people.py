"""The admins themselves: their list, and their command menu."""

from __future__ import annotations

from telegram import Message, Update
from telegram.error import TelegramError

from bot.admin.descriptions import short_line
from bot.admin.rights import admin_of
from bot.asking import commands
from bot.messages.menus import publish_menus
from bot.messages.reply import reply, reply_text
from bot.messages.rich import LIMIT, Writer, width
from bot.messages.texts import admin as texts
from bot.services import BotContext


async def admins(update: Update, context: BotContext) -> None:
    """Handle /admins: list all admins to an admin. Everyone else sees only their own id."""
    message = update.message
    if message is None:
        return
    settings = context.services.settings
    if message.sender_chat is not None or message.from_user is None:
        await reply_text(context.bot, message, texts.ANONYMOUS)
        return
    own_id = texts.YOUR_ID.format(id=message.from_user.id)
    if admin_of(message, settings) is None:
        await reply_text(context.bot, message, f"{own_id} {texts.NOT_ADMIN}")
        return
    await _list_admins(message, own_id, context)


async def start(update: Update, context: BotContext) -> None:
    """Handle an admin's /start: greet, and set the menu, which needs the chat to exist."""
    message = update.message
    user = admin_of(message, context.services.settings) if message is not None else None
    if user is not None:
        menus = publish_menus(context.bot, [user.id])
        context.application.create_task(menus, update)
    await commands.start(update, context)


async def _list_admins(message: Message, own_id: str, context: BotContext) -> None:
    out = Writer(texts.ADMINS)
    for admin_id in sorted(context.services.settings.admin_ids):
        entry = texts.ADMIN.format(name=await _name(admin_id, context), id=admin_id)
        if out.width + width(entry) + width(own_id) + 10 > LIMIT:
            break
        out.add("\n• ", entry)
    await reply(context.bot, message, out.add("\n\n", own_id).rich())


async def _name(admin_id: int, context: BotContext) -> str:
    """Return the admin's name, which is unknown until they have written to the bot."""
    try:
        chat = await context.bot.get_chat(admin_id)
    except TelegramError:
        return "?"
    return short_line(chat.full_name or chat.title or "?", 60)
