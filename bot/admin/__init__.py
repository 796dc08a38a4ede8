"""What admins do from Telegram: keep the record, and see how the bot fares."""

from __future__ import annotations

from typing import Any

from telegram.ext import BaseHandler

from bot.services import Context
from bot.settings import Settings
from bot.texts.admin import COMMANDS

__all__ = ["COMMANDS", "handlers"]


def handlers(settings: Settings) -> list[BaseHandler[Any, Context, Any]]:
    """The handlers of the admins' commands, buttons and messages, to go before all others."""
    return []
