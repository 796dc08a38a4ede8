"""The command menus that Telegram shows beside the input field."""

from __future__ import annotations

from collections.abc import Iterable

import structlog
from telegram import Bot, BotCommand, BotCommandScopeChat, BotCommandScopeDefault
from telegram.error import TelegramError

from bot.messages.texts import admin, everyone

log = structlog.get_logger(__name__)


async def publish_menus(bot: Bot, admin_ids: Iterable[int]) -> None:
    """Set the menu for everyone, and a longer one in each admin's chat with the bot."""
    for_everyone = [BotCommand(name, does) for name, does in everyone.COMMANDS]
    for_admins = [*for_everyone, *(BotCommand(name, does) for name, does in admin.COMMANDS)]
    try:
        await bot.set_my_commands(for_everyone, BotCommandScopeDefault())
    except TelegramError as error:
        log.warning("command menu not set", error=type(error).__name__)
    for admin_id in admin_ids:
        try:
            await bot.set_my_commands(for_admins, BotCommandScopeChat(admin_id))
        except TelegramError as error:
            # An admin who has not started the bot yet has no chat to set a menu for.
            log.warning("admin menu not set", admin=admin_id, error=type(error).__name__)
