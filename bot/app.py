"""The application: its handlers in order, and everything that they share."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeAlias

from telegram import Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    MessageReactionHandler,
    TypeHandler,
    filters,
)

from bot import metrics
from bot.admin import handlers as admin
from bot.albums import Albums
from bot.asking import (
    article_view,
    buttons,
    commands,
    example_buttons,
    gate,
    guest,
    inline,
    joining,
    reaction_feedback,
    wordless,
)
from bot.asking import messages as questions
from bot.errors import on_error
from bot.examples import Examples
from bot.flood_limit import FloodLimiter
from bot.hearing import hearing
from bot.inbox import Inbox, Replica, is_first_try
from bot.load import Load
from bot.messages import callbacks
from bot.previews import Previews
from bot.processor import OrderedProcessor
from bot.records import Record, Records
from bot.services import BotContext, Services
from bot.throttle import Throttle, limit
from bot.transport import PatientRequest
from bot.watching import Watching
from facts import Watcher

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.state import State
    from facts import Library

App: TypeAlias = Application[
    ExtBot[Any], BotContext, dict[Any, Any], dict[Any, Any], dict[Any, Any], None
]

_FIRST, _SECOND = -2, -1
_TYPES = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "inline_query",
    "message_reaction",
    "guest_message",
)
"""The kinds of update that are counted by name."""
_RETRIES_AFTER_429 = 10
_CALL_TIMEOUT = 30.0
"""Seconds that Telegram may take for a call.

Telegram may still carry out a call that the bot has given up. The buttons of such a message would
not work, since the bot does not know the message.
"""
_TOLD_PER_MINUTE = 2
"""How often one person gets the message that there are too many questions."""
_INLINE_FACTOR = 6
"""Inline mode asks at every pause in typing. Its limit is this many times the usual one."""


def build_application(settings: Settings, libraries: Mapping[str, Library], state: State) -> App:
    """Return the application with all handlers, not initialized and without a source of updates.

    `libraries` are the open records by their names, `MAIN` among them.
    """
    rate, burst = settings.questions_per_minute, settings.question_burst
    load = Load(settings.most_waiting)
    executor = ThreadPoolExecutor(settings.workers, "record")
    inbox = Inbox(state, secrets.token_hex(8))
    processor = OrderedProcessor(settings.concurrent_updates, load, inbox)
    services = Services(
        settings=settings,
        records=Records([_record(name, each, settings) for name, each in libraries.items()]),
        state=state,
        executor=executor,
        throttle=limit("ask", rate, burst, state=state, executor=executor),
        inline_throttle=limit(
            "inline", rate * _INLINE_FACTOR, burst * _INLINE_FACTOR, state=state, executor=executor
        ),
        albums=Albums(),
        busy_throttle=Throttle(_TOLD_PER_MINUTE, 1),
        load=load,
        inbox=inbox,
        replica=Replica(state, inbox),
        hearing=hearing(),
    )
    limiter = FloodLimiter(
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
                read_timeout=_CALL_TIMEOUT,
                write_timeout=_CALL_TIMEOUT,
            )
        )
        .get_updates_request(PatientRequest(connection_pool_size=2, patience=0))
        .context_types(ContextTypes(context=BotContext))
        .concurrent_updates(processor)
        .rate_limiter(limiter)
        .job_queue(None)
        .updater(None)
        .build()
    )
    processor.handle = app.process_update
    app.bot_data["services"] = services
    app.add_handler(TypeHandler(Update, count_update), group=_FIRST)
    app.add_handler(TypeHandler(Update, gate.check), group=_SECOND)
    # The first match wins: an admin's command or new value is never taken for a question.
    app.add_handlers([*admin.handlers(), *handlers(hears=services.hearing is not None)])
    app.add_error_handler(on_error)
    return app


def _record(name: str, library: Library, settings: Settings) -> Record:
    watcher = Watcher(
        library, every=settings.watch_every * 60, private_hosts=settings.private_hosts
    )
    return Record(name, library, Examples(library), Previews(library), Watching(watcher))


def handlers(*, hears: bool) -> list[BaseHandler[Any, BotContext, Any]]:
    """Return the handlers for everyone."""
    new = filters.UpdateType.MESSAGE
    edited = filters.UpdateType.EDITED_MESSAGE
    with_text = filters.TEXT | filters.CAPTION
    recording = filters.VOICE | filters.AUDIO | filters.VIDEO_NOTE
    without_words = filters.ChatType.PRIVATE & ~with_text & ~filters.StatusUpdate.ALL
    ask = filters.Regex(r"(?i)^/ask(@\w+)?(\s|$)") | filters.CaptionRegex(r"(?i)^/ask(@\w+)?(\s|$)")
    private_command = new & filters.COMMAND & filters.ChatType.PRIVATE
    return [
        CommandHandler("start", commands.start, new),
        CommandHandler("help", commands.help_, new),
        CommandHandler("sources", commands.sources, new),
        CommandHandler("latest", commands.latest, new),
        CommandHandler("about", commands.about, new),
        MessageHandler(new & ask, questions.on_message),
        MessageHandler(private_command, commands.on_unknown_command),
        MessageHandler(new & (with_text | recording if hears else with_text), questions.on_message),
        MessageHandler(new & without_words, wordless.on_wordless),
        MessageHandler(edited & with_text, questions.on_edit),
        CallbackQueryHandler(buttons.on_button, callbacks.pattern(callbacks.QUESTIONS)),
        CallbackQueryHandler(article_view.on_page_button, callbacks.pattern(callbacks.ARTICLES)),
        CallbackQueryHandler(joining.on_request, callbacks.pattern(callbacks.MEMBERS)),
        CallbackQueryHandler(example_buttons.on_example, callbacks.pattern(callbacks.EXAMPLES)),
        MessageReactionHandler(reaction_feedback.on_reaction),
        CallbackQueryHandler(buttons.on_unknown_button),
        InlineQueryHandler(inline.on_inline),
        MessageHandler(filters.UpdateType.GUEST_MESSAGE, guest.on_guest),
    ]


async def count_update(update: Update, context: BotContext) -> None:
    """Count an update. Those that are handled again are counted once."""
    if is_first_try():
        metrics.updates.labels(_update_type(update)).inc()


def _update_type(update: Update) -> str:
    return next((name for name in _TYPES if getattr(update, name) is not None), "other")
