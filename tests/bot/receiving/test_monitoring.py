"""Health and metrics in every mode, private by default."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import cast

import aiohttp
import pytest
import pytest_asyncio

from bot.app import App
from bot.receiving.monitoring import CLOSED, monitoring_paths
from bot.settings import Settings
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import Alone

pytestmark = pytest.mark.asyncio(loop_scope="session")
SETTINGS = Settings(bot_token="1:a", _env_file=None)  # type: ignore


@pytest_asyncio.fixture(loop_scope="session")
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    """Open an HTTP session."""
    async with aiohttp.ClientSession() as session:
        yield session


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_a_polling_bot_is_monitored_on_a_port_of_its_own(
    alone: Alone, http: aiohttp.ClientSession
) -> None:
    """Without a token on this machine."""
    port = free_port()
    async with alone(MONITOR_PORT=port) as (telegram, _):
        await telegram.answer_to(telegram.person().says(r.WHO))
        async with http.get(f"http://127.0.0.1:{port}/healthz") as response:
            assert response.status == 200
            assert await response.json() == {"status": "ok"}
        async with http.get(f"http://127.0.0.1:{port}/metrics") as response:
            assert response.status == 200
            assert 'rapporteur_answers_total{status="answered"} 1.0' in await response.text()


async def test_metrics_on_a_public_address_need_the_token(
    alone: Alone, http: aiohttp.ClientSession
) -> None:
    """Health is open there: it says nothing but that the bot runs."""
    port = free_port()
    settings = {"MONITOR_PORT": port, "MONITOR_LISTEN": "0.0.0.0"}
    async with alone(**settings) as (_, bot):
        async with http.get(f"http://127.0.0.1:{port}/metrics") as response:
            assert (response.status, await response.text()) == (403, CLOSED)
        async with http.get(f"http://127.0.0.1:{port}/healthz") as response:
            assert response.status == 200
        await bot.stop()
        bot.environment["MONITOR_TOKEN"] = "s3cret-token"
        await bot.start()
        for given, status in (("", 401), ("Bearer other", 401), ("Bearer s3cret-token", 200)):
            headers = {"Authorization": given}
            async with http.get(f"http://127.0.0.1:{port}/metrics", headers=headers) as response:
                assert response.status == status
        assert "s3cret-token" not in bot.log()


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("127.0.0.1", False),
        ("::1", False),
        ("localhost", False),
        ("0.0.0.0", True),
        ("10.1.2.3", True),
        ("", True),
    ],
)
async def test_only_this_machine_is_private(address: str, public: bool) -> None:
    """Any other address may be reached by others."""
    app = cast(App, SimpleNamespace())
    *_, (_, _, options) = monitoring_paths(app, SETTINGS, address)
    assert options["public"] is public
