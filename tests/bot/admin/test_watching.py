"""/watch: the articles of feeds come by themselves, and only admins choose the feeds."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import pytest_asyncio

from bot.messages.texts import admin as texts
from tests.bot.admin.desk import ADMINS, Desk, admins
from tests.facts.watching import feed, page
from tests.facts.web import Site, give, serving
from tests.telegram_api import TelegramServer
from tests.telegram_api.bot_process import running

pytestmark = pytest.mark.asyncio(loop_scope="session")
QUAY = "The northern quay of Norvik opens in March 2027 after repairs, Ida Kostrova said."


@pytest_asyncio.fixture(loop_scope="session")
async def watcher(record: Path, tmp_path: Path) -> AsyncIterator[tuple[Desk, Site]]:
    """Run a bot that may read a site on this machine: a feed, and its article."""
    bodies = {"/feed": feed("/quay"), "/quay": page("Quay opens", QUAY)}

    def respond(handler: BaseHTTPRequestHandler) -> None:
        body = bodies.get(handler.path)
        give(body or b"", 404 if body is None else 200)(handler)

    shutil.copy(record, tmp_path / "record.db")
    settings = {"ADMIN_IDS": " ".join(map(str, ADMINS)), "ALLOW_PRIVATE_HOSTS": "127.0.0.1"}
    with serving(respond) as site:
        async with TelegramServer() as telegram:
            people = admins(telegram)
            async with running(telegram, tmp_path, settings=settings) as bot:
                yield Desk(telegram, bot, *people), site
            assert bot.events("update failed") == []


async def test_the_articles_of_a_feed_come_by_themselves(watcher: tuple[Desk, Site]) -> None:
    """The admin is told what the first look brought, and the list and the log have it."""
    desk, site = watcher
    address = site.url("/feed", "127.0.0.1")
    assert texts.WATCH_NONE in (await desk.asks("/watch")).text
    said = desk.admin.says(f"/watch {address}")
    await desk.telegram.until(lambda: len(desk.telegram.answers_to(said)) == 2, what="a look")
    first, second = desk.telegram.answers_to(said)
    assert first.text == texts.WATCH_ADDED.format(place=address)
    assert second.text == texts.WATCH_FIRST.format(
        place=address, result=texts.WATCH_NEW.format(count=1)
    )
    (info,) = desk.titled("Quay opens")
    assert info.source == "Quay News"
    listed = await desk.asks("/watch")
    assert f"1. {address}" in listed.text
    assert "1 added" in listed.text
    (event,) = desk.bot.events("looked at a watched place")
    assert (event["place"], event["added"], event["problem"]) == (1, 1, False)
    assert address in (await desk.asks("/audit")).text
    again = await desk.asks(f"/watch add {address}")
    assert again.text == texts.WATCH_KNOWN.format(place=address, number=1)


async def test_a_place_is_paused_resumed_and_removed(watcher: tuple[Desk, Site]) -> None:
    """By buttons under the list, or by its number. Its articles stay."""
    desk, site = watcher
    address = site.url("/feed", "127.0.0.1")
    said = desk.admin.says(f"/watch {address}")
    await desk.telegram.until(lambda: len(desk.telegram.answers_to(said)) == 2, what="a look")
    listed = await desk.asks("/watch list")
    await desk.presses(listed, texts.BUTTON_PAUSE.format(number=1))
    assert texts.WATCH_PAUSED in listed.text
    await desk.presses(listed, texts.BUTTON_RESUME.format(number=1))
    assert texts.WATCH_PAUSED not in listed.text
    for verb in ("pause", "Resume", "remove"):
        told = await desk.asks(f"/watch {verb}")
        assert told.text == texts.WATCH_WHICH.format(verb=verb.lower())
    paused = await desk.asks("/watch pause 1")
    assert paused.text == texts.WATCH_CHANGED["pause"].format(place=address)
    await desk.presses(listed, texts.BUTTON_UNWATCH_ASK.format(number=1))
    await desk.presses(listed, texts.BUTTON_BACK)
    await desk.presses(listed, texts.BUTTON_UNWATCH_ASK.format(number=1))
    await desk.presses(listed, texts.BUTTON_UNWATCH)
    assert texts.WATCH_NONE in listed.text
    assert "not watched" in (await desk.asks("/watch remove 1")).text
    assert len(desk.titled("Quay opens")) == 1
    log = (await desk.asks("/audit")).text
    assert "paused watching" in log
    assert "ended watching" in log


async def test_only_addresses_of_the_open_web_are_watched(watcher: tuple[Desk, Site]) -> None:
    """No folder of the server, and no private network that is not listed."""
    desk, site = watcher
    for place in ("/etc", "file:///etc", "ftp://site.example/feed", "http://xn--/"):
        assert "cannot be" in (await desk.asks(f"/watch {place}")).text
    assert texts.WATCH_NONE in (await desk.asks("/watch")).text
    assert (await desk.asks("/watch what is this")).text == texts.WATCH_HOW
    said = desk.admin.says(f"/watch {site.url('/feed', '127.0.0.2')}")
    await desk.telegram.until(lambda: len(desk.telegram.answers_to(said)) == 2, what="a look")
    assert "private" in desk.telegram.answers_to(said)[1].text
    assert site.requests == []


async def test_the_bot_stops_while_a_site_keeps_it_waiting(record: Path, tmp_path: Path) -> None:
    """It does not wait for the site, and looks again after the next start."""
    shutil.copy(record, tmp_path / "record.db")
    settings = {"ADMIN_IDS": " ".join(map(str, ADMINS)), "ALLOW_PRIVATE_HOSTS": "127.0.0.1"}

    def keep_waiting(handler: BaseHTTPRequestHandler) -> None:
        handler.rfile.read(1)

    with serving(keep_waiting) as site:
        async with TelegramServer() as telegram:
            admin, _ = admins(telegram)
            async with running(telegram, tmp_path, settings=settings) as bot:
                said = admin.says(f"/watch {site.url('/feed', '127.0.0.1')}")
                await telegram.answer_to(said)
                await telegram.until(lambda: bool(site.requests), what="a request")
                await bot.stop()
