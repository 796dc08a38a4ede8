"""The command menus that Telegram shows beside the input field."""

from __future__ import annotations

from collections.abc import Iterable

import structlog
from telegram import Bot, BotCommand, BotCommandScopeChat, BotCommandScopeDefault
from telegram.error import TelegramError

from bot.messages.texts import admin as texts
from bot.messages.texts import everyone

log = structlog.get_logger(__name__)


async def publish_menus(bot: Bot, admin_ids: Iterable[int]) -> None:
    """Set the menu for everyone, and a longer one in each admin's chat with the bot."""
    try:
        await bot.set_my_commands(_for_everyone(), BotCommandScopeDefault())
    except TelegramError as error:
        log.warning("command menu not set", error=type(error).__name__)
    for admin_id in admin_ids:
        await set_own_menu(bot, admin_id, admin=True)


async def describe(bot: Bot) -> None:
    """Describe the bot in its profile, unless its operator has done so."""
    try:
        if not (await bot.get_my_description()).description:
            await bot.set_my_description(everyone.DESCRIPTION)
        if not (await bot.get_my_short_description()).short_description:
            await bot.set_my_short_description(everyone.SHORT_DESCRIPTION)
    except TelegramError as error:
        log.warning("description not set", error=type(error).__name__)


async def set_own_menu(bot: Bot, user_id: int, *, admin: bool) -> None:
    """Set the menu in a person's chat with the bot: the admins', or the one for everyone."""
    scope = BotCommandScopeChat(user_id)
    try:
        if admin:
            of_admins = [BotCommand(name, does) for name, does in texts.COMMANDS]
            await bot.set_my_commands([*_for_everyone(), *of_admins], scope)
        else:
            await bot.delete_my_commands(scope)
    except TelegramError as error:
        # A person who has not started the bot yet has no chat to set a menu for.
        log.warning("admin menu not set", admin=user_id, error=type(error).__name__)


def _for_everyone() -> list[BotCommand]:
    return [BotCommand(name, does) for name, does in everyone.COMMANDS]
