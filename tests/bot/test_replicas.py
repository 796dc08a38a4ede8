"""Three replicas of the bot share one PostgreSQL database: each question is answered exactly once.

They are behind one webhook address and take turns. One of them is killed, one is stopped, and the
database goes away for a while.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

import pytest
import pytest_asyncio

from tests.bot.test_load import crowd
from tests.postgres_server import Server
from tests.telegram_api import Message, TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.bot_process import PUBLIC, BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHATS, QUESTIONS = 100, 1000
AWAY = 20.0
"""Seconds that the database is away."""
WITHIN = 240.0
"""Seconds that all of it may take on a slow machine."""
ASKED = (
    (r.CHAIR, r.CHAIR_SHORT),
    (r.FOLLOW_UP, r.FOLLOW_UP_SHORT),
    (r.WHO, r.WHO_SHORT),
    (r.COST, r.COST_SHORT),
)
"""Questions with their answers. The second is understood only after the first."""

Asked = list[tuple[Message, str]]


@asynccontextmanager
async def running(
    server: Server, folders: pytest.TempPathFactory, number: int, **settings: object
) -> AsyncIterator[tuple[TelegramServer, list[BotProcess]]]:
    """Run replicas. None of them has a file of its own."""
    record, state = server.new_url(), server.new_url()
    await asyncio.to_thread(r.build, record)
    async with TelegramServer() as telegram:
        bots = [
            BotProcess(
                telegram,
                folders.mktemp("replica"),
                webhook=True,
                STORE=record,
                STATE=state,
                READER="false",
                TYPING_AFTER=100,
                **settings,
            )
            for _ in range(number)
        ]
        telegram.world.courier.routes[PUBLIC] = [bot.url for bot in bots]
        try:
            await asyncio.gather(*(bot.start() for bot in bots))
            yield telegram, bots
            for bot in bots:
                if bot.running:
                    await bot.stop()
        finally:
            for bot in bots:
                await bot.kill()
        # Where an answer was looked for, people's messages may have been tried too.
        telegram.inspector.complaints = [
            each
            for each in telegram.complaints
            if not each.startswith("editMessageText: Bad Request: message can't be edited")
        ]
        telegram.check()
    for url in (record, state):
        server.drop(url)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def replicas(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[TelegramServer, list[BotProcess]]]:
    """Run three replicas that all tests of them share."""
    async with running(server, tmp_path_factory, 3) as started:
        yield started


def ask(askers: list[Callable[[str], Message]], count: int) -> Asked:
    """Ask that many questions, by all in turn, and return them with their answers."""
    return [
        (askers[number % len(askers)](question), short)
        for number in range(count)
        for question, short in [ASKED[number // len(askers) % len(ASKED)]]
    ]


async def check(telegram: TelegramServer, asked: Asked) -> None:
    """Wait until all are answered, and check that each has its own answer, once."""
    await telegram.until(partial(_answered, telegram, asked, len(asked)), within=WITHIN)
    await asyncio.sleep(1)
    for question, short in asked:
        answers = [answer.parts("bold") for answer in telegram.answers_to(question)]
        assert answers == [[short]], question


def _answered(telegram: TelegramServer, asked: Asked, enough: int) -> bool:
    """Return whether that many of the questions have an answer."""
    if len(telegram.inspector.of("sendMessage")) < enough:
        return False
    chats = {question.chat_id for question, _ in asked}
    replied = {(chat, m.replies_to) for chat in chats for m in telegram.sent(chat)}
    return sum((q.chat_id, q.id) in replied for q, _ in asked) >= enough


async def test_one_is_killed_and_one_is_stopped(
    replicas: tuple[TelegramServer, list[BotProcess]],
) -> None:
    """The last one answers what both left, in the order in which each person asked."""
    telegram, (killed, stopped, last) = replicas
    asked = ask(crowd(telegram, CHATS), QUESTIONS)
    counts = telegram.inspector.counts
    await telegram.until(lambda: counts["sendMessage"] >= QUESTIONS // 4, within=WITHIN)
    await killed.kill()
    await telegram.until(lambda: counts["sendMessage"] >= QUESTIONS // 2, within=WITHIN)
    stopped.tell()
    await check(telegram, asked)
    assert await stopped.ended() == 0
    assert last.running
    assert [event for bot in replicas[1] for event in bot.events("update failed")] == []


async def test_the_database_is_away(
    replicas: tuple[TelegramServer, list[BotProcess]], server: Server
) -> None:
    """Questions wait for it, those in hand and those that come meanwhile: nobody gets an error."""
    telegram, bots = replicas
    await asyncio.gather(*(bot.start() for bot in bots if not bot.running))
    askers = crowd(telegram, 20)
    asked = ask(askers, 40)
    await asyncio.to_thread(server.stop)
    try:
        asked += ask(askers, 20)
        await asyncio.sleep(AWAY)
    finally:
        await asyncio.to_thread(server.start)
    asked += ask(askers, 20)
    await check(telegram, asked)
    assert [event for bot in bots for event in bot.events("update failed")] == []
    assert all(bot.running for bot in bots)


async def test_what_a_person_may_ask_is_counted_over_all_replicas(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Who is refused is told so once, whichever replicas get the questions."""
    limits = {"QUESTION_BURST": 2, "QUESTIONS_PER_MINUTE": 0.01}
    async with running(server, tmp_path_factory, 2, **limits) as (telegram, bots):
        ada = telegram.person("Ada")
        asked = [ada.says(r.WHO) for _ in range(6)]
        await telegram.until(lambda: len(telegram.calls("setMessageReaction")) == 3)
        answers = [answer for each in asked for answer in telegram.answers_to(each)]
        assert [answer.parts("bold") for answer in answers] == [[r.WHO_SHORT], [r.WHO_SHORT], []]
        assert all(bot.running for bot in bots)
