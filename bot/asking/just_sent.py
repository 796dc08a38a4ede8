"""The answer that a message gives, also where the message was sent only now."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from telegram import MaybeInaccessibleMessage

from bot.services import Services
from bot.state.records import StoredAnswer

_JUST_SENT = timedelta(seconds=10)
"""An answer of that age may not have been kept yet."""
_WAITS = (0.1, 0.3, 0.6)
"""Seconds between two looks for an answer that was just sent."""


async def answer_in(message: MaybeInaccessibleMessage, services: Services) -> StoredAnswer | None:
    """Return the answer that a message gives.

    The message is seen before its answer is kept. Whoever else is in the group may be that quick.
    """
    chat_id, message_id = message.chat.id, message.message_id
    stored = await services.run(services.state.answered_by, chat_id, message_id)
    for seconds in _WAITS:
        if stored is not None or datetime.now(UTC) - message.date > _JUST_SENT:
            break
        await asyncio.sleep(seconds)
        stored = await services.run(services.state.answered_by, chat_id, message_id)
    return stored
