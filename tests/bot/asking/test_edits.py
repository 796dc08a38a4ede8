"""An edited question edits its answer."""

from __future__ import annotations

import pytest

from bot.messages.texts import everyone as texts
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_edited_question_edits_the_answer(telegram: TelegramServer) -> None:
    """This works in private and, without a second mention, in groups."""
    person, group = telegram.person(), telegram.group()
    for question, edited in (
        (person.says(r.WHO), r.CHAIR),
        (person.says(f"/ask {r.WHO}", group=group), f"/ask {r.CHAIR}"),
        (person.says(f"/ask {r.WHO}", group=group), r.CHAIR),
        (person.sends_photo(r.WHO), r.CHAIR),
    ):
        answer = await telegram.answer_to(question)
        await telegram.change_of(answer, lambda q=question, e=edited: person.edits(q, e))  # type: ignore[misc]
        assert answer.parts("bold") == [r.CHAIR_SHORT]
        assert len(telegram.answers_to(question)) == 1


async def test_an_answer_and_an_abstention_turn_into_each_other(telegram: TelegramServer) -> None:
    """Their buttons change too."""
    person = telegram.person()
    question = person.says(r.NEAR)
    answer = await telegram.answer_to(question)
    assert answer.buttons == [texts.BUTTON_TELL, texts.BUTTON_NOT_HELPFUL]
    await telegram.change_of(answer, lambda: person.edits(question, r.WHO))
    assert answer.parts("bold") == [r.WHO_SHORT]
    assert texts.BUTTON_SURROUNDINGS in answer.buttons
    await telegram.change_of(answer, lambda: person.edits(question, r.NEAR))
    assert answer.text.startswith(texts.NOT_FOUND)
    assert answer.buttons == [texts.BUTTON_TELL, texts.BUTTON_NOT_HELPFUL]


async def test_an_edit_is_handled_after_the_question_itself(telegram: TelegramServer) -> None:
    """This holds even if it comes at once and Telegram is slow."""
    person = telegram.person()
    telegram.faults.delay("sendMessage", seconds=0.5)
    question = person.says(r.WHO)
    person.edits(question, r.CHAIR)
    answer = await telegram.answer_to(question)
    await telegram.until(lambda: answer.parts("bold") == [r.CHAIR_SHORT])
    assert len(telegram.answers_to(question)) == 1


async def test_an_edit_of_nothing_but_the_preview_changes_nothing(
    telegram: TelegramServer,
) -> None:
    """Telegram reports such edits too."""
    person = telegram.person()
    question = person.says(r.WHO)
    answer = await telegram.answer_to(question)
    person.edits(question, r.WHO)
    await telegram.answer_to(person.says(r.CHAIR))
    assert not answer.edited
    assert len(telegram.sent(person.id)) == 2


async def test_a_message_that_becomes_a_question_is_answered(telegram: TelegramServer) -> None:
    """The mention may have been forgotten at first."""
    person, group = telegram.person(), telegram.group()
    message = person.says(r.WHO, group=group)
    person.edits(message, f"@rapporteur_bot {r.WHO}")
    assert (await telegram.answer_to(message)).parts("bold") == [r.WHO_SHORT]


async def test_an_edit_of_other_talk_is_ignored(telegram: TelegramServer) -> None:
    """Talk in a group stays talk."""
    person, group = telegram.person(), telegram.group()
    message = person.says("hello", group=group)
    person.edits(message, r.WHO)
    await telegram.answer_to(person.says(f"/ask {r.CHAIR}", group=group))
    assert len(telegram.sent(group.id)) == 1


async def test_a_deleted_answer_is_sent_again(telegram: TelegramServer) -> None:
    """There is no message left to edit."""
    person = telegram.person()
    question = person.says(r.WHO)
    person.deletes(await telegram.answer_to(question))
    person.edits(question, r.CHAIR)
    answer = await telegram.answer_to(question)
    assert answer.parts("bold") == [r.CHAIR_SHORT]
    await telegram.change_of(answer, lambda: person.edits(question, r.WHO))
    assert answer.parts("bold") == [r.WHO_SHORT]
