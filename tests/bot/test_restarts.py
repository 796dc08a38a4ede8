"""Stopping, crashing and restarting: nothing is lost, and nothing is answered twice."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
from contextlib import closing

import pytest

from bot.messages.texts import everyone as texts
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import Alone

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_updates_in_progress_are_finished_before_the_end(
    alone: Alone, number: signal.Signals
) -> None:
    """Both signals work, and the exit code is 0."""
    async with alone(forked=False) as (telegram, bot):
        telegram.faults.delay("sendMessage", seconds=0.5, times=5)
        questions = [telegram.person().says(r.WHO) for _ in range(5)]
        await bot.logs("polling")
        async with asyncio.timeout(10):
            while not telegram.world.updates.given:
                await asyncio.sleep(0.01)
        await asyncio.sleep(0.2)
        bot.tell(number)
        assert await bot.ended() == 0
        assert bot.events("stopped")
        taken = [q for q in questions if telegram.answers_to(q)]
        await bot.start()
        for question in questions:
            await telegram.answer_to(question)
        assert taken
        assert [len(telegram.answers_to(question)) for question in questions] == [1] * 5


async def test_old_updates_are_not_answered_again_after_a_restart(alone: Alone) -> None:
    """This covers confirmed updates, and those that Telegram sends again."""
    async with alone() as (telegram, bot):
        person = telegram.person()
        questions = [person.says(text) for text in (r.WHO, r.CHAIR, r.COST)]
        for question in questions:
            await telegram.answer_to(question)
        given = sorted(telegram.world.updates.given)
        await bot.stop()
        assert len(telegram.world.updates) == 0
        for number, question in zip(given, questions, strict=True):
            telegram.world.updates.again({"update_id": number, "message": question.raw})
        await bot.start()
        await telegram.answer_to(person.says(r.WHO))
        assert [len(telegram.answers_to(question)) for question in questions] == [1] * 3


async def test_questions_asked_while_the_bot_is_down_are_answered_later(alone: Alone) -> None:
    """Each is answered once, in order."""
    async with alone() as (telegram, bot):
        await bot.stop()
        person = telegram.person()
        first, second = person.says(r.CHAIR), person.says(r.FOLLOW_UP)
        await bot.start()
        assert (await telegram.answer_to(first)).parts("bold") == [r.CHAIR_SHORT]
        assert (await telegram.answer_to(second)).parts("bold") == [r.FOLLOW_UP_SHORT]


async def test_edits_buttons_and_follow_ups_outlive_a_restart(alone: Alone) -> None:
    """The bot's state holds all that they need."""
    async with alone() as (telegram, bot):
        ada, bob = telegram.person("Ada"), telegram.person("Bob")
        question = ada.says(r.COST)
        answer = await telegram.answer_to(question)
        await telegram.answer_to(bob.says(r.CHAIR))
        await bot.stop()
        await bot.start()
        await telegram.change_of(answer, lambda: ada.presses(answer, texts.BUTTON_SURROUNDINGS))
        assert answer.text.startswith(texts.SURROUNDINGS)
        told = await telegram.end_of(ada.presses(answer, texts.BUTTON_HELPFUL))
        assert told["text"] == texts.THANKS_HELPFUL
        await telegram.change_of(answer, lambda: ada.edits(question, r.WHO))
        assert answer.parts("bold") == [r.WHO_SHORT]
        follow_up = await telegram.answer_to(bob.says(r.FOLLOW_UP))
        assert follow_up.parts("bold") == [r.FOLLOW_UP_SHORT]


async def test_a_crash_leaves_a_bot_that_starts_and_answers(alone: Alone) -> None:
    """Whatever it was doing, it does not answer a question again."""
    async with alone(forked=False) as (telegram, bot):
        people = [telegram.person() for _ in range(20)]
        for person in people:
            person.says(r.WHO)
        await telegram.until(lambda: len(telegram.sent()) >= 3)
        await bot.kill()
        await bot.start()
        # It looks for answers below the questions, where no others may stand yet.
        await telegram.until(lambda: all(telegram.sent(person.id) for person in people))
        after = [person.says(r.CHAIR) for person in people]
        for question in after:
            assert (await telegram.answer_to(question)).parts("bold") == [r.CHAIR_SHORT]
        assert all(len(telegram.sent(person.id)) <= 2 for person in people)


async def test_work_that_never_ends_does_not_keep_the_process(alone: Alone) -> None:
    """After STOP_WITHIN the bot gives it up, and logs that."""
    async with alone(forked=False, STOP_WITHIN=0.5) as (telegram, bot):
        telegram.faults.delay("sendMessage", seconds=30)
        telegram.person().says(r.WHO)
        async with asyncio.timeout(10):
            while telegram.faults.left():
                await asyncio.sleep(0.01)
        bot.tell()
        assert await bot.ended(within=10) == 0
        assert bot.events("stopped with work in progress")


async def test_a_thread_that_waits_does_not_keep_the_process(alone: Alone) -> None:
    """It cannot be interrupted, so the process ends around it."""
    async with alone(forked=False, STOP_WITHIN=1) as (telegram, bot):
        person = telegram.person()
        await telegram.answer_to(person.says(r.WHO))
        with closing(sqlite3.connect(bot.folder / "bot.db", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            person.says(r.WHO)
            await asyncio.sleep(0.5)
            bot.tell()
            assert await bot.ended(within=6) == 0


async def test_a_locked_state_is_waited_for(alone: Alone) -> None:
    """There is no error, and the question is answered once."""
    async with alone() as (telegram, bot):
        person = telegram.person()
        await telegram.answer_to(person.says(r.WHO))
        with closing(sqlite3.connect(bot.folder / "bot.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            question = person.says(r.WHO)
            await asyncio.sleep(3)
            assert telegram.answers_to(question) == []
            other.execute("COMMIT")
        await telegram.answer_to(question)
        await telegram.answer_to(person.says(r.WHO))
        assert len(telegram.answers_to(question)) == 1
        assert bot.events("update failed") == []


async def test_update_ids_may_start_again_from_any_number(alone: Alone) -> None:
    """After a quiet week, Telegram goes on from any number, even a smaller one."""
    async with alone() as (telegram, _):
        await telegram.answer_to(telegram.person().says(r.WHO))
        telegram.world.updates.restart_ids(1000)
        questions = [telegram.person().says(r.WHO) for _ in range(3)]
        for question in questions:
            await telegram.answer_to(question)
        await telegram.answer_to(telegram.person().says(r.CHAIR))
        assert [len(telegram.answers_to(question)) for question in questions] == [1] * 3
        async with asyncio.timeout(10):
            while len(telegram.world.updates):
                await asyncio.sleep(0.01)
        assert max(telegram.world.updates.given.values()) <= 2
