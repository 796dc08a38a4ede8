"""The life of the bot's process: start, take updates, and stop when told to."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

import structlog
from telegram.error import BadRequest, NetworkError

from bot.messages.menus import publish_menus
from bot.receiving.polling import Poller
from bot.receiving.webhook import Webhook

if TYPE_CHECKING:
    from bot.app import App
    from bot.settings import Settings

log = structlog.get_logger(__name__)
T = TypeVar("T")


class _Stopped(Exception):
    """The process was told to stop."""


async def serve(app: App, settings: Settings, *, webhook: bool) -> None:
    """Run until SIGTERM or SIGINT, then finish what is under way.

    Raises `InvalidToken` where Telegram refuses the token, `BadRequest` where it refuses the
    webhook's address, OSError where the port is taken.
    """
    stop = _stop_signal()
    with suppress(_Stopped):
        await _until(stop, insist(app.initialize))
        try:
            await app.start()
            app.create_task(publish_menus(app.bot, settings.admin_ids))
            take = _post if webhook else _poll
            await take(app, settings, stop)
        finally:
            await app.shutdown()
    log.info("stopped")


async def _poll(app: App, settings: Settings, stop: asyncio.Event) -> None:
    poller = Poller(app)
    try:
        await _until(stop, insist(app.bot.delete_webhook))
        log.info("polling", bot=app.bot.username)
        await _until(stop, poller.run())
    finally:
        await _finish(app, settings)
        await poller.confirm()


async def _post(app: App, settings: Settings, stop: asyncio.Event) -> None:
    server = Webhook(app, settings)
    try:
        server.listen()
        await _until(stop, insist(server.register))
        log.info("webhook set", bot=app.bot.username, port=settings.port)
        await stop.wait()
    finally:
        await server.close()
        await _finish(app, settings)


async def insist(call: Callable[[], Awaitable[T]], *, wait: float = 1.0) -> T:
    """The result of a call that is repeated until Telegram can be reached, however long it takes.

    `wait` is the seconds before the first repetition. Raises what Telegram itself says.
    """
    while True:
        try:
            return await call()
        except BadRequest:
            raise  # it was reached; to python-telegram-bot this is a NetworkError too
        except NetworkError as error:
            log.warning("Telegram not reached", error=type(error).__name__, retry_in=wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 30.0)


async def _finish(app: App, settings: Settings) -> None:
    """Handle what was taken. What does not end in time is given up, so that the process ends."""
    log.info("stopping", under_way=app.update_processor.current_concurrent_updates)
    try:
        await asyncio.wait_for(app.stop(), settings.stop_within)
    except TimeoutError:
        log.error("stopped with work under way", seconds=settings.stop_within)


def _stop_signal() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        # signal.signal also works where the loop has no add_signal_handler (Windows).
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    return stop


async def _until(stop: asyncio.Event, work: Awaitable[T]) -> T:
    """The result of `work`; raises `_Stopped` and cancels it where `stop` is set first."""
    task = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait((task, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if task.done():
        return task.result()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    raise _Stopped
