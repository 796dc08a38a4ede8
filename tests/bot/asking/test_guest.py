"""Guest mode, messages to channels, and quotes of other chats: where the bot is not at home."""

from __future__ import annotations

import pytest

from bot.messages.texts import everyone as texts
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import Alone

pytestmark = pytest.mark.asyncio(loop_scope="session")


def said(answer: dict[str, object]) -> str:
    """Return the text that an answered guest query sends."""
    content = answer["input_message_content"]
    assert isinstance(content, dict)
    return str(content["message_text"])


async def test_a_mention_elsewhere_is_answered_once(telegram: TelegramServer) -> None:
    """By the answer with its source, that there is none, or how to ask; without buttons."""
    ada = telegram.person()
    answer = await telegram.end_of(ada.mentions_guest(f"@rapporteur_bot {r.WHO}"))
    assert r.WHO_SHORT in said(answer)
    assert "reply_markup" not in answer
    silent = await telegram.end_of(ada.mentions_guest("@rapporteur_bot who sold the brewery?"))
    assert said(silent).startswith(texts.NOT_FOUND)
    alone = await telegram.end_of(ada.mentions_guest("@rapporteur_bot"))
    assert said(alone).startswith("Please add a question")


async def test_guests_who_ask_too_often_are_refused(alone: Alone) -> None:
    """They share the limit of their other questions. After the first refusal they get nothing."""
    async with alone(QUESTION_BURST=1, QUESTIONS_PER_MINUTE=1) as (telegram, _):
        eve = telegram.person("Eve")
        queries = [eve.mentions_guest(f"@rapporteur_bot {r.WHO}") for _ in range(2)]
        assert said(await telegram.end_of(queries[1])) == texts.TOO_FAST


async def test_a_guest_who_may_not_ask_gets_nothing(alone: Alone) -> None:
    """Where only members may ask."""
    async with alone(ACCESS="members") as (telegram, _):
        ada = telegram.person()
        query = ada.mentions_guest(f"@rapporteur_bot {r.WHO}")
        await telegram.answer_to(ada.says("hello"))
        assert query.answer is None


async def test_a_message_to_a_channel_is_answered_in_its_topic(telegram: TelegramServer) -> None:
    """Each person who writes to a channel has a topic of their own there."""
    ada = telegram.person()
    room = telegram.group("Messages to a channel")
    topic = {"topic_id": 77, "user": ada.user}
    ada.says(f"/ask {r.WHO}", group=room, direct_messages_topic=topic)
    await telegram.until(lambda: telegram.sent(room.id))
    assert telegram.calls("sendMessage")[-1].given["direct_messages_topic_id"] == "77"


async def test_a_quote_from_another_chat_is_asked(telegram: TelegramServer) -> None:
    """A reply may quote a message that the bot does not see."""
    ada, room = telegram.person(), telegram.group()
    origin = {"type": "hidden_user", "sender_user_name": "Bob", "date": 1_700_000_000}
    question = ada.says(
        "/ask",
        group=room,
        external_reply={"origin": origin},
        quote={"text": r.WHO, "position": 0},
    )
    assert r.WHO_SHORT in (await telegram.answer_to(question)).text
