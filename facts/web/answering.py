"""What a process does that answers questions beside the server: open the record, then answer."""

from __future__ import annotations

import gc
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from facts.errors import FactsError
from facts.library import Library

STOPS = (signal.SIGINT, signal.SIGTERM)
"""The signals by which somebody stops the server."""
_OBJECTS = 20_000
"""After how many new objects Python looks for garbage, as in the process of a command."""


@dataclass(frozen=True, slots=True)
class Record:
    """Which record a process opens, and whether it answers with the reader."""

    store: str
    reader: bool = True


@dataclass(frozen=True, slots=True)
class Work:
    """A function to call with the record. It and its arguments can be pickled."""

    call: Callable[..., Any]
    arguments: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a function returned or raised. `fault` is the trace of an error that none expects."""

    result: Any = None
    error: FactsError | None = None
    fault: str = ""


def answer(connection: Connection, record: Record) -> None:
    """Answer each `Work` with a `Reply`, until the server closes the connection or ends.

    The first reply tells whether the record could be opened.
    """
    # Whoever stops the server may signal all its processes. What was asked is still answered.
    for each in STOPS:
        signal.signal(each, signal.SIG_IGN)
    gc.set_threshold(_OBJECTS, 50, 100)
    try:
        library = _opened(record)
    except FactsError as error:
        connection.send(Reply(error=error))
        return
    with library, suppress(EOFError, OSError):  # the server wants nothing more, or has ended
        connection.send(Reply())
        while True:
            connection.send(_reply(library, connection.recv()))


def _opened(record: Record) -> Library:
    library = Library.open(record.store, reader=record.reader)
    try:
        library.prepare()
    except BaseException:
        library.close()
        raise
    return library


def _reply(library: Library, work: Work) -> Reply:
    try:
        return Reply(result=work.call(library, *work.arguments))
    except FactsError as error:
        return Reply(error=error)
    except Exception:  # noqa: BLE001  the server tells it as it does a fault of its own
        return Reply(fault=traceback.format_exc())
