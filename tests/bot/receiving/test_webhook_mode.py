"""Webhook mode: Telegram posts updates with the secret, and probes are answered."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bot.messages.texts import everyone as texts
from bot.receiving.incoming import ALLOWED_UPDATES
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.bot_process import PUBLIC, BotProcess, running
from tests.telegram_api.fixtures import Alone

pytestmark = pytest.mark.asyncio(loop_scope="session")

SECRET = "X-Telegram-Bot-Api-Secret-Token"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def hooked(
    record: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[TelegramServer, BotProcess]]:
    """Run a stand-in and a bot with a webhook, shared by these tests."""
    folder = tmp_path_factory.mktemp("hooked")
    (folder / "record.db").write_bytes(record.read_bytes())
    async with TelegramServer() as telegram, running(telegram, folder, webhook=True) as bot:
        yield telegram, bot


@pytest_asyncio.fixture(loop_scope="session")
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    """Open an HTTP session with the bot's own server."""
    async with aiohttp.ClientSession() as session:
        yield session


async def test_the_webhook_is_set_with_secret_and_kinds(
    hooked: tuple[TelegramServer, BotProcess],
) -> None:
    """Nothing else is posted, and nobody else is trusted."""
    telegram, _ = hooked
    (call,) = telegram.calls("setWebhook")
    assert call.given["url"] == f"{PUBLIC}/telegram"
    webhook = telegram.world.courier.webhook
    assert webhook is not None
    assert webhook.secret is not None
    assert len(webhook.secret) >= 32
    assert webhook.secret not in telegram.token
    assert telegram.world.updates.allowed == ALLOWED_UPDATES


async def test_questions_edits_and_presses_are_handled(
    hooked: tuple[TelegramServer, BotProcess],
) -> None:
    """They work as in polling mode."""
    telegram, _ = hooked
    person = telegram.person()
    question = person.says(r.COST)
    answer = await telegram.answer_to(question)
    assert answer.parts("bold") == [r.COST_SHORT]
    await telegram.change_of(answer, lambda: person.presses(answer, texts.BUTTON_SURROUNDINGS))
    await telegram.change_of(answer, lambda: person.edits(question, r.CHAIR))
    assert answer.parts("bold") == [r.CHAIR_SHORT]
    assert (await telegram.end_of(person.types_inline(r.WHO)))["results"]


@pytest.mark.parametrize("secret", [None, "", "wrong", "ü" * 3])
async def test_a_post_without_the_secret_is_refused(
    hooked: tuple[TelegramServer, BotProcess], http: aiohttp.ClientSession, secret: str | None
) -> None:
    """Its content is not read."""
    telegram, bot = hooked
    person = telegram.person()
    message = person.message(r.WHO)
    forged = {"update_id": 1, "message": message.raw}
    headers = {} if secret is None else {SECRET: secret}
    async with http.post(f"{bot.url}/telegram", json=forged, headers=headers) as response:
        assert response.status == 403
    await telegram.answer_to(person.says(r.CHAIR))
    assert telegram.answers_to(message) == []


async def test_an_update_posted_twice_is_answered_once(
    hooked: tuple[TelegramServer, BotProcess], http: aiohttp.ClientSession
) -> None:
    """Telegram posts again if it did not get the 200."""
    telegram, bot = hooked
    person = telegram.person()
    message = person.message(r.WHO)
    update = {"update_id": 77, "message": message.raw}
    for _ in range(3):
        assert await post(http, bot, telegram, json.dumps(update).encode()) == 200
    await telegram.answer_to(message)
    await telegram.answer_to(person.says(r.CHAIR))
    assert len(telegram.answers_to(message)) == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b"null", 200),
        (b"[]", 200),
        (b'{"update_id": "x"}', 200),
        (b'{"update_id": 5, "message": 7}', 200),
        (b'{"update_id": 6, "message": {"text": "\\ud800"}}', 200),
    ],
)
async def test_garbage_posts_are_harmless(
    hooked: tuple[TelegramServer, BotProcess],
    http: aiohttp.ClientSession,
    body: bytes,
    status: int,
) -> None:
    """Any JSON is accepted: sent again, it would be just as useless."""
    telegram, bot = hooked
    assert await post(http, bot, telegram, body) == status
    assert await telegram.answer_to(telegram.person().says(r.WHO))


async def test_a_huge_body_is_cut_off(
    hooked: tuple[TelegramServer, BotProcess], http: aiohttp.ClientSession
) -> None:
    """It must not fill the memory."""
    telegram, bot = hooked
    before = bot.memory()
    for _ in range(5):
        try:
            status = await post(http, bot, telegram, b'"' + b"x" * 20_000_000 + b'"')
        except aiohttp.ClientError:
            status = 400
        assert status in (400, 413)
    assert bot.memory() - before < 30_000_000
    assert await telegram.answer_to(telegram.person().says(r.WHO))


@pytest.mark.parametrize(
    ("path", "status"), [("/", 404), ("/telegram", 405), ("/healthz/../x", 404), ("/%00", 404)]
)
async def test_other_paths_reveal_nothing(
    hooked: tuple[TelegramServer, BotProcess],
    http: aiohttp.ClientSession,
    path: str,
    status: int,
) -> None:
    """The status is 404, or 405 for the wrong method."""
    _, bot = hooked
    async with http.get(f"{bot.url}{path}") as response:
        assert response.status == status
        assert "Traceback" not in await response.text()


async def test_health_is_ok_while_the_record_is_readable(
    hooked: tuple[TelegramServer, BotProcess], http: aiohttp.ClientSession
) -> None:
    """A platform's probe asks for it."""
    _, bot = hooked
    async with http.get(f"{bot.url}/healthz") as response:
        assert response.status == 200
        assert await response.json() == {"status": "ok"}


async def test_metrics_count_without_naming_anyone(
    hooked: tuple[TelegramServer, BotProcess], http: aiohttp.ClientSession
) -> None:
    """They use the Prometheus text format."""
    telegram, bot = hooked
    person = telegram.person("Xanthippe")
    before = await metrics(http, bot)
    await telegram.answer_to(person.says(r.WHO))
    await telegram.answer_to(person.says(r.NEAR))
    after = await metrics(http, bot)
    for name, more in (
        ('rapporteur_updates_total{kind="message"}', 2),
        ('rapporteur_answers_total{status="answered"}', 1),
        ('rapporteur_answers_total{status="not_found"}', 1),
        ('rapporteur_readings_total{sentences="all"}', 2),
        ("rapporteur_answer_seconds_count", 2),
    ):
        assert after[name] - before.get(name, 0) == more
    assert not [name for name in after if "Xanthippe" in name or str(person.id) in name]


async def test_a_broken_record_fails_the_probe(alone: Alone, http: aiohttp.ClientSession) -> None:
    """Platforms understand the status."""
    async with alone(webhook=True) as (_, bot):
        for path in bot.folder.glob("record.db*"):
            path.write_bytes(b"x" * 100_000)
        async with http.get(f"{bot.url}/healthz") as response:
            assert response.status == 503
            assert (await response.json())["status"].startswith("record not readable")


async def test_updates_while_it_is_down_come_when_it_is_back(alone: Alone) -> None:
    """Telegram keeps them and tries again. SIGTERM loses none and repeats none."""
    async with alone(webhook=True) as (telegram, bot):
        questions = [telegram.person().says(r.WHO) for _ in range(40)]
        await telegram.until(lambda: len(telegram.sent()) >= 5)
        await bot.stop()
        questions += [telegram.person().says(r.WHO) for _ in range(10)]
        await bot.start()
        for question in questions:
            await telegram.answer_to(question)
        await asyncio.sleep(0.2)
        assert [len(telegram.answers_to(question)) for question in questions] == [1] * 50


async def test_an_own_secret_is_used(alone: Alone) -> None:
    """It is never logged."""
    async with alone(webhook=True, WEBHOOK_SECRET="own-secret_123", LOG_LEVEL="DEBUG") as (
        telegram,
        bot,
    ):
        webhook = telegram.world.courier.webhook
        assert webhook is not None
        assert webhook.secret == "own-secret_123"
        await telegram.answer_to(telegram.person().says(r.WHO))
        await bot.stop()
        assert "own-secret_123" not in "\n".join(bot.lines)


async def post(
    http: aiohttp.ClientSession, bot: BotProcess, telegram: TelegramServer, body: bytes
) -> int:
    """Post with the right secret, and return the status."""
    webhook = telegram.world.courier.webhook
    assert webhook is not None
    headers = {SECRET: webhook.secret or "", "Content-Type": "application/json"}
    async with http.post(f"{bot.url}/telegram", data=body, headers=headers) as response:
        return response.status


async def metrics(http: aiohttp.ClientSession, bot: BotProcess) -> dict[str, float]:
    """Return each sample of the metrics page."""
    async with http.get(f"{bot.url}/metrics") as response:
        assert response.status == 200
        text = await response.text()
    found = re.findall(r"^([a-z_]+(?:\{[^}]*\})?) (\S+)$", text, re.MULTILINE)
    return {name: float(value) for name, value in found}
