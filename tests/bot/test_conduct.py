"""Limits, patience, helpful errors, and logs without secrets."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time

import pytest

from bot.asking.reactions import NOT_READ
from bot.messages.reply import TYPING_LASTS
from bot.messages.texts import everyone as texts
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import ADMIN, Alone

pytestmark = pytest.mark.asyncio(loop_scope="session")

SLOW = " ".join(f"muse{a}m{b}" for a in "abcdefghijkl" for b in "abcdefghijk")[:990] + "?"
"""A question with many different words, which keeps the only worker busy."""


async def test_people_who_ask_too_often_are_refused(alone: Alone) -> None:
    """Once in words, then by a mark. Others are not delayed, and admins have no limit."""
    limits = {"QUESTION_BURST": 3, "QUESTIONS_PER_MINUTE": 0.01, "ADMIN_IDS": ADMIN}
    async with alone(**limits) as (telegram, _):
        ada, bob, admin = telegram.person("Ada"), telegram.person("Bob"), telegram.person("Eve")
        admin = telegram.person("Admin", user_id=ADMIN)
        flood = [ada.says(r.WHO) for _ in range(8)]
        last = await telegram.answer_to(flood[3])
        assert last.text == texts.ASKED_TOO_FAST_MARKED.format(wait="100 minutes")
        assert (await telegram.answer_to(bob.says(r.WHO))).parts("bold") == [r.WHO_SHORT]
        for _ in range(5):
            assert (await telegram.answer_to(admin.says(r.WHO))).parts("bold") == [r.WHO_SHORT]
        answered = [len(telegram.answers_to(question)) for question in flood]
        assert answered == [1, 1, 1, 1, 0, 0, 0, 0]
        await telegram.until(lambda: telegram.reaction_to(flood[-1]))
        marks = [telegram.reaction_to(question) for question in flood]
        assert marks == [None] * 4 + [NOT_READ] * 4
        pressed = await telegram.end_of(
            ada.presses(telegram.answers_to(flood[0])[0], texts.BUTTON_SURROUNDINGS)
        )
        assert pressed == {"text": texts.TOO_FAST, "show_alert": True}


async def test_a_refused_question_is_answered_when_it_is_asked_again(alone: Alone) -> None:
    """After the time that was named. In a group, nothing is marked."""
    async with alone(QUESTION_BURST=1, QUESTIONS_PER_MINUTE=15) as (telegram, _):
        person, group = telegram.person(), telegram.group()
        asked = f"/ask {r.WHO}"
        await telegram.answer_to(person.says(asked, group=group))
        refused, other = person.says(asked, group=group), person.says(asked, group=group)
        told = await telegram.answer_to(refused)
        (seconds,) = re.findall(r"in (\d+) seconds?\.", told.text)
        assert 1 <= int(seconds) <= 4
        await asyncio.sleep(int(seconds))
        again = await telegram.answer_to(person.says(asked, group=group))
        assert again.parts("bold") == [r.WHO_SHORT]
        assert telegram.answers_to(other) == []
        assert telegram.reaction_to(other) is None


async def test_with_too_many_questions_each_person_is_told_once(alone: Alone) -> None:
    """This comes at once, before the answers of those who asked earlier. Others are answered."""
    async with alone(MOST_WAITING=1) as (telegram, _):
        ada, bob, eve = telegram.person("Ada"), telegram.person("Bob"), telegram.person("Eve")
        before = await telegram.answer_to(bob.says(r.WHO))
        await asyncio.sleep(1)  # an update is in hand until its answer is remembered
        telegram.faults.delay("sendMessage", seconds=5)
        first = ada.says(r.WHO)
        while telegram.faults.left():
            await asyncio.sleep(0.01)
        refused = [bob.says(r.WHO), bob.says(r.COST), eve.says(r.WHO)]
        pressed = bob.presses(before, texts.BUTTON_SURROUNDINGS)
        typed = eve.types_inline(r.WHO)
        assert (await telegram.answer_to(refused[0])).text == texts.BUSY
        assert (await telegram.answer_to(refused[2])).text == texts.BUSY
        assert await telegram.end_of(pressed) == {"text": texts.BUSY, "show_alert": True}
        assert (await telegram.end_of(typed))["button"]["text"] == texts.INLINE_BUSY
        assert (await telegram.answer_to(first)).parts("bold") == [r.WHO_SHORT]
        assert telegram.answers_to(refused[1]) == []
        await asyncio.sleep(1)
        assert (await telegram.answer_to(bob.says(r.WHO))).parts("bold") == [r.WHO_SHORT]


async def test_inline_queries_have_a_limit_of_their_own(alone: Alone) -> None:
    """Typing must not use up a person's questions."""
    async with alone(QUESTION_BURST=1, QUESTIONS_PER_MINUTE=0.01) as (telegram, _):
        person = telegram.person()
        answers = [await telegram.end_of(person.types_inline(r.WHO)) for _ in range(7)]
        assert [len(answer["results"]) > 0 for answer in answers] == [True] * 6 + [False]
        assert answers[-1]["button"]["text"] == texts.INLINE_BUSY
        assert answers[-1]["cache_time"] <= 1
        assert (await telegram.answer_to(person.says(r.WHO))).parts("bold") == [r.WHO_SHORT]


async def test_typing_is_shown_where_the_answer_takes_long(alone: Alone) -> None:
    """It is shown in the topic of the question."""
    async with alone(TYPING_AFTER=0, WORKERS=1) as (telegram, _):
        person, group = telegram.person(), telegram.group(forum=True)
        topic = group.topic("News")
        begun = time.monotonic()
        await telegram.answer_to(person.says(f"/ask {SLOW}", group=group, topic=topic))
        most = 1 + int((time.monotonic() - begun) / TYPING_LASTS)
        typing = {"chat_id": str(group.id), "action": "typing", "message_thread_id": str(topic)}
        shown = [call.given for call in telegram.calls("sendChatAction")]
        assert 1 <= len(shown) <= most  # again only where it has ended, on a busy machine
        assert all(given == typing for given in shown)


async def test_a_quick_answer_comes_without_typing(telegram: TelegramServer) -> None:
    """It would only flicker."""
    await telegram.answer_to(telegram.person().says(r.WHO))  # a process's first one is slower
    before = len(telegram.calls("sendChatAction"))
    await telegram.answer_to(telegram.person().says(r.WHO))
    assert len(telegram.calls("sendChatAction")) == before


async def test_typing_that_fails_does_not_cost_the_answer(alone: Alone) -> None:
    """It is only a courtesy."""
    async with alone(TYPING_AFTER=0, WORKERS=1) as (telegram, _):
        telegram.faults.fail("sendChatAction", status=400, times=1000)
        questions = [telegram.person().says(r.WHO) for _ in range(10)]
        for question in questions:
            assert (await telegram.answer_to(question)).parts("bold") == [r.WHO_SHORT]


async def test_an_error_has_an_id_for_the_user_and_the_log(alone: Alone) -> None:
    """The log has the details, without the text. The bot goes on."""
    async with alone() as (telegram, bot):
        person = telegram.person("Ada")
        answer = await telegram.answer_to(person.says(r.WHO))
        with sqlite3.connect(bot.folder / "record.db") as record:
            record.execute("DROP TABLE sentence")
        secret = "Who opened the Tide Museum for the pelican?"
        told = await telegram.answer_to(person.says(secret))
        found = re.fullmatch(re.escape(texts.ERROR).replace(r"\{id\}", "([0-9a-f]{8})"), told.text)
        assert found is not None
        (event,) = await bot.logs("update failed")
        assert event["error_id"] == found[1]
        assert event["exception"]["type"]
        assert event["exception"]["at"]
        pressed = await telegram.end_of(person.presses(answer, texts.BUTTON_NEXT))
        assert "error" in pressed["text"]
        assert pressed["show_alert"]
        assert (await telegram.answer_to(person.says("/start"))).text
        await bot.stop()
        assert "pelican" not in "\n".join(bot.lines)


async def test_logs_hold_no_texts_names_and_token(alone: Alone) -> None:
    """This holds at the lowest log level, during faults and errors."""
    async with alone(forked=False, LOG_LEVEL="DEBUG") as (telegram, bot):
        person = telegram.person("Xanthippe")
        telegram.faults.flood("sendMessage", retry_after=1)
        telegram.faults.fail("sendMessage", status=502)
        telegram.faults.drop("sendMessage")
        question = person.says("Who opened the Tide Museum beside the pelican?")
        await telegram.answer_to(question)
        person.edits(question, "Who opened the pelican museum?")
        person.types_inline("pelican museum")
        telegram.faults.fail("getUpdates", status=500)
        telegram.world.updates.add_raw({"message": {"text": "a pelican", "chat": "?"}})
        await telegram.answer_to(person.says(r.WHO))
        await bot.stop()
        log = "\n".join(bot.lines)
        assert bot.events("update unreadable")
        for secret in (telegram.token, telegram.token.partition(":")[2], "pelican", "Xanthippe"):
            assert secret.lower() not in log.lower()
        assert all(line.startswith("{") for line in bot.lines)


async def test_unanswered_questions_are_kept_for_the_admins(alone: Alone) -> None:
    """Answered questions are not kept."""
    async with alone() as (telegram, bot):
        person = telegram.person()
        await telegram.answer_to(person.says(r.NEAR))
        await telegram.answer_to(person.says(r.WHO))
        with sqlite3.connect(bot.folder / "bot.db") as state:
            kept = state.execute("SELECT user_id, question FROM unanswered").fetchall()
        assert kept == [(person.id, r.NEAR)]
