"""Follow-ups use the question before, of the same person in the same chat."""

from __future__ import annotations

import pytest

from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_follow_up_takes_its_subject_from_the_question_before(
    telegram: TelegramServer,
) -> None:
    """In private."""
    person = telegram.person()
    await telegram.answer_to(person.says(r.CHAIR))
    answer = await telegram.answer_to(person.says(r.FOLLOW_UP))
    assert answer.parts("bold") == [r.FOLLOW_UP_SHORT]


async def test_two_in_a_row_keep_their_order(telegram: TelegramServer) -> None:
    """The second waits for the first, even when both come at once and Telegram is slow."""
    person = telegram.person()
    telegram.faults.delay("sendMessage", seconds=0.5)
    person.says(r.CHAIR)
    answer = await telegram.answer_to(person.says(r.FOLLOW_UP))
    assert answer.parts("bold") == [r.FOLLOW_UP_SHORT]


async def test_people_in_a_group_do_not_follow_up_each_other(telegram: TelegramServer) -> None:
    """Nor does a person's other chat count."""
    group, ada, bob = telegram.group(), telegram.person("Ada"), telegram.person("Bob")
    await telegram.answer_to(ada.says(f"/ask {r.CHAIR}", group=group))
    await telegram.answer_to(bob.says(f"/ask {r.WHO}", group=group))
    await telegram.answer_to(ada.says(r.WHO))
    answer = await telegram.answer_to(ada.says(f"/ask {r.FOLLOW_UP}", group=group))
    assert answer.parts("bold") == [r.FOLLOW_UP_SHORT]


async def test_a_reply_to_an_answer_follows_up_that_answer(telegram: TelegramServer) -> None:
    """Though other questions were asked since, and whoever asked it."""
    group, ada, bob = telegram.group(), telegram.person("Ada"), telegram.person("Bob")
    first = await telegram.answer_to(ada.says(f"/ask {r.CHAIR}", group=group))
    await telegram.answer_to(bob.says(f"/ask {r.WHO}", group=group))
    answer = await telegram.answer_to(bob.says(r.FOLLOW_UP, group=group, reply_to=first))
    assert answer.parts("bold") == [r.FOLLOW_UP_SHORT]
