"""In groups the bot answers people who address it, where they asked, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from bot.messages.texts import everyone as texts
from tests.telegram_api import Group, Message, Person, TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.world import BOT

pytestmark = pytest.mark.asyncio(loop_scope="session")

Ask: TypeAlias = Callable[[Person, Group], Message]
NAME = f"@{BOT['username']}"


def _text_mention(person: Person, group: Group) -> Message:
    mention = {"type": "text_mention", "offset": 0, "length": 10, "user": BOT}
    return person.says(f"Rapporteur {r.WHO}", group=group, entities=[mention])


ASKED: dict[str, Ask] = {
    "mention": lambda p, g: p.says(f"{NAME} {r.WHO}", group=g),
    "mention behind an emoji": lambda p, g: p.says(f"😀 {r.WHO} {NAME}", group=g),
    "text mention": _text_mention,
    "ask": lambda p, g: p.says(f"/ask {r.WHO}", group=g),
    "ask by name": lambda p, g: p.says(f"/ask{NAME} {r.WHO}", group=g),
    "mention in a caption": lambda p, g: p.sends_photo(f"{NAME} {r.WHO}", group=g),
    "ask in a caption": lambda p, g: p.sends_photo(f"/ask {r.WHO}", group=g),
}


@pytest.mark.parametrize("way", ASKED)
async def test_people_who_address_the_bot_get_a_reply(telegram: TelegramServer, way: str) -> None:
    """Each way of addressing it works."""
    question = ASKED[way](telegram.person(), telegram.group())
    answer = await telegram.answer_to(question)
    assert answer.parts("bold") == [r.WHO_SHORT]
    assert len(telegram.sent(question.chat_id)) == 1


async def test_a_reply_to_the_bot_is_a_question(telegram: TelegramServer) -> None:
    """It needs no mention."""
    person, group = telegram.person(), telegram.group()
    first = await telegram.answer_to(person.says(f"/ask {r.CHAIR}", group=group))
    answer = await telegram.answer_to(person.says(r.WHO, group=group, reply_to=first))
    assert answer.parts("bold") == [r.WHO_SHORT]


@pytest.mark.parametrize("call", ["/ask", f"/ask{NAME}", NAME])
async def test_the_bot_can_answer_somebody_elses_question(
    telegram: TelegramServer, call: str
) -> None:
    """A person replies to it with /ask or a mention. The answer is a reply to the question."""
    group = telegram.group()
    question = telegram.person("Bob").says(r.WHO, group=group)
    telegram.person("Ada").says(call, group=group, reply_to=question)
    answer = await telegram.answer_to(question)
    assert answer.parts("bold") == [r.WHO_SHORT]


@pytest.mark.parametrize("call", ["/ask", NAME])
async def test_ask_without_a_question_gets_an_explanation(
    telegram: TelegramServer, call: str
) -> None:
    """The reply has an example."""
    answer = await telegram.answer_to(telegram.person().says(call, group=telegram.group()))
    assert answer.text == texts.ASK_WHAT


NOT_MEANT: dict[str, Ask] = {
    "talk": lambda p, g: p.says(r.WHO, group=g),
    "another bot's mention": lambda p, g: p.says(f"@another_bot {r.WHO}", group=g),
    "a longer name": lambda p, g: p.says(f"{NAME}2 {r.WHO}", group=g),
    "another bot's command": lambda p, g: p.says(f"/ask@another_bot {r.WHO}", group=g),
    "another bot's help": lambda p, g: p.says("/help@another_bot", group=g),
    "an unknown command": lambda p, g: p.says("/unheardof", group=g),
    "a reply to somebody": lambda p, g: p.says(
        r.WHO, group=g, reply_to=p.message("hello", group=g)
    ),
    "a photo": lambda p, g: p.sends_photo(r.WHO, group=g),
    "via this bot": lambda p, g: p.says(f"{NAME} {r.WHO}", group=g, via_bot=BOT),
    "a linked channel's post": lambda p, g: p.says(
        f"{NAME} {r.WHO}", group=g, is_automatic_forward=True
    ),
}


@pytest.mark.parametrize("way", NOT_MEANT)
async def test_the_bot_is_silent_unless_it_is_addressed(telegram: TelegramServer, way: str) -> None:
    """This holds even if the words would make a question."""
    person, group = telegram.person(), telegram.group()
    NOT_MEANT[way](person, group)
    # The same person's next message is handled after it.
    await telegram.answer_to(person.says(f"/ask {r.CHAIR}", group=group))
    assert len(telegram.sent(group.id)) == 1


async def test_another_bot_is_never_answered(telegram: TelegramServer) -> None:
    """Two bots would talk forever."""
    group, machine = telegram.group(), telegram.person("Machine")
    machine.user["is_bot"] = True
    machine.says(f"{NAME} {r.WHO}", group=group)
    machine.user["is_bot"] = False
    await telegram.answer_to(machine.says(f"{NAME} {r.CHAIR}", group=group))
    assert len(telegram.sent(group.id)) == 1


async def test_an_anonymous_admin_is_answered(telegram: TelegramServer) -> None:
    """Telegram sends the same user for all of them, marked as a bot."""
    group, anonymous = telegram.group(), telegram.person("Group")
    anonymous.user["is_bot"] = True
    question = anonymous.says(f"/ask {r.WHO}", group=group, sender_chat=group.chat.about)
    assert (await telegram.answer_to(question)).parts("bold") == [r.WHO_SHORT]


async def test_the_answer_is_in_the_topic_of_the_question(telegram: TelegramServer) -> None:
    """This holds in each topic of a forum, and in the general one."""
    person, group = telegram.person(), telegram.group(forum=True)
    for topic in (group.topic("One"), group.topic("Two"), None):
        question = person.says(f"{NAME} {r.WHO}", group=group, topic=topic)
        answer = await telegram.answer_to(question)
        assert answer.topic == topic


async def test_the_answer_stays_in_the_topic_where_the_question_was_deleted(
    telegram: TelegramServer,
) -> None:
    """No reply would put it there."""
    person, group = telegram.person(), telegram.group(forum=True)
    topic = group.topic("One")
    person.deletes(person.says(f"/ask {r.WHO}", group=group, topic=topic))
    await telegram.until(lambda: telegram.sent(group.id))
    (answer,) = telegram.sent(group.id)
    assert answer.topic == topic
    assert answer.replies_to is None


async def test_talk_in_a_topic_that_the_bot_opened_is_not_for_it(telegram: TelegramServer) -> None:
    """Every message there "replies" to the bot's service message."""
    person, group = telegram.person(), telegram.group(forum=True)
    topic = group.topic("News", opened_by=BOT)
    person.says(r.WHO, group=group, topic=topic)
    answer = await telegram.answer_to(person.says(f"/ask {r.CHAIR}", group=group, topic=topic))
    assert answer.parts("bold") == [r.CHAIR_SHORT]
    assert len([m for m in telegram.sent(group.id) if "text" in m.raw]) == 1


async def test_a_question_in_a_closed_topic_or_lost_group_harms_nobody(
    telegram: TelegramServer,
) -> None:
    """The bot is not allowed to write there, and goes on."""
    person, group = telegram.person(), telegram.group()
    group.kick_bot()
    person.says(f"/ask {r.WHO}", group=group)
    await telegram.answer_to(person.says(r.WHO))
    assert telegram.sent(group.id) == []


async def test_an_answer_follows_a_group_that_was_made_a_supergroup(
    telegram: TelegramServer,
) -> None:
    """The question has the old chat id. The buttons work under the new one."""
    person, old, new = telegram.person(), telegram.group(), telegram.group()
    old.moves_to(new)
    person.says(f"/ask {r.COST}", group=old)
    await telegram.until(lambda: telegram.sent(new.id))
    (answer,) = telegram.sent(new.id)
    assert answer.parts("bold") == [r.COST_SHORT]
    await telegram.change_of(answer, lambda: person.presses(answer, texts.BUTTON_SURROUNDINGS))
