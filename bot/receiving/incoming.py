"""Turning the Bot API's JSON into updates, for polling and webhook alike.

python-telegram-bot parses a batch as a whole: a single unreadable update would hold up all others
forever, and its text would be written to the log. Here, each update is parsed alone.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import structlog
from telegram import Bot, Update

from bot import metrics
from bot.inbox.replica import MOST_TRIES

if TYPE_CHECKING:
    from bot.app import App
    from bot.services import Services
    from bot.state.updates import TakenUpdate

log = structlog.get_logger(__name__)

_IDS = 1 << 63
_MOST_IN_PROGRESS = 500
"""While this many updates wait, no more are taken. They are safer at Telegram."""

ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "inline_query",
    "message_reaction",
    "guest_message",
)
"""The kinds of update that the bot asks Telegram for."""


async def queue_update(raw: object, app: App) -> None:
    """Keep an update and queue it for its handler, as soon as few enough wait.

    An unreadable one is skipped, and one that was received before. Raises `StoreError` if it could
    not be kept: Telegram has to send it again.
    """
    while app.update_processor.current_concurrent_updates >= _MOST_IN_PROGRESS:
        await asyncio.sleep(0.05)
    update = parse_update(raw, app.bot)
    if update is None:
        return
    services: Services = app.bot_data["services"]
    if await services.inbox.keep(update, raw):
        await app.update_queue.put(update)
    else:
        metrics.repeated.inc()


async def queue_taken(taken: TakenUpdate, app: App) -> None:
    """Queue an update whose handling was cut off."""
    update = parse_update(json.loads(taken.raw), app.bot)
    if update is not None and taken.tries <= MOST_TRIES:
        await app.update_queue.put(update)
        return
    services: Services = app.bot_data["services"]
    log.error("update given up", update_id=taken.update_id, tries=taken.tries)
    await services.inbox.give_up(taken)


def parse_update(raw: object, bot: Bot) -> Update | None:
    """Return the update, or None if it is unreadable, which is logged without its content."""
    try:
        if not isinstance(raw, dict) or type(raw.get("update_id")) is not int:
            raise TypeError("no update_id")
        update = Update.de_json(raw, bot)
        _check_ids(update)
        return update
    except Exception as error:  # noqa: BLE001 (any garbage is skipped: the next update counts)
        metrics.unreadable.inc()
        log.warning("update unreadable", error=type(error).__name__, update_id=update_id(raw))
        return None


def _check_ids(update: Update) -> None:
    """Raise TypeError if an id of the update, its chat, person or message fits no column."""
    about = (update.effective_chat, update.effective_sender)
    ids = [update.update_id, *(each.id for each in about if each is not None)]
    if update.effective_message is not None:
        ids.append(update.effective_message.message_id)
    if not all(type(number) is int and abs(number) < _IDS for number in ids):
        raise TypeError("an id is no number")


def update_id(raw: object) -> int | None:
    """Return the id of a raw update, if it has one."""
    found = raw.get("update_id") if isinstance(raw, dict) else None
    return found if type(found) is int else None
