"""The life of the bot's process: start, receive updates, and stop on a signal."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

import structlog
from telegram.error import BadRequest, NetworkError

from bot.asking.awaited import tell_answers
from bot.messages.menus import describe, publish_menus
from bot.receiving.incoming import queue_taken
from bot.receiving.monitoring import Monitor
from bot.receiving.polling import Poller
from bot.receiving.webhook import Webhook
from bot.roles import admin_ids
from facts import StoreError

if TYPE_CHECKING:
    from bot.app import App
    from bot.inbox import Replica
    from bot.services import Services
    from bot.settings import Settings

log = structlog.get_logger(__name__)
T = TypeVar("T")

_SHARE_OF_WORK = 0.8
"""The share of the time to stop that the work in progress gets. The rest is for closing."""
_WATCHING_ENDS_WITHIN = 3.0
"""Seconds. The thread may be reading an article, which it reads again after the next start."""


class _Stopped(Exception):
    """The process got a signal to stop."""


async def serve(app: App, settings: Settings, *, webhook: bool) -> None:
    """Run until SIGTERM or SIGINT, then finish the updates in progress.

    Raises `InvalidToken` if Telegram refuses the token, `BadRequest` if it refuses the webhook's
    address, OSError if the port is in use.
    """
    stop = _stop_signal(settings.stop_within)
    monitor = Monitor(app, settings)
    with suppress(_Stopped):
        await _until(stop, insist(app.initialize))
        try:
            monitor.listen()
            await app.start()
            replica = _services(app).replica
            await _until(stop, _first_beat(replica))
            _services(app).records.start_watching()
            app.create_task(_lead(app, settings, stop))
            async with _heard_of(app):
                await (_receive_posts if webhook else _poll)(app, settings, stop)
        finally:
            await monitor.close()
            await app.shutdown()
    log.info("stopped")


async def _publish_menus(app: App, settings: Settings) -> None:
    services = _services(app)
    admins = await services.run(admin_ids, settings, services.state)
    await publish_menus(app.bot, admins)
    await describe(app.bot)


async def _lead(app: App, settings: Settings, stop: asyncio.Event) -> None:
    """Do what only one replica has to do, whenever it is this one."""
    services = _services(app)
    with suppress(_Stopped):
        await _until(stop, services.replica.until_leading())
        app.create_task(_publish_menus(app, settings))
        await tell_answers(app.bot, services, stop)


@asynccontextmanager
async def _heard_of(app: App) -> AsyncIterator[None]:
    """Be heard of by the other replicas, and take what they leave."""
    services, end = _services(app), asyncio.Event()
    task = asyncio.create_task(services.replica.run(end, lambda taken: queue_taken(taken, app)))
    try:
        yield
    finally:
        end.set()
        await task
        await services.replica.leave()


async def _first_beat(replica: Replica) -> None:
    while True:
        try:
            return await replica.beat()
        except StoreError as error:
            log.warning("state not reached", error=type(error).__name__)
        await asyncio.sleep(1)


async def _poll(app: App, settings: Settings, stop: asyncio.Event) -> None:
    poller, replica = Poller(app), _services(app).replica
    try:
        while True:
            if not replica.leads:
                log.info("another replica polls")
            await _until(stop, replica.until_leading())
            await _until(stop, insist(app.bot.delete_webhook))
            log.info("polling", bot=app.bot.username)
            await _until(stop, _either(poller.run(), replica.until_led()))
    finally:
        await _finish(app, settings, stop)
        if replica.leads:
            await poller.confirm()


async def _receive_posts(app: App, settings: Settings, stop: asyncio.Event) -> None:
    server = Webhook(app, settings)
    try:
        server.listen()
        await _until(stop, insist(server.register))
        log.info("webhook set", bot=app.bot.username, port=settings.port)
        await stop.wait()
    finally:
        await server.close()
        await _finish(app, settings, stop)


async def insist(call: Callable[[], Awaitable[T]], *, wait: float = 1.0) -> T:
    """Repeat a call until Telegram is reached, however long it takes, and return its result.

    `wait` is the time in seconds before the first repetition. Errors from Telegram are raised.
    """
    while True:
        try:
            return await call()
        except BadRequest:
            raise  # Telegram was reached; for python-telegram-bot this is a NetworkError too
        except NetworkError as error:
            log.warning("Telegram not reached", error=type(error).__name__, retry_in=wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 30.0)


async def _finish(app: App, settings: Settings, stop: asyncio.Event) -> None:
    """Finish the received updates. Give up those that take too long, so that the process ends."""
    stop.set()  # also after an error: what goes on in the background ends by it
    _services(app).inbox.stopping = True
    log.info("stopping", in_progress=app.update_processor.current_concurrent_updates)
    _services(app).records.stop_watching()  # first, since tasks wait for its results
    try:
        await asyncio.wait_for(app.stop(), settings.stop_within * _SHARE_OF_WORK)
    except TimeoutError:
        log.error("stopped with work in progress", seconds=settings.stop_within)
    if (hearing := _services(app).hearing) is not None:
        await asyncio.to_thread(hearing.close)
    patience = min(_WATCHING_ENDS_WITHIN, settings.stop_within * (1 - _SHARE_OF_WORK))
    await asyncio.to_thread(_services(app).records.join_watching, patience)


def _services(app: App) -> Services:
    services: Services = app.bot_data["services"]
    return services


def _stop_signal(within: float) -> asyncio.Event:
    """Return an event that a signal sets. The process ends at most `within` seconds after it."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def on_signal(*_: object) -> None:
        loop.call_soon_threadsafe(stop.set)
        # A thread cannot be interrupted: one that reads a large file, or waits for a locked
        # database, would keep the process. The files of both databases stay whole.
        last = threading.Timer(within, _end_at_once)
        last.daemon = True
        last.start()

    for number in (signal.SIGTERM, signal.SIGINT):
        # signal.signal also works where the loop has no add_signal_handler (Windows).
        signal.signal(number, on_signal)
    return stop


def _end_at_once() -> None:
    log.error("ended with work in progress")
    logging.shutdown()
    os._exit(0)


async def _until(stop: asyncio.Event, work: Awaitable[T]) -> T:
    """Return the result of `work`. If `stop` is set first, cancel it and raise `_Stopped`."""
    task = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait((task, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if task.done():
        return task.result()
    await _cancel(task)
    raise _Stopped


async def _either(one: Awaitable[object], other: Awaitable[object]) -> None:
    """Wait until one of them is done, and cancel the other."""
    tasks = [asyncio.ensure_future(one), asyncio.ensure_future(other)]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            await _cancel(task)


async def _cancel(task: asyncio.Future[Any]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError, Exception):
        await task
