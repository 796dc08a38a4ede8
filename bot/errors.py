"""The handler of all errors that no other handler expected."""

from __future__ import annotations

import secrets

import structlog
from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError
from telegram.ext import ApplicationHandlerStop

from bot import metrics
from bot.inbox import TakenOver, in_hand
from bot.messages.refusals import is_expired
from bot.messages.reply import reply_text
from bot.messages.texts import everyone as texts
from bot.services import BotContext
from facts import StoreAway

log = structlog.get_logger(__name__)


async def on_error(update: object, context: BotContext) -> None:
    """Log the error under an id, and give the person that id. No other handler gets the update.

    Else it would be handled although the checks before have failed. An update that met a store that
    is away waits for it instead.
    """
    await _handle(update, context)
    raise ApplicationHandlerStop


async def _handle(update: object, context: BotContext) -> None:
    error = context.error
    metrics.errors.labels(type(error).__name__).inc()
    update_id = update.update_id if isinstance(update, Update) else None
    if isinstance(error, Forbidden | ChatMigrated) or is_expired(error):
        log.info("reply not wanted any more", error=type(error).__name__, update_id=update_id)
        return
    hand = in_hand.get()
    if isinstance(error, TakenOver):
        log.info("update taken over", update_id=update_id)
        return
    if isinstance(error, StoreAway) and hand is not None and hand.wait_for_store():
        log.warning("update waits for a store", update_id=update_id, why=error.why)
        return
    error_id = secrets.token_hex(4)
    log.error("update failed", error_id=error_id, update_id=update_id, exc_info=error)
    unreachable = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
    if isinstance(update, Update) and not unreachable:
        try:
            await _report(update, context, texts.ERROR.format(id=error_id))
        except StoreAway:
            if hand is not None:
                hand.wait_for_store()
        except TelegramError as second:
            log.warning("error not reported", error_id=error_id, error=type(second).__name__)


async def _report(update: Update, context: BotContext, text: str) -> None:
    message = update.message or update.edited_message  # and not, for example, a channel's post
    if update.callback_query is not None:
        await update.callback_query.answer(text, show_alert=True)
    elif message is not None:
        await reply_text(context.bot, message, text)
