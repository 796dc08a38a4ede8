"""The bot's state in SQLite, put together from its parts."""

from __future__ import annotations

from bot.state.sqlite.answers import Answers
from bot.state.sqlite.articles import WaitingArticles
from bot.state.sqlite.audit import AuditLog
from bot.state.sqlite.awaited import Awaited
from bot.state.sqlite.usage import Usage


class SqliteState(Answers, Awaited, Usage, AuditLog, WaitingArticles):
    """The bot's state in one SQLite file or, without a path, in memory."""
