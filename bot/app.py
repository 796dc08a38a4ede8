"""The application: which handler takes what, and what holds for all of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeAlias

from telegram import Update
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationHandlerStop,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot import metrics
from bot.admin import handlers as admin
from bot.asking import buttons, commands, inline
from bot.asking import messages as questions
from bot.errors import on_error
from bot.examples import Examples
from bot.messages import callbacks
from bot.processor import Conversations
from bot.services import Context, Services
from bot.throttle import Throttle
from bot.transport import PatientRequest

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.state.protocol import State
    from facts.library import Library

App: TypeAlias = Application[
    ExtBot[Any], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], None
]

_GATE = -1
_RETRIES_AFTER_429 = 10
_ANSWER_WITHIN = 30.0
"""Seconds that Telegram may take for a call. One given up may have been carried out all the same,
and its message would be without its buttons' memory."""
_INLINE_FACTOR = 6
"""Inline mode asks at every pause in typing: so many times as often as a sent question."""


def build_application(settings: Settings, library: Library, state: State) -> App:
    """The application with all handlers, not yet initialized and without a source of updates."""
    rate, burst = settings.questions_per_minute, settings.question_burst
    services = Services(
        settings=settings,
        library=library,
        state=state,
        executor=ThreadPoolExecutor(settings.workers, "record"),
        examples=Examples(library),
        throttle=Throttle(rate, burst),
        inline_throttle=Throttle(rate * _INLINE_FACTOR, burst * _INLINE_FACTOR),
    )
    limiter = AIORateLimiter(
        overall_max_rate=settings.messages_per_second,
        group_max_rate=settings.group_messages_per_minute,
        max_retries=_RETRIES_AFTER_429,
    )
    app: App = (
        Application.builder()
        .token(settings.bot_token.get_secret_value())
        .base_url(f"{settings.bot_api_url}/bot")
        .base_file_url(f"{settings.bot_api_url}/file/bot")
        .request(
            PatientRequest(
                connection_pool_size=settings.concurrent_updates + 8,
                read_timeout=_ANSWER_WITHIN,
                write_timeout=_ANSWER_WITHIN,
            )
        )
        .get_updates_request(PatientRequest(connection_pool_size=2, patience=0))
        .context_types(ContextTypes(context=Context))
        .concurrent_updates(Conversations(settings.concurrent_updates))
        .rate_limiter(limiter)
        .job_queue(None)
        .updater(None)
        .build()
    )
    app.bot_data["services"] = services
    app.add_handler(TypeHandler(Update, gate), group=_GATE)
    # First match wins: an admin's command or pending edit is never taken for a question.
    app.add_handlers([*admin.handlers(settings), *handlers()])
    app.add_error_handler(on_error)
    return app


def handlers() -> list[BaseHandler[Any, Context, Any]]:
    """What everyone may do."""
    new = filters.UpdateType.MESSAGE
    edited = filters.UpdateType.EDITED_MESSAGE
    worded = filters.TEXT | filters.CAPTION
    ask = filters.Regex(r"(?i)^/ask(@\w+)?(\s|$)") | filters.CaptionRegex(r"(?i)^/ask(@\w+)?(\s|$)")
    return [
        CommandHandler("start", commands.start, new),
        CommandHandler("help", commands.help_, new),
        CommandHandler("sources", commands.sources, new),
        CommandHandler("latest", commands.latest, new),
        CommandHandler("about", commands.about, new),
        MessageHandler(new & ask, questions.on_message),
        MessageHandler(new & filters.COMMAND & filters.ChatType.PRIVATE, commands.unknown),
        MessageHandler(new & worded, questions.on_message),
        MessageHandler(edited & worded, questions.on_edit),
        CallbackQueryHandler(buttons.on_button, callbacks.pattern(callbacks.QUESTIONS)),
        CallbackQueryHandler(buttons.unknown),
        InlineQueryHandler(inline.on_inline),
    ]


async def gate(update: Update, context: Context) -> None:
    """Let each update through once: one delivered again, e.g. after a restart, is dropped."""
    metrics.updates.labels(_kind(update)).inc()
    services = context.services
    if update.inline_query is None and not await services.run(
        services.state.claim_update, update.update_id
    ):
        metrics.repeated.inc()
        raise ApplicationHandlerStop


def _kind(update: Update) -> str:
    kinds = ("message", "edited_message", "callback_query", "inline_query")
    return next((kind for kind in kinds if getattr(update, kind) is not None), "other")
