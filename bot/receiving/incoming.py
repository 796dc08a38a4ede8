"""Turning the Bot API's JSON into updates, for polling and webhook alike.

python-telegram-bot parses a batch as a whole: a single unreadable update would hold up all others
forever, and its text would be written to the log. Here, each update is parsed alone.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from telegram import Bot, Update

from bot import metrics

if TYPE_CHECKING:
    from bot.app import App

log = structlog.get_logger(__name__)

_MOST_IN_PROGRESS = 500
"""While this many updates wait, no more are taken. They are safer at Telegram."""

ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "message_reaction",
)
"""The kinds of update that the bot asks Telegram for."""


async def queue_update(raw: object, app: App) -> None:
    """Queue an update for its handler, as soon as few enough wait. Skip an unreadable one."""
    while app.update_processor.current_concurrent_updates >= _MOST_IN_PROGRESS:
        await asyncio.sleep(0.05)
    update = parse_update(raw, app.bot)
    if update is not None:
        await app.update_queue.put(update)


def parse_update(raw: object, bot: Bot) -> Update | None:
    """Return the update, or None if it is unreadable, which is logged without its content."""
    try:
        if not isinstance(raw, dict) or type(raw.get("update_id")) is not int:
            raise TypeError("no update_id")
        return Update.de_json(raw, bot)
    except Exception as error:  # noqa: BLE001 (any garbage is skipped: the next update counts)
        metrics.unreadable.inc()
        log.warning("update unreadable", error=type(error).__name__, update_id=update_id(raw))
        return None


def update_id(raw: object) -> int | None:
    """Return the id of a raw update, if it has one."""
    found = raw.get("update_id") if isinstance(raw, dict) else None
    return found if type(found) is int else None
