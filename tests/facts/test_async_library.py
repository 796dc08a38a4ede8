"""The library's async face: the same calls, and an event loop that never waits for one."""

from __future__ import annotations

import asyncio
import inspect
import threading
import time
from pathlib import Path

import pytest

from facts.async_library import AsyncLibrary
from facts.errors import InputError, StoreUnavailable, UnknownArticle
from facts.fetch import Fetched, fetch_hop, fetch_url, fetch_url_async
from facts.library import Library
from facts.models import Answer, Article
from tests.cli.runs import BRIDGE, FERRY, TONGA, TONGA_ANSWER
from tests.facts.web import give, serving

# What concerns the object and not the record, or is an attribute.
_OTHERS = {"open", "close", "restore", "threshold", "watches"}


def here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def test_every_call_of_the_library_has_its_async_form() -> None:
    """With the same arguments and documentation."""
    names = {name for name in vars(Library) if not name.startswith("_")} - _OTHERS
    assert names <= set(vars(AsyncLibrary))
    for name in names:
        made, of = getattr(AsyncLibrary, name), getattr(Library, name)
        assert made.__doc__ == of.__doc__
        assert inspect.signature(made) == inspect.signature(of)
        assert inspect.iscoroutinefunction(made) or inspect.isasyncgenfunction(made)


async def test_articles_are_added_asked_and_removed(tmp_path: Path) -> None:
    """Errors are those of the library."""
    async with AsyncLibrary.open(tmp_path / "record.db", reader=False) as library:
        receipt = await library.add(Article.of(FERRY, title="Ferry"))
        assert receipt.added
        found = await library.ask("Who chairs the harbour board?")
        assert isinstance(found, Answer)
        assert "Solheim" in found.short
        added = [each.added async for each in library.add_all([Article.of(BRIDGE, title="Bridge")])]
        assert added == [True]
        lines = [line async for line in library.export()]
        assert len(lines) == (await library.counts()).articles == 2
        assert [damage async for damage in library.check()] == []
        known = [each.added async for each in library.load(lines)]
        assert known == [False, False]
        await library.remove(receipt.article.id)
        with pytest.raises(UnknownArticle):
            await library.get(receipt.article.id)
    with pytest.raises(StoreUnavailable):
        library.library.counts()


async def test_the_event_loop_goes_on(sample_file: Path) -> None:
    """While many ask at once; no call runs in the loop's thread."""
    ticks = 0
    done = asyncio.Event()

    async def tick() -> None:
        nonlocal ticks
        while not done.is_set():
            ticks += 1
            await asyncio.sleep(0.001)

    async with AsyncLibrary.open(sample_file, reader=False, threads=3) as library:
        ticking = asyncio.create_task(tick())
        found = await asyncio.gather(*(library.ask(TONGA) for _ in range(20)))
        assert {each.short for each in found if isinstance(each, Answer)} == {TONGA_ANSWER}
        seen = await asyncio.gather(*(library.run(threading.get_ident) for _ in range(20)))
        done.set()
        await ticking
    assert threading.get_ident() not in seen
    assert len(set(seen)) <= 3
    assert ticks > 3


async def test_a_step_that_raises(tmp_path: Path) -> None:
    """The error arrives at the `async for`; what came before it did too."""
    lines = [Article.of(FERRY, title="Ferry").model_dump_json(), "{"]
    async with AsyncLibrary.open(":memory:", reader=False) as library:
        steps = aiter(library.load(lines, together=1))
        assert (await anext(steps)).added
        with pytest.raises(InputError, match="Line 2"):
            await anext(steps)
        assert (await library.counts()).articles == 1


async def test_closing_does_not_wait_in_the_loop() -> None:
    """A call that runs is finished or given up; the loop does not stand still."""
    library = AsyncLibrary(Library.open(":memory:"), threads=1)
    busy = asyncio.create_task(library.run(time.sleep, 0.3))
    await asyncio.sleep(0.01)
    started = time.monotonic()
    await library.close()
    assert time.monotonic() - started < 0.25
    await busy
    with pytest.raises(RuntimeError):
        await library.counts()


async def test_fetching_in_an_event_loop() -> None:
    """Awaited, the loop goes on. The blocking form works too, as in a notebook."""
    with serving(give(b"page", Content_Type="text/plain")) as site:
        url = site.url("/a")
        expected = Fetched(url, b"page", "text/plain")
        found = await asyncio.gather(
            *(fetch_url_async(url, allow_private=True, resolver=here) for _ in range(5))
        )
        assert found == [expected] * 5
        assert fetch_url(url, allow_private=True, resolver=here) == expected
        assert fetch_hop(url, allow_private=True, resolver=here) == expected
