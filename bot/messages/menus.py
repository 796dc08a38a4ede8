"""The command menus that Telegram shows beside the input field, and the bot's profile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import structlog
from telegram import Bot, BotCommand, BotCommandScopeChat, BotCommandScopeDefault
from telegram.error import TelegramError

from bot.messages.texts import admin as texts
from bot.messages.texts import everyone
from bot.messages.texts.speaking import ENGLISH, LANGUAGES, speaking

log = structlog.get_logger(__name__)


async def publish_menus(bot: Bot, admin_ids: Iterable[int]) -> None:
    """Set the menu for everyone, and a longer one in each admin's chat with the bot."""
    try:
        for code in _in_each_language():
            await bot.set_my_commands(_for_everyone(), BotCommandScopeDefault(), language_code=code)
    except TelegramError as error:
        log.warning("command menu not set", error=type(error).__name__)
    for admin_id in admin_ids:
        await set_own_menu(bot, admin_id, admin=True)


async def describe(bot: Bot) -> None:
    """Describe the bot in its profile, unless its operator has done so in that language."""
    try:
        for code in _in_each_language():
            if not (await bot.get_my_description(code)).description:
                await bot.set_my_description(everyone.DESCRIPTION, code)
            if not (await bot.get_my_short_description(code)).short_description:
                await bot.set_my_short_description(everyone.SHORT_DESCRIPTION, code)
    except TelegramError as error:
        log.warning("description not set", error=type(error).__name__)


async def set_own_menu(bot: Bot, user_id: int, *, admin: bool) -> None:
    """Set the menu in a person's chat with the bot: the admins', or the one for everyone."""
    scope = BotCommandScopeChat(user_id)
    try:
        for code in _in_each_language():
            if admin:
                of_admins = [BotCommand(name, does) for name, does in texts.COMMANDS]
                menu = [*_for_everyone(), *of_admins]
                await bot.set_my_commands(menu, scope, language_code=code)
            else:
                await bot.delete_my_commands(scope, code)
    except TelegramError as error:
        # A person who has not started the bot yet has no chat to set a menu for.
        log.warning("admin menu not set", admin=user_id, error=type(error).__name__)


def _in_each_language() -> Iterator[str | None]:
    """Speak each language in turn, and yield its code, or None for all other languages."""
    for language in LANGUAGES:
        with speaking(language):
            yield None if language == ENGLISH else language


def _for_everyone() -> list[BotCommand]:
    return [BotCommand(name, does) for name, does in everyone.COMMANDS]
