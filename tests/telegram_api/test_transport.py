"""Updates come by polling or webhook, files by download, and faults on demand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tests.telegram_api import TelegramServer
from tests.telegram_api.errors import Json


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """Open an HTTP session."""
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    """Run a stand-in."""
    async with TelegramServer() as telegram:
        yield telegram


async def call(
    telegram: TelegramServer, session: aiohttp.ClientSession, method: str, **given: Any
) -> Json:
    url = f"{telegram.url}/bot{telegram.token}/{method}"
    async with session.post(url, json=given) as response:
        answer: Json = await response.json()
        return answer


async def poll(
    telegram: TelegramServer, session: aiohttp.ClientSession, **given: Any
) -> list[Json]:
    answer = await call(telegram, session, "getUpdates", **given)
    assert answer["ok"], answer
    found: list[Json] = answer["result"]
    return found


async def test_an_update_is_given_until_a_later_offset_confirms_it(
    telegram: TelegramServer, session: aiohttp.ClientSession
) -> None:
    """Telegram forgets only confirmed updates."""
    person = telegram.person()
    for text in ("one", "two", "three"):
        person.says(text)
    batch = await poll(telegram, session, limit=2)
    assert [update["message"]["text"] for update in batch] == ["one", "two"]
    assert await poll(telegram, session, limit=2) == batch
    (rest,) = await poll(telegram, session, offset=batch[1]["update_id"] + 1)
    assert rest["message"]["text"] == "three"
    assert await poll(telegram, session, offset=rest["update_id"] + 1) == []


async def test_a_long_poll_ends_with_the_first_update(
    telegram: TelegramServer, session: aiohttp.ClientSession
) -> None:
    """It does not end before that, and does not wait for its timeout."""
    waiting = asyncio.create_task(poll(telegram, session, timeout=50))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    telegram.person().says("hello")
    (update,) = await asyncio.wait_for(waiting, 5)
    assert update["message"]["text"] == "hello"


async def test_a_second_poller_throws_the_first_out(
    telegram: TelegramServer, session: aiohttp.ClientSession
) -> None:
    """It gets 409, as if two processes ran with one token."""
    first = asyncio.create_task(call(telegram, session, "getUpdates", timeout=50))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(call(telegram, session, "getUpdates", timeout=50))
    assert (await asyncio.wait_for(first, 5))["error_code"] == 409
    telegram.person().says("hello")
    assert (await asyncio.wait_for(second, 5))["ok"]


async def test_only_the_kinds_that_were_asked_for_come(
    telegram: TelegramServer, session: aiohttp.ClientSession
) -> None:
    """The choice holds until the next one."""
    await poll(telegram, session, allowed_updates=["inline_query"])
    person = telegram.person()
    person.says("hello")
    person.types_inline("hello")
    assert [set(update) for update in await poll(telegram, session)] == [
        {"update_id", "inline_query"}
    ]


async def test_a_webhook_gets_each_update_with_the_secret_until_it_takes_it(
    telegram: TelegramServer, session: aiohttp.ClientSession
) -> None:
    """Polling is refused during that time."""
    taken: list[tuple[str | None, Json]] = []
    answers = iter([500, 403, 200, 200])

    async def take(request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        taken.append((secret, await request.json()))
        return web.Response(status=next(answers))

    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    telegram.world.courier.routes["https://bot.example.org"] = [
        f"http://127.0.0.1:{runner.addresses[0][1]}"
    ]

    await call(
        telegram, session, "setWebhook", url="https://bot.example.org/hook", secret_token="s3cret"
    )
    assert (await call(telegram, session, "getUpdates"))["error_code"] == 409
    telegram.person().says("hello")
    async with asyncio.timeout(10):
        while len(telegram.world.updates):
            await asyncio.sleep(0.01)
    assert [secret for secret, _ in taken] == ["s3cret"] * 3
    assert len({update["update_id"] for _, update in taken}) == 1
    info = (await call(telegram, session, "getWebhookInfo"))["result"]
    assert "403" in info["last_error_message"]
    await runner.cleanup()


async def test_files_come_back_byte_for_byte_up_to_the_limit(
    telegram: TelegramServer, session: aiohttp.ClientSession
) -> None:
    """A larger one gets no path."""
    person = telegram.person()
    data = bytes(range(256)) * 100
    document = person.sends_file("notes.txt", data).raw["document"]
    path = (await call(telegram, session, "getFile", file_id=document["file_id"]))["result"][
        "file_path"
    ]
    async with session.get(f"{telegram.url}/file/bot{telegram.token}/{path}") as response:
        assert await response.read() == data
    large = person.sends_file("large.pdf", b"%PDF", size=21 * 1024 * 1024).raw["document"]
    told = await call(telegram, session, "getFile", file_id=large["file_id"])
    assert "file is too big" in told["description"]
    telegram.complaints.clear()


async def test_uploads_are_kept(telegram: TelegramServer, session: aiohttp.ClientSession) -> None:
    """They keep their name and bytes."""
    person = telegram.person()
    form = aiohttp.FormData()
    form.add_field("chat_id", str(person.id))
    form.add_field("document", b"line\n", filename="record.jsonl")
    async with session.post(
        f"{telegram.url}/bot{telegram.token}/sendDocument", data=form
    ) as response:
        assert response.status == 200
    document = telegram.sent(person.id)[0].raw["document"]
    assert document["file_name"] == "record.jsonl"
    assert telegram.world.files.get(document["file_id"]).data == b"line\n"


async def test_faults_happen_as_often_as_asked(
    telegram: TelegramServer, session: aiohttp.ClientSession
) -> None:
    """429 and 5xx carry nothing out. A connection may drop before or after."""
    person = telegram.person()
    given = {"chat_id": person.id, "text": "hello"}
    telegram.faults.flood("sendMessage", retry_after=7)
    told = await call(telegram, session, "sendMessage", **given)
    assert told["parameters"] == {"retry_after": 7}
    telegram.faults.fail("sendMessage", status=503)
    async with session.post(
        f"{telegram.url}/bot{telegram.token}/sendMessage", json=given
    ) as response:
        assert response.status == 503
    assert telegram.sent() == []
    for sent, carried_out in ((0, False), (1, True)):
        telegram.faults.drop("sendMessage", carried_out=carried_out)
        with pytest.raises(aiohttp.ClientError):
            await call(telegram, session, "sendMessage", **given)
        assert len(telegram.sent()) == sent
    assert (await call(telegram, session, "sendMessage", **given))["ok"]
    assert telegram.complaints == []


async def test_it_goes_away_and_comes_back_on_the_same_port(
    telegram: TelegramServer, session: aiohttp.ClientSession
) -> None:
    """It keeps everything. Open polls are cut."""
    waiting = asyncio.create_task(poll(telegram, session, timeout=50))
    await asyncio.sleep(0.05)
    url = telegram.url
    await telegram.go_away()
    with pytest.raises(aiohttp.ClientError):
        await asyncio.wait_for(waiting, 5)
    telegram.person().says("hello")
    with pytest.raises(aiohttp.ClientError):
        await call(telegram, session, "getMe")
    await telegram.come_back()
    assert telegram.url == url
    assert len(await poll(telegram, session)) == 1
