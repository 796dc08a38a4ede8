"""Many questions at once, and Telegram at its worst: each question is answered exactly once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest

from tests.telegram_api import Group, Message, Person, TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import Alone

pytestmark = pytest.mark.asyncio(loop_scope="session")

LONG = 90.0
"""Seconds that a lot of work may take on a slow machine."""
QUESTIONS = ((r.WHO, r.WHO_SHORT), (r.COST, r.COST_SHORT), (r.CHAIR, r.CHAIR_SHORT))


def crowd(telegram: TelegramServer, chats: int) -> list[Callable[[str], Message]]:
    """Return ways to ask, each in its own chat: four in five in private, one in a group."""

    def ask_in(person: Person, group: Group | None) -> Callable[[str], Message]:
        if group is None:
            return person.says
        return lambda text: person.says(f"/ask {text}", group=group)

    return [
        ask_in(telegram.person(), telegram.group() if number % 5 == 0 else None)
        for number in range(chats)
    ]


def ask(askers: list[Callable[[str], Message]], count: int) -> list[tuple[Message, str]]:
    """Ask that many questions, by all in turn, and return them with the expected short answers."""
    return [
        (askers[number % len(askers)](question), short)
        for number in range(count)
        for question, short in [QUESTIONS[number % len(QUESTIONS)]]
    ]


async def check(telegram: TelegramServer, asked: list[tuple[Message, str]]) -> None:
    """Wait for all answers, and check that each question has its own, once."""
    rest = len(asked) - len(answered(telegram, asked))
    counts = telegram.inspector.counts
    enough = counts["sendMessage"] + rest
    await telegram.until(partial(_reached, counts, enough), within=LONG, what="all answers")
    await asyncio.sleep(0.3)
    for question, short in asked:
        (answer,) = telegram.answers_to(question)
        assert answer.parts("bold") == [short]


def answered(telegram: TelegramServer, asked: list[tuple[Message, str]]) -> list[Message]:
    """Return the questions that have an answer now."""
    return [question for question, _ in asked if telegram.answers_to(question)]


def _reached(counts: Counter[str], enough: int) -> bool:
    """Return whether that many messages were sent."""
    return counts["sendMessage"] >= enough


async def test_a_thousand_questions_from_a_hundred_chats(alone: Alone) -> None:
    """All are answered, and the bot's memory does not grow with them."""
    async with alone(forked=False, READER="false") as (telegram, bot):
        askers = crowd(telegram, 100)
        await check(telegram, ask(askers, 300))
        warm = bot.memory()
        await check(telegram, ask(askers, 1000))
        assert bot.memory() - warm < 24 * 1024 * 1024


async def test_a_flood_of_429s(alone: Alone) -> None:
    """The bot waits as long as each one says."""
    async with alone() as (telegram, _):
        telegram.faults.flood("sendMessage", retry_after=1, times=60)
        await check(telegram, ask(crowd(telegram, 20), 40))
        assert telegram.faults.left() == 0


async def test_after_a_429_nothing_is_sent_before_its_time(alone: Alone) -> None:
    """This covers all chats, since the limit is the bot's."""
    async with alone() as (telegram, _):
        telegram.faults.flood("sendMessage", retry_after=2)
        first = telegram.person().says(r.WHO)
        await telegram.until(lambda: telegram.faults.left() == 0)
        second = telegram.person().says(r.CHAIR)
        await telegram.answer_to(first)
        await telegram.answer_to(second)
        refused, *sent = [c for c in telegram.inspector.calls if c.method == "sendMessage"]
        assert refused.status == 429
        assert all(call.at - refused.at >= 2 for call in sent)


@pytest.mark.parametrize("fault", ["502", "500", "dropped", "polls"])
async def test_a_server_that_fails_in_between(alone: Alone, fault: str) -> None:
    """It answers 5xx or cuts connections, also during polling."""
    async with alone() as (telegram, _):
        if fault == "dropped":
            telegram.faults.drop("sendMessage", times=30)
        elif fault == "polls":
            telegram.faults.fail("getUpdates", status=500)
            telegram.faults.drop("getUpdates", carried_out=True)
        else:
            telegram.faults.fail("sendMessage", status=int(fault), times=30)
        await check(telegram, ask(crowd(telegram, 20), 40))
        assert telegram.faults.left() == 0


async def test_a_server_that_is_away_for_a_while(alone: Alone) -> None:
    """Questions asked before, during and after are answered once it is back."""
    async with alone() as (telegram, bot):
        askers = crowd(telegram, 20)
        asked = ask(askers, 40)
        await telegram.until(lambda: len(answered(telegram, asked)) >= 5)
        await telegram.go_away()
        asked += ask(askers, 10)
        await asyncio.sleep(2)
        assert bot.running
        await telegram.come_back()
        asked += ask(askers, 10)
        await check(telegram, asked)


async def test_sigterm_under_load(alone: Alone) -> None:
    """The bot is stopped three times. Nothing is lost, and nothing is sent twice."""
    async with alone(forked=False, READER="false") as (telegram, bot):
        askers, asked = crowd(telegram, 50), list[tuple[Message, str]]()
        for times in range(1, 4):
            asked += ask(askers, 130)
            counts = telegram.inspector.counts
            enough = counts["sendMessage"] + 20
            await telegram.until(partial(_reached, counts, enough), within=LONG)
            bot.tell()
            asked += ask(askers, 5)
            assert await bot.ended() == 0
            assert len(bot.events("stopped")) == times
            assert bot.events("stopping")[-1]["in_progress"] > 0
            await bot.start()
        await check(telegram, asked)


async def test_a_slow_answer_of_telegrams_is_waited_for(alone: Alone) -> None:
    """The bot then knows the message, and its buttons work."""
    async with alone() as (telegram, _):
        telegram.faults.delay("sendMessage", seconds=6)
        person = telegram.person()
        question = person.says(r.COST)
        answer = await telegram.answer_to(question)
        await telegram.change_of(answer, lambda: person.presses(answer, "Context"))
        assert len(telegram.answers_to(question)) == 1


async def test_an_answer_with_a_lost_receipt_is_sent_again(alone: Alone) -> None:
    """Telegram has it, but the connection broke. Seeing it twice is better than never."""
    async with alone() as (telegram, _):
        telegram.faults.drop("sendMessage", carried_out=True)
        person = telegram.person()
        question = person.says(r.WHO)
        await telegram.until(lambda: len(telegram.answers_to(question)) == 2)
        last = telegram.answers_to(question)[-1]
        await telegram.change_of(last, lambda: person.presses(last, "Context"))
