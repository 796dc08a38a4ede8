"""Follow-ups use the question before, of the same person in the same chat."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.messages.texts import everyone as texts
from facts.library import Library
from facts.models import Answer, Article, Remark
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import Alone

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_follow_up_takes_its_subject_from_the_question_before(
    telegram: TelegramServer,
) -> None:
    """This is the simple case, in private."""
    person = telegram.person()
    await telegram.answer_to(person.says(r.CHAIR))
    answer = await telegram.answer_to(person.says(r.FOLLOW_UP))
    assert answer.parts("bold") == [r.FOLLOW_UP_SHORT]


async def test_what_points_at_the_question_before_asks_about_the_same(
    telegram: TelegramServer,
) -> None:
    """What only its answer names is asked back, and does not end the conversation."""
    person = telegram.person()
    await telegram.answer_to(person.says(r.WHO))
    unclear = await telegram.answer_to(person.says("Who is she?"))
    assert unclear.text == texts.SMALL_TALK[Remark.POINTING]
    answer = await telegram.answer_to(person.says("When was that?"))
    # Two articles tell of the opening, one with its date.
    assert answer.parts("bold") in (["May 3, 2024"], ["last week"])


async def test_two_in_a_row_keep_their_order(telegram: TelegramServer) -> None:
    """The second waits for the first, even if both come at once and Telegram is slow."""
    person = telegram.person()
    telegram.faults.delay("sendMessage", seconds=0.5)
    person.says(r.CHAIR)
    answer = await telegram.answer_to(person.says(r.FOLLOW_UP))
    assert answer.parts("bold") == [r.FOLLOW_UP_SHORT]


async def test_people_in_a_group_do_not_follow_up_each_other(telegram: TelegramServer) -> None:
    """A person's other chats do not count either."""
    group, ada, bob = telegram.group(), telegram.person("Ada"), telegram.person("Bob")
    await telegram.answer_to(ada.says(f"/ask {r.CHAIR}", group=group))
    await telegram.answer_to(bob.says(f"/ask {r.WHO}", group=group))
    await telegram.answer_to(ada.says(r.WHO))
    answer = await telegram.answer_to(ada.says(f"/ask {r.FOLLOW_UP}", group=group))
    assert answer.parts("bold") == [r.FOLLOW_UP_SHORT]


async def test_a_reply_to_an_answer_follows_up_that_answer(telegram: TelegramServer) -> None:
    """Later questions do not matter, nor who asked the first one."""
    group, ada, bob = telegram.group(), telegram.person("Ada"), telegram.person("Bob")
    first = await telegram.answer_to(ada.says(f"/ask {r.CHAIR}", group=group))
    await telegram.answer_to(bob.says(f"/ask {r.WHO}", group=group))
    answer = await telegram.answer_to(bob.says(r.FOLLOW_UP, group=group, reply_to=first))
    assert answer.parts("bold") == [r.FOLLOW_UP_SHORT]


CHAIN = ((r.CHAIR, r.CHAIR_SHORT), (r.FOLLOW_UP, r.FOLLOW_UP_SHORT))
THIRD, THIRD_SHORT = "And how many times did it meet?", "14"


@pytest.fixture
def rival(folder: Path) -> None:
    """Add a newer article on another body, which would answer a question without the subject."""
    with Library.open(folder / "record.db") as library:
        library.add(
            Article.of(
                "Captain Ola Renner chaired the Ferry Board in 2023. "
                "The board met 9 times in Halsund and adopted its budget by vote.",
                title="Ferry Board ends its work",
                published=date(2023, 12, 15),
            )
        )
        found = library.ask(THIRD, after=r.FOLLOW_UP)
        assert isinstance(found, Answer)
        assert found.short == "9"


@pytest.mark.usefixtures("rival")
async def test_a_chain_of_follow_ups_keeps_its_subject(alone: Alone) -> None:
    """The third question still has it, though the second does not name it.

    A failed question in between, another chat of the person or a restart change nothing.
    """
    async with alone() as (telegram, bot):
        person, group = telegram.person(), telegram.group()
        for question, short in CHAIN:
            answer = await telegram.answer_to(person.says(question))
            assert answer.parts("bold") == [short]
        await telegram.answer_to(person.says("???"))
        await telegram.answer_to(person.says(f"/ask {r.WHO}", group=group))
        await bot.stop()
        await bot.start()
        answer = await telegram.answer_to(person.says(THIRD))
        assert answer.parts("bold") == [THIRD_SHORT]


@pytest.mark.usefixtures("rival")
async def test_a_reply_or_an_edit_goes_on_with_its_own_chain(alone: Alone) -> None:
    """Later questions do not matter."""
    async with alone() as (telegram, _):
        person = telegram.person()
        for asked, _ in CHAIN:
            question = person.says(asked)
            answer = await telegram.answer_to(question)
        await telegram.answer_to(person.says(r.WHO))
        third = await telegram.answer_to(person.says(THIRD, reply_to=answer))
        assert third.parts("bold") == [THIRD_SHORT]
        await telegram.change_of(answer, lambda: person.edits(question, THIRD))
        assert answer.parts("bold") == [THIRD_SHORT]
