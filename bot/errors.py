"""The one place where errors end that no handler expected."""

from __future__ import annotations

import secrets

import structlog
from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError

from bot import metrics
from bot.messages.refusals import is_expired
from bot.messages.reply import reply_text
from bot.messages.texts import everyone as texts
from bot.services import Context

log = structlog.get_logger(__name__)


async def on_error(update: object, context: Context) -> None:
    """Log the error under an id, and tell the user that id."""
    error = context.error
    metrics.errors.labels(type(error).__name__).inc()
    number = update.update_id if isinstance(update, Update) else None
    if isinstance(error, Forbidden | ChatMigrated) or is_expired(error):
        log.info("reply not wanted any more", error=type(error).__name__, update_id=number)
        return
    error_id = secrets.token_hex(4)
    log.error("update failed", error_id=error_id, update_id=number, exc_info=error)
    unreachable = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
    if isinstance(update, Update) and not unreachable:
        try:
            await _tell(update, context, texts.ERROR.format(id=error_id))
        except TelegramError as second:
            log.warning("error not told", error_id=error_id, error=type(second).__name__)


async def _tell(update: Update, context: Context, text: str) -> None:
    if update.callback_query is not None:
        await update.callback_query.answer(text, show_alert=True)
    elif update.effective_message is not None:
        await reply_text(context.bot, update.effective_message, text)
