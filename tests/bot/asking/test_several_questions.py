"""Several questions in one message: all are answered, in one reply."""

from __future__ import annotations

import pytest

from bot.messages.texts import everyone as texts
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import ADMIN

pytestmark = pytest.mark.asyncio(loop_scope="session")

BOTH = f"Hi! {r.WHO} And {r.COST[0].lower()}{r.COST[1:]} Thanks"
MISSED = "Which zebra sang the opera about quartz?"


async def test_both_questions_are_answered(telegram: TelegramServer) -> None:
    """Each under its own words, with its quote."""
    answer = await telegram.answer_to(telegram.person().says(BOTH))
    heads = answer.parts("underline")
    assert [head[:2] for head in heads] == ["1.", "2."]
    assert "Tide Museum" in heads[0]
    assert "cost" in heads[1]
    assert answer.parts("bold")[0].endswith(r.WHO_SHORT)
    assert answer.parts("bold")[1] == r.COST_SHORT
    assert len(answer.parts("blockquote")) == 2


async def test_one_sentence_may_ask_two_things(telegram: TelegramServer) -> None:
    """Also in a group, and the second may follow up the first."""
    person, group = telegram.person(), telegram.group()
    asked = f"/ask {r.CHAIR.rstrip('?')} and when?"
    answer = await telegram.answer_to(person.says(asked, group=group))
    assert answer.parts("bold") == [r.CHAIR_SHORT, r.FOLLOW_UP_SHORT]
    assert len(telegram.sent(group.id)) == 1


async def test_each_answer_has_its_context(telegram: TelegramServer) -> None:
    """And the button back leads to both answers."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(BOTH))
    before = answer.text, answer.buttons
    second = answer.parts("blockquote")[1]
    await telegram.end_of(person.presses(answer, texts.BUTTON_SURROUNDINGS_OF.format(number=2)))
    await telegram.until(lambda: answer.text != before[0])
    assert answer.parts("bold") == [second]
    await telegram.end_of(person.presses(answer, texts.BUTTON_ANSWER))
    await telegram.until(lambda: (answer.text, answer.buttons) == before)


async def test_only_what_is_not_answered_is_kept_as_such(telegram: TelegramServer) -> None:
    """The other question is answered beside it, without quotes that do not answer."""
    answer = await telegram.answer_to(telegram.person().says(f"{r.WHO} {MISSED}"))
    assert answer.text.endswith(texts.NOT_FOUND)
    assert len(answer.parts("blockquote")) == 1
    admin = telegram.person(user_id=ADMIN)
    missed = (await telegram.answer_to(admin.says("/unanswered"))).text
    assert MISSED in missed
    assert r.WHO not in missed


async def test_a_question_becomes_two_by_an_edit(telegram: TelegramServer) -> None:
    """The answer is edited, and goes back to one."""
    person = telegram.person()
    said = person.says(r.WHO)
    answer = await telegram.answer_to(said)
    before = answer.text
    person.edits(said, BOTH)
    await telegram.until(lambda: len(answer.parts("underline")) == 2)
    person.edits(said, r.WHO)
    await telegram.until(lambda: answer.text == before)


async def test_too_many_questions_are_refused(telegram: TelegramServer) -> None:
    """With what to do, and none is half answered."""
    many = " ".join(f"Who opened museum {number}?" for number in range(6))
    answer = await telegram.answer_to(telegram.person().says(many))
    assert "too many questions" in answer.text
    assert answer.parts("blockquote") == []
