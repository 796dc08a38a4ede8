"""One process that answers questions, started again when it has died."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from facts.errors import FactsError
from facts.web.answering import STOPS, Record, Reply, Work, answer
from facts.web.problems import Refusal

_END = 5.0
"""Seconds that a process has to end by itself once nothing more is asked of it."""
_context = multiprocessing.get_context("spawn")
_starting = threading.Lock()


class Ended(Exception):
    """A process has ended before it replied."""


@dataclass(frozen=True, slots=True)
class Patience:
    """For how many seconds a process may be silent before it is taken for one that hangs."""

    start: float = 120.0
    answer: float = 60.0


@dataclass(frozen=True, slots=True)
class _Running:
    process: SpawnProcess
    connection: Connection

    def end(self, within: float = 0.0) -> None:
        """End the process, by force unless it ends by itself in so many seconds."""
        self.connection.close()
        self.process.join(within)
        self.process.kill()
        self.process.join()


class AnswerProcess:
    """A process with the record open. One thread at a time may use it, and any may `stop` it."""

    def __init__(self, record: Record, patience: Patience) -> None:
        self._record = record
        self._patience = patience
        self._lock = threading.Lock()
        self._running: _Running | None = None
        self._busy = False
        self._stopped = False

    @property
    def pid(self) -> int | None:
        """The system's number of the process, None while there is none."""
        running = self._running
        return running.process.pid if running is not None else None

    def start(self) -> None:
        """Start the process unless it runs, and wait until it can answer.

        Raises what opening the record raises there, `Ended` where it ends, and `Refusal` where it
        says nothing for too long.
        """
        with self._in_use():
            self._start()

    def reply(self, work: Work) -> Reply:
        """Return the reply to what is to be done. Raises what `start` raises."""
        with self._in_use():
            running = self._start()
            return self._exchange(running, work, self._patience.answer)

    def stop(self) -> None:
        """Start nothing any more, and end what is being done."""
        with self._lock:
            self._stopped = True
            if self._running is None:
                return
            if self._busy:
                self._running.process.kill()  # whoever waits for its reply cleans up
            else:
                self._running.connection.close()

    def end(self) -> None:
        """End the process, which must have nothing in hand."""
        with self._lock:
            running, self._running = self._running, None
        if running is not None:
            running.end(within=_END)

    def _start(self) -> _Running:
        if self._running is not None:
            return self._running
        ours, theirs = _context.Pipe()
        process = _context.Process(target=answer, args=(theirs, self._record), daemon=True)
        try:
            with _starting, _unsignalled():
                process.start()
        except OSError:  # the system has no room for another one
            ours.close()
            raise Ended from None
        finally:
            theirs.close()  # else its end would not be noticed
        running = _Running(process, ours)
        with self._lock:
            self._running = running
            if self._stopped:
                process.kill()
        told = self._exchange(running, None, self._patience.start)
        if told.error is not None:
            self.end()
            raise told.error
        return running

    def _exchange(self, running: _Running, work: Work | None, patience: float) -> Reply:
        """Send what is to be done, if anything, and return the reply."""
        try:
            if work is not None:
                running.connection.send(work)
            if running.connection.poll(patience):
                reply: Reply = running.connection.recv()
                return reply
        except (EOFError, OSError):
            self._lose(running)
            raise Ended from None
        self._lose(running)
        raise unanswered("it takes too long")

    def _lose(self, running: _Running) -> None:
        with self._lock:
            self._running = None
            running.end()

    @contextlib.contextmanager
    def _in_use(self) -> Iterator[None]:
        with self._lock:
            if self._stopped:
                raise unanswered("the server is being stopped")
            self._busy = True
        try:
            yield
        finally:
            self._busy = False


def unanswered(why: str) -> FactsError:
    """Return the error for a question that no process could answer."""
    return Refusal(
        503,
        "The question cannot be answered now",
        why=why,
        remedy="Ask again in a minute",
        headers={"Retry-After": "60"},
    )


@contextlib.contextmanager
def _unsignalled() -> Iterator[None]:
    """Let processes that are started meanwhile not hear that the server is stopped.

    They would be ended while they load their modules, before they can ignore it.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
