"""The library for programs with an event loop: the same calls, made in threads.

async with AsyncLibrary.open("record.db") as library:
    print(await library.ask("Who chaired the session?"))
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial, wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from facts.library import Library

THREADS = 8
"""How many calls run at once unless a caller says otherwise. More wait for one another."""
_Args = ParamSpec("_Args")
_Result = TypeVar("_Result")


def _in_thread(
    method: Callable[Concatenate[Library, _Args], _Result],
) -> Callable[Concatenate[AsyncLibrary, _Args], Awaitable[_Result]]:
    """Return a method of `Library` as one that is awaited."""

    @wraps(method)
    async def call(self: AsyncLibrary, /, *args: _Args.args, **kwargs: _Args.kwargs) -> _Result:
        return await self.run(method, self.library, *args, **kwargs)

    return call


def _step_by_step(
    method: Callable[Concatenate[Library, _Args], Iterator[_Result]],
) -> Callable[Concatenate[AsyncLibrary, _Args], AsyncIterator[_Result]]:
    """Return a method of `Library` that yields as one for `async for`: each step is in a thread."""

    @wraps(method)
    async def call(
        self: AsyncLibrary, /, *args: _Args.args, **kwargs: _Args.kwargs
    ) -> AsyncIterator[_Result]:
        steps = await self.run(method, self.library, *args, **kwargs)
        while found := await self.run(_next, steps):
            yield found[0]

    return call


def _next(steps: Iterator[_Result]) -> tuple[_Result] | None:
    """Return the next result; None at the end. `StopIteration` may not leave a thread."""
    for found in steps:
        return (found,)
    return None


class AsyncLibrary:
    """A `Library` whose calls are awaited. They have the same names, arguments and errors.

    Each call runs in one of a few threads, so that the event loop goes on. A call whose task is
    cancelled is finished in its thread. `library` is the record itself, for calls from threads.
    """

    def __init__(self, library: Library, *, threads: int = THREADS) -> None:
        self.library = library
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="facts")

    @classmethod
    @asynccontextmanager
    async def open(
        cls, store: str | Path, *, reader: bool = True, threads: int = THREADS
    ) -> AsyncIterator[Self]:
        """Open or create a record for an `async with` block, as `Library.open` does."""
        opened = cls(await asyncio.to_thread(Library.open, store, reader=reader), threads=threads)
        try:
            yield opened
        finally:
            await opened.close()

    async def run(
        self, call: Callable[_Args, _Result], *args: _Args.args, **kwargs: _Args.kwargs
    ) -> _Result:
        """Make any blocking call in one of the record's threads, and return its result."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, partial(call, *args, **kwargs))

    async def close(self) -> None:
        """Release the store. What other tasks are adding is given up."""
        # Not in the record's own threads: all of them may be busy with what is given up.
        await asyncio.to_thread(self.library.close)
        self._threads.shutdown(wait=False)

    ask = _in_thread(Library.ask)
    ask_each = _in_thread(Library.ask_each)
    prepare = _in_thread(Library.prepare)
    about = _in_thread(Library.about)
    find = _in_thread(Library.find)
    get = _in_thread(Library.get)
    info = _in_thread(Library.info)
    sentences = _in_thread(Library.sentences)
    facts = _in_thread(Library.facts)
    find_facts = _in_thread(Library.find_facts)
    articles = _in_thread(Library.articles)
    published_days = _in_thread(Library.published_days)
    sources = _in_thread(Library.sources)
    counts = _in_thread(Library.counts)
    examples = _in_thread(Library.examples)
    names = _in_thread(Library.names)
    preview = _in_thread(Library.preview)
    add = _in_thread(Library.add)
    remove = _in_thread(Library.remove)
    backup = _in_thread(Library.backup)
    add_each = _step_by_step(Library.add_each)
    add_all = _step_by_step(Library.add_all)
    load = _step_by_step(Library.load)
    export = _step_by_step(Library.export)
    check = _step_by_step(Library.check)
