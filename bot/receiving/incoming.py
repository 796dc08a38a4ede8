"""From the Bot API's JSON to updates, for polling and webhook alike.

python-telegram-bot parses a batch as a whole: one update that it cannot read would hold up all
others forever, and be written to the log with its text. Here each is parsed alone.
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

_ENOUGH = 500
"""While this many updates wait to be handled, no more are taken: Telegram keeps them safer."""

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query")
"""The kinds of update that the bot asks Telegram for."""


async def take(raw: object, app: App) -> None:
    """Queue an update for its handler, once not too many wait; pass over an unreadable one."""
    while app.update_processor.current_concurrent_updates >= _ENOUGH:
        await asyncio.sleep(0.05)
    update = parse_update(raw, app.bot)
    if update is not None:
        await app.update_queue.put(update)


def parse_update(raw: object, bot: Bot) -> Update | None:
    """The update, or none where it can't be read; that is logged without its content."""
    try:
        if not isinstance(raw, dict) or type(raw.get("update_id")) is not int:
            raise TypeError("no update_id")
        return Update.de_json(raw, bot)
    except Exception as error:  # noqa: BLE001 (whatever garbage raises, the next update counts)
        metrics.unreadable.inc()
        log.warning("update unreadable", error=type(error).__name__, update_id=update_id(raw))
        return None


def update_id(raw: object) -> int | None:
    """The id of a raw update, if it has one."""
    found = raw.get("update_id") if isinstance(raw, dict) else None
    return found if type(found) is int else None
