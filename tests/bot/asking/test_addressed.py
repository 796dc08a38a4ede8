"""Which messages ask the bot something, from the JSON that Telegram sends."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, Message, User

from bot.asking.addressed import asker_id, question_in
from tests.bot import updates as u

QUESTION = "who chaired the session?"


@pytest.fixture
def bot() -> Bot:
    """Return a bot that knows itself, as after getMe."""
    bot = Bot("4242:token")
    bot._bot_user = User.de_json(u.BOT, bot)
    return bot


def read(raw: dict[str, Any], bot: Bot) -> Message:
    found = Message.de_json(raw, bot)
    assert found is not None
    return found


def text_of(raw: dict[str, Any], bot: Bot) -> str | None:
    found = question_in(read(raw, bot), bot)
    return found.text if found is not None else None


@pytest.mark.parametrize("make", [u.message, u.caption])
def test_any_text_or_caption_in_private_is_a_question(make: Any, bot: Bot) -> None:
    """Nobody else can be addressed there."""
    assert text_of(make(QUESTION), bot) == QUESTION


@pytest.mark.parametrize(
    "text",
    [
        "@rapporteur_bot who chaired the session?",
        "@Rapporteur_Bot: who chaired the session?",
        "who chaired @rapporteur_bot the session?",
        "/ask who chaired the session?",
        "/ask@rapporteur_bot who chaired the session?",
        "/ASK\nwho chaired the session?",
    ],
)
@pytest.mark.parametrize("make", [u.message, u.caption])
def test_a_group_asks_by_mention_or_command(make: Any, text: str, bot: Bot) -> None:
    """This works in texts and captions. The mention is not part of the question."""
    assert text_of(make(text, chat=u.group()), bot) == QUESTION


def test_offsets_of_a_mention_count_utf_16_units(bot: Bot) -> None:
    """An emoji before it takes two units."""
    raw = u.message("😀😀 @rapporteur_bot who chaired the session?", chat=u.group())
    assert text_of(raw, bot) == "😀😀 who chaired the session?"


def test_a_text_mention_by_id_counts(bot: Bot) -> None:
    """Clients send such a mention if the bot is picked by its name."""
    entity = {"type": "text_mention", "offset": 0, "length": 10, "user": u.BOT}
    raw = u.message(f"Rapporteur {QUESTION}", chat=u.group(), entities=[entity])
    assert text_of(raw, bot) == QUESTION


def test_a_reply_to_the_bot_is_a_question(bot: Bot) -> None:
    """It needs no mention."""
    answer = u.message("An answer", chat=u.group(), **{"from": u.BOT})
    raw = u.message(QUESTION, chat=u.group(), reply_to_message=answer)
    assert text_of(raw, bot) == QUESTION


def test_a_message_in_a_topic_that_the_bot_opened_is_no_reply_to_it(bot: Bot) -> None:
    """Telegram marks each message as a reply to the one that opened the topic."""
    opened = u.message(
        None,
        chat=u.group(forum=True),
        forum_topic_created={"name": "News", "icon_color": 1},
        **{"from": u.BOT},
    )
    raw = u.message(QUESTION, chat=u.group(forum=True), reply_to_message=opened)
    assert text_of(raw, bot) is None


@pytest.mark.parametrize("text", ["/ask", "@rapporteur_bot", "/ask@rapporteur_bot"])
@pytest.mark.parametrize("make", [u.message, u.caption])
def test_ask_in_reply_to_a_message_asks_that_message(make: Any, text: str, bot: Bot) -> None:
    """The answer is a reply to that message."""
    other = make(QUESTION, chat=u.group(), **{"from": u.user(8, "Bob")})
    raw = u.message(text, chat=u.group(), reply_to_message=other)
    found = question_in(read(raw, bot), bot)
    assert found is not None
    assert found.text == QUESTION
    assert found.message.message_id == other["message_id"]


def test_ask_with_a_quoted_part_asks_that_part(bot: Bot) -> None:
    """The person has marked the part that matters."""
    other = u.message(f"Hello all. {QUESTION} Thanks!", chat=u.group())
    quote = {"text": QUESTION, "position": 11}
    raw = u.message("/ask", chat=u.group(), reply_to_message=other, quote=quote)
    assert text_of(raw, bot) == QUESTION


@pytest.mark.parametrize("chat", [u.private(), u.group()])
def test_a_bare_ask_asks_nothing(chat: Any, bot: Bot) -> None:
    """It is for the bot, which then explains what to do."""
    assert text_of(u.message("/ask", chat=chat), bot) == ""


@pytest.mark.parametrize(
    "text",
    [QUESTION, "@another_bot who?", "/ask@another_bot who?", "/help", "@rapporteur_bot2 who?"],
)
def test_talk_in_a_group_is_not_for_the_bot(text: str, bot: Bot) -> None:
    """The bot is silent unless it is addressed."""
    assert text_of(u.message(text, chat=u.group()), bot) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"via_bot": u.BOT},
        {"from": {**u.BOT, "id": 1, "username": "other_bot"}},
        {"is_automatic_forward": True},
    ],
)
def test_machines_are_not_answered(fields: Any, bot: Bot) -> None:
    """Two bots would talk to each other forever."""
    assert text_of(u.message(QUESTION, **fields), bot) is None


def test_an_anonymous_admin_is_the_group_itself(bot: Bot) -> None:
    """Telegram sends the same user for all of them, marked as a bot."""
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    raw = u.message(
        f"/ask {QUESTION}", chat=u.group(), sender_chat=u.group(), **{"from": anonymous}
    )
    assert text_of(raw, bot) == QUESTION
    assert asker_id(read(raw, bot)) == u.group()["id"]
