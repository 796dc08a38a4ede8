"""Fixtures for tests of the running bot: a `conftest.py` imports them by name.

Most tests share one stand-in and one bot, since a process takes seconds to start. Each test has its
own people and groups. Tests that stop, restart or overload the bot use `alone`. All run in the
loop of the session: `pytestmark = pytest.mark.asyncio(loop_scope="session")`.
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypeAlias

import pytest
import pytest_asyncio

from tests.records import built
from tests.telegram_api.bot_process import BotProcess, running
from tests.telegram_api.record import build
from tests.telegram_api.server import TelegramServer

Alone: TypeAlias = Callable[..., AbstractAsyncContextManager[tuple[TelegramServer, BotProcess]]]
"""`async with alone(webhook=…, people=…, forked=…, NAME=value…) as (telegram, bot):`

`people` are the ids of users who started the bot before. Settings are given by name. The bot is a
fork unless `forked` is false, which tests of its start, its signals and its crashes need.
"""

ADMIN = 9001
"""The user id of the shared bot's admin."""


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the record's file, which must not be changed. `folder` has a copy."""
    return built(tmp_path_factory, "telegram", build)


@pytest.fixture
def folder(record: Path, tmp_path: Path) -> Path:
    """Return a folder to run a bot in, with the record."""
    shutil.copy(record, tmp_path / "record.db")
    return tmp_path


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared(
    record: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[TelegramServer, BotProcess]]:
    """Run the stand-in and the bot that most tests share."""
    place = tmp_path_factory.mktemp("bot")
    shutil.copy(record, place / "record.db")
    async with (
        TelegramServer() as telegram,
        running(telegram, place, forked=False, settings={"ADMIN_IDS": ADMIN}) as bot,
    ):
        yield telegram, bot


@pytest_asyncio.fixture(loop_scope="session")
async def telegram(
    shared: tuple[TelegramServer, BotProcess],
) -> AsyncIterator[TelegramServer]:
    """Give the shared stand-in to a test, and fail the test if the bot did anything wrong."""
    server, bot = shared
    errors = len(bot.events("update failed"))
    yield server
    server.faults.clear()
    server.check()
    assert bot.events("update failed")[errors:] == []


@pytest.fixture
def bot(shared: tuple[TelegramServer, BotProcess]) -> BotProcess:
    """Return the shared bot."""
    return shared[1]


@pytest.fixture
def alone(folder: Path) -> Alone:
    """Return a function that runs a stand-in and a bot for one test, in `folder`."""

    @asynccontextmanager
    async def start(
        *,
        webhook: bool = False,
        people: Iterable[int] = (),
        forked: bool = True,
        **settings: object,
    ) -> AsyncIterator[tuple[TelegramServer, BotProcess]]:
        async with TelegramServer() as telegram:
            for user_id in people:
                telegram.person(user_id=user_id)
            async with running(
                telegram, folder, webhook=webhook, forked=forked, settings=settings
            ) as bot:
                yield telegram, bot

    return start
