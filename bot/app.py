"""The application: which handler takes what, and what holds for all of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeAlias

from telegram.ext import AIORateLimiter, Application, ContextTypes, ExtBot

from bot import admin
from bot.services import Context, Services

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.state.base import State
    from facts.library import Library

App: TypeAlias = Application[
    ExtBot[Any], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], None
]


def build_application(settings: Settings, library: Library, state: State) -> App:
    """The application with all handlers, not yet initialized and without a source of updates."""
    services = Services(settings, library, state, ThreadPoolExecutor(settings.workers, "record"))
    builder = (
        Application.builder()
        .token(settings.bot_token.get_secret_value())
        .base_url(f"{settings.bot_api_url}/bot")
        .base_file_url(f"{settings.bot_api_url}/file/bot")
        .context_types(ContextTypes(context=Context))
        .rate_limiter(AIORateLimiter(max_retries=8))
        .job_queue(None)
        .updater(None)
    )
    app: App = builder.build()
    app.bot_data["services"] = services
    # First match wins: an admin's command or pending edit is never taken for a question.
    app.add_handlers(admin.handlers(settings))
    return app
