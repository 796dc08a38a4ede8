"""Watching feeds, sitemaps and folders in a thread of its own, beside the bot's event loop."""

from __future__ import annotations

import asyncio
import threading

import structlog

from bot import metrics
from facts import FactsError, StoreError, StoreUnavailable, Watch, Watcher, WatchResult

log = structlog.get_logger(__name__)

_RETRY_AFTER = 60.0
"""Seconds after which the thread goes on after an error."""

First = asyncio.Future[WatchResult | None]
"""The result of the first look at a place, or None if the bot stops before it."""


class Watching:
    """Looks at the watched places of the record whenever they are due.

    The thread is a daemon: the process ends without it, and a look that was cut off is repeated.
    """

    def __init__(self, watcher: Watcher) -> None:
        self.watcher = watcher
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._awaited: dict[str, tuple[asyncio.AbstractEventLoop, First]] = {}
        self._thread = threading.Thread(target=self._run, name="watching", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """Tell the thread to end, and give up waiting for first looks."""
        self._stopping.set()
        self.watcher.stop()
        with self._lock:
            for loop, future in self._awaited.values():
                loop.call_soon_threadsafe(_settle, future, None)
            self._awaited.clear()

    def join(self, timeout: float) -> None:
        """Wait until the thread has ended, for at most `timeout` seconds."""
        if self._thread.is_alive():
            self._thread.join(timeout)

    def add(self, url: str, loop: asyncio.AbstractEventLoop, first: First) -> Watch:
        """Watch the place at a URL, and settle `first` after the first look.

        Raises `FetchError` for anything but a web address: folders belong to the server.
        """
        # Under the lock, lest the first look be over before anybody waits for it.
        with self._lock:
            watch = self.watcher.add(url, folders=False)
            if watch.last is None and not self._stopping.is_set():
                self._awaited[watch.address] = (loop, first)
            else:
                loop.call_soon_threadsafe(_settle, first, watch.last)
        return watch

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.watcher.run(self._tell)
            except StoreUnavailable as error:
                log.warning("watching interrupted", error=type(error).__name__)
            except StoreError as error:
                log.info("nothing is watched", reason=error.why)
                return
            except FactsError as error:
                log.error("watching interrupted", error=type(error).__name__)
            except Exception as error:
                log.exception("watching interrupted", error=type(error).__name__)
            self._stopping.wait(_RETRY_AFTER)

    def _tell(self, watch: Watch, result: WatchResult) -> None:
        for outcome in ("added", "updated", "known", "failed"):
            metrics.watched.labels(outcome).inc(getattr(result, outcome))
        log.info(
            "looked at a watched place",
            place=watch.key,
            added=result.added,
            updated=result.updated,
            known=result.known,
            failed=result.failed,
            waiting=result.waiting,
            problem=result.problem is not None,
        )
        with self._lock:
            awaited = self._awaited.pop(watch.address, None)
        if awaited is not None:
            loop, future = awaited
            loop.call_soon_threadsafe(_settle, future, result)


def _settle(future: First, result: WatchResult | None) -> None:
    if not future.done():
        future.set_result(result)
