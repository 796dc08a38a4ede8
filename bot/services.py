"""What the handlers work with, made once at startup and reached through their context."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from telegram.ext import CallbackContext, ExtBot

if TYPE_CHECKING:
    from bot.examples import Examples
    from bot.settings import Settings
    from bot.state.protocol import State
    from bot.throttle import Throttle
    from facts.library import Library

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Services:
    """The record, the bot's own state, its settings, and threads for blocking calls.

    `examples` are questions that the record answers. `throttle` limits each person's questions,
    `inline_throttle` what they type in inline mode.
    """

    settings: Settings
    library: Library
    state: State
    executor: Executor
    examples: Examples
    throttle: Throttle
    inline_throttle: Throttle

    async def run(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of a blocking call, made off the event loop.

        Every call of `library` and `state` from a coroutine goes through here.
        """
        call = functools.partial(fn, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self.executor, call)


class Context(CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context that every handler gets."""

    @property
    def services(self) -> Services:
        """The application's services."""
        return cast(Services, self.bot_data["services"])
