"""The command menu of an admin who opens the bot only after it was started."""

from __future__ import annotations

from telegram import Update

from bot import commands
from bot.admin.rights import admin_of
from bot.services import Context
from bot.texts.admin import COMMANDS


async def start(update: Update, context: Context) -> None:
    """/start: as for everyone, and set the menu, which needs a chat to be set for."""
    message = update.message
    user = admin_of(message, context.services.settings) if message is not None else None
    if user is not None:
        menus = commands.publish_menus(context.bot, [user.id], COMMANDS)
        context.application.create_task(menus, update)
    await commands.start(update, context)
