"""Processes that answer questions beside the server's own.

Answering is work of the processor, and Python does one piece of it at a time in a process. Each
question has a process to itself, so that one that dies takes no other question along.
docs/decisions/processes.md has the reasons.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from queue import LifoQueue
from typing import Any, Self, TypeVar

from facts.errors import StoreUnavailable
from facts.stores import is_in_memory
from facts.web.answer_process import AnswerProcess, Ended, Patience, unanswered
from facts.web.answering import Record, Reply, Work
from facts.web.problems import Refusal

_TRIES = 2
Result = TypeVar("Result")


class ProcessFault(Exception):
    """An error in a process that is a fault of the program, with its trace."""


class AnswerProcesses:
    """Processes that have opened a record. Safe to use from any thread.

    A process that has died is replaced when a question comes to it, and a question that it had in
    hand is asked once more. `close` ends all of them.
    """

    def __init__(
        self, store: str, number: int, *, reader: bool = True, patience: Patience | None = None
    ) -> None:
        """Raise `StoreUnavailable` for a record in memory, which is of one process."""
        if is_in_memory(store):
            raise StoreUnavailable(
                "Several processes cannot answer from this record",
                why="it is in the memory of one process",
                remedy="Keep it in a file or in PostgreSQL, or use a single process",
            )
        self.number = number
        record = Record(store, reader)
        self._all = [AnswerProcess(record, patience or Patience()) for _ in range(number)]
        # The one that was used last comes first: what it has in memory is at hand.
        self._idle: LifoQueue[AnswerProcess] = LifoQueue()
        for each in self._all:
            self._idle.put(each)
        atexit.register(self.close)  # else Python would wait for them without end

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pids(self) -> list[int]:
        """The system's numbers of the processes that run."""
        return [pid for each in self._all if (pid := each.pid) is not None]

    def start(self) -> None:
        """Start all processes, and wait until they can answer.

        Raises what opening the record raises there, and `Refusal` where one cannot be started.
        """
        try:
            with ThreadPoolExecutor(self.number) as pool:
                list(pool.map(AnswerProcess.start, self._all))
        except Ended:
            raise Refusal(
                503,
                "The processes that answer questions cannot be started",
                why="one of them ended at once",
                remedy="Use fewer processes if the memory is full",
            ) from None

    def call(self, call: Callable[..., Result], *arguments: Any) -> Result:
        """Return what a module's function returns for the record and these arguments.

        It is called in a process that has nothing else to do. Raises the same errors, and `Refusal`
        where the process takes too long or ends, and the next one too.
        """
        process = self._idle.get()
        try:
            reply = _reply(process, Work(call, arguments))
        finally:
            self._idle.put(process)
        if reply.error is not None:
            raise reply.error
        if reply.fault:
            raise ProcessFault(reply.fault)
        result: Result = reply.result
        return result

    def close(self) -> None:
        """End all processes. Questions in hand are refused."""
        atexit.unregister(self.close)
        for each in self._all:
            each.stop()
        # Those in use come back once whoever waits for them has been told.
        idle = [self._idle.get() for _ in self._all]
        for each in idle:
            each.end()
            self._idle.put(each)


def _reply(process: AnswerProcess, work: Work) -> Reply:
    for _ in range(_TRIES):
        try:
            return process.reply(work)
        except Ended:
            continue
    raise unanswered("the process that answers it has ended")
