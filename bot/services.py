"""The services that all handlers use, made once at the start and reached through the context."""

from __future__ import annotations

import asyncio
import contextvars
import functools
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from telegram.ext import CallbackContext, ExtBot

if TYPE_CHECKING:
    from bot.albums import Albums
    from bot.examples import Examples
    from bot.hearing import Hearing
    from bot.inbox import Inbox, Replica
    from bot.load import Load
    from bot.previews import Previews
    from bot.records import Records
    from bot.settings import Settings
    from bot.state import State
    from bot.throttle import Limit, Throttle
    from bot.watching import Watching
    from facts import Library

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Services:
    """The records, the bot's own state, its settings, and threads for blocking calls.

    `library`, `examples`, `previews` and `watching` belong to the record of the chat whose update
    is handled. `throttle` limits each person's
    questions, `inline_throttle` their inline queries, and `busy_throttle` how often they are told
    that there are too many. `albums` are those seen lately. `load` knows how busy the bot is.
    `inbox` has the updates in hand, and `replica` knows whether this process leads. `hearing`
    understands recordings, and is None where that is not installed.
    """

    settings: Settings
    records: Records
    state: State
    executor: Executor
    throttle: Limit
    inline_throttle: Limit
    albums: Albums
    busy_throttle: Throttle
    load: Load
    inbox: Inbox
    replica: Replica
    hearing: Hearing | None = None

    @property
    def library(self) -> Library:
        """The current record."""
        return self.records.current.library

    @property
    def web(self) -> str | None:
        """The address of the server that shows the current record, or None. It shows only one."""
        return self.settings.rapporteur_web if self.records.current is self.records.main else None

    @property
    def examples(self) -> Examples:
        """Example questions of the current record."""
        return self.records.current.examples

    @property
    def previews(self) -> Previews:
        """The previews of articles for the current record."""
        return self.records.current.previews

    @property
    def watching(self) -> Watching:
        """The watched places of the current record."""
        return self.records.current.watching

    async def run(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Make a blocking call in a thread, and return its result.

        Coroutines call `library` and `state` only through this method. The thread knows the same
        current record.
        """
        context = contextvars.copy_context()
        call = functools.partial(context.run, fn, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self.executor, call)


class BotContext(CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context that every handler gets."""

    @property
    def services(self) -> Services:
        """The application's services."""
        return cast(Services, self.bot_data["services"])
