"""Fixtures for the admins' tests, which change the record."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.bot.admin.desk import ADMINS, Desk, admins
from tests.telegram_api import TelegramServer
from tests.telegram_api.bot_process import running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_desk(
    record: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Desk]:
    """Run the stand-in, the bot and two admins that most tests share.

    Each test adds its own articles.
    """
    folder = tmp_path_factory.mktemp("desk")
    shutil.copy(record, folder / "record.db")
    settings = {"ADMIN_IDS": " ".join(map(str, ADMINS))}
    async with TelegramServer() as telegram:
        people = admins(telegram)
        async with running(telegram, folder, settings=settings) as bot:
            yield Desk(telegram, bot, *people)


@pytest_asyncio.fixture(loop_scope="session")
async def desk(shared_desk: Desk) -> AsyncIterator[Desk]:
    """Give the shared desk to a test, and fail the test if the bot did anything wrong."""
    errors = len(shared_desk.bot.events("update failed"))
    yield shared_desk
    shared_desk.telegram.faults.clear()
    shared_desk.telegram.check()
    assert shared_desk.bot.events("update failed")[errors:] == []
