"""Other processes for the tests: forked, so that each is quick and runs what the test defines."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import pytest

WAIT = 30
"""Seconds after which a child counts as hung."""


@contextmanager
def child(work: Callable[[Connection], None]) -> Iterator[tuple[BaseProcess, Connection]]:
    """Start a process that does the work; yield it and a pipe to it, and end it afterwards."""
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("this system cannot fork")
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        yield process, ours
    finally:
        process.kill()
        process.join(WAIT)
        ours.close()


def in_child(work: Callable[[], object]) -> object:
    """Return the result of work in a process of its own, or a text of its error."""

    def report(pipe: Connection) -> None:
        try:
            pipe.send(work())
        except Exception as error:  # noqa: BLE001 - told to the parent
            pipe.send(f"{type(error).__name__}: {error}")

    with child(report) as (_, pipe):
        assert pipe.poll(WAIT), "the child process hung"
        return pipe.recv()


def received(pipe: Connection) -> list[object]:
    """Return everything that a process sent before it ended."""
    found = []
    try:
        while pipe.poll(WAIT):
            found.append(pipe.recv())
    except EOFError:
        pass
    return found
