"""From the Bot API's JSON to updates, for polling and webhook alike.

python-telegram-bot parses a batch as a whole: one update that it cannot read would hold up all
others forever, and be written to the log with its text. Here each is parsed alone.
"""

from __future__ import annotations

import structlog
from telegram import Bot, Update

from bot import metrics

log = structlog.get_logger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query")
"""The kinds of update that the bot asks Telegram for."""


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
