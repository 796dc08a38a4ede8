"""Reader processes that live on from one test to the next, since starting one takes half a second.

A test of the processes themselves has fresh ones with the fixture `fresh_reader_processes`.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from facts.isolation import LastingProcess
from facts.readers import isolated, isolated_listing

_LISTING_CODE = "from tests.reader_processes import serve_listings; serve_listings()"
_ANSWER_OF = isolated_listing.answer_of  # type: ignore[attr-defined] # to put it back


class _Pool:
    """Processes of one kind that no caller uses at the moment."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._free: list[LastingProcess] = []

    def take(self) -> LastingProcess:
        """Return a process that is free, or a new one."""
        try:
            return self._free.pop()
        except IndexError:
            return LastingProcess(self._code)

    def give_back(self, process: LastingProcess) -> None:
        """Keep a process for the next caller."""
        self._free.append(process)

    def end(self) -> None:
        """End all processes that are free."""
        while self._free:
            self._free.pop().end()


@contextmanager
def kept() -> Iterator[None]:
    """Let all readers of this process use processes that are kept."""
    documents, listings = _Pool(isolated._CODE), _Pool(_LISTING_CODE)

    def start(self: isolated.ReaderProcess) -> None:
        self.seconds = 0.0
        self._process = documents.take()

    def stop(self: isolated.ReaderProcess, *_: object) -> None:
        documents.give_back(self._process)

    def answer_of(code: str, request: bytes, *, time_limit: float) -> bytes | None:
        process = listings.take()
        head = json.dumps({"size": len(request), "time_limit": time_limit}).encode()
        try:
            answer = process.answer(head + b"\n" + request, time_limit=time_limit)
        finally:
            listings.give_back(process)
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(isolated.ReaderProcess, "__init__", start)
        patch.setattr(isolated.ReaderProcess, "__exit__", stop)
        patch.setattr(isolated_listing, "answer_of", answer_of)
        yield
    documents.end()
    listings.end()


@contextmanager
def fresh() -> Iterator[None]:
    """Let readers start processes of their own again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(isolated.ReaderProcess, "__init__", _INIT)
        patch.setattr(isolated.ReaderProcess, "__exit__", _EXIT)
        patch.setattr(isolated_listing, "answer_of", _ANSWER_OF)
        yield


_INIT, _EXIT = isolated.ReaderProcess.__init__, isolated.ReaderProcess.__exit__


def serve_listings() -> None:
    """Answer one request after the other as `isolated_listing.serve` answers its only one."""
    given = sys.stdin.buffer
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as replies:
        while line := given.readline():
            request = json.loads(line)
            sys.stdin = io.TextIOWrapper(io.BytesIO(given.read(request["size"])))
            sys.stdout = io.TextIOWrapper(io.BytesIO())
            isolated_listing.serve(request["time_limit"])
            replies.write(sys.stdout.buffer.getvalue() + b"\n")
            replies.flush()
