"""Small talk and messages without words: a short reply in private, a reaction in groups."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram.constants import ReactionEmoji

from bot.asking.reactions import REACTIONS
from bot.messages.rich import LIMIT
from bot.messages.texts import admin as admin_texts
from bot.messages.texts import everyone as texts
from bot.messages.texts import languages
from facts import Remark
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import ADMIN, Alone

pytestmark = pytest.mark.asyncio(loop_scope="session")

SAID = {
    "Hello!": Remark.GREETING,
    "thx": Remark.THANKS,
    "bye": Remark.FAREWELL,
    "ok": Remark.AGREEMENT,
    "👍": Remark.AGREEMENT,
    "wow, great": Remark.PRAISE,
    "That's wrong": Remark.COMPLAINT,
    "lol": Remark.LAUGHTER,
    "sorry, wrong chat": Remark.APOLOGY,
    "What can you do?": Remark.ABOUT,
    "tell me a joke": Remark.CHATTER,
    "qzkj wvxq": Remark.NOISE,
    "and who is she?": Remark.POINTING,
}
SIZE = {"file_id": "f", "file_unique_id": "u"}
WORDLESS: dict[str, tuple[Any, str]] = {
    "photo": ([{**SIZE, "width": 9, "height": 9}], texts.PICTURE),
    "video": ({**SIZE, "width": 9, "height": 9, "duration": 3}, texts.PICTURE),
    "document": ({**SIZE, "file_name": "report.pdf", "mime_type": "application/pdf"}, texts.FILE),
    "contact": ({"phone_number": "1", "first_name": "A"}, texts.NO_WORDS),
    "location": ({"longitude": 1.5, "latitude": 2.5}, texts.NO_WORDS),
    "dice": ({"emoji": "🎲", "value": 3}, texts.NO_WORDS),
}


def sticker(emoji: str) -> dict[str, object]:
    """Return a sticker that stands for that emoji."""
    kind = {"type": "regular", "is_animated": False, "is_video": False}
    return {**SIZE, **kind, "width": 9, "height": 9, "emoji": emoji}


@pytest.mark.parametrize(("text", "remark"), SAID.items())
async def test_small_talk_in_private_gets_a_short_reply(
    telegram: TelegramServer, text: str, remark: Remark
) -> None:
    """Without a quote and without buttons."""
    answer = await telegram.answer_to(telegram.person().says(text))
    assert answer.text == texts.SMALL_TALK[remark]
    assert (answer.buttons, answer.raw.get("entities")) == ([], None)


@pytest.mark.parametrize(("text", "remark"), SAID.items())
async def test_small_talk_in_a_group_gets_a_reaction(
    telegram: TelegramServer, text: str, remark: Remark
) -> None:
    """Whoever mentions the bot or replies to it. There is no message for all to read."""
    person, group = telegram.person(), telegram.group()
    answer = await telegram.answer_to(person.says(f"/ask {r.WHO}", group=group))
    for said in (
        person.says(f"@{telegram.world.bot['username']} {text}", group=group),
        person.says(text, group=group, reply_to=answer),
    ):
        await telegram.until(lambda said=said: telegram.reaction_to(said))  # type: ignore[misc] # bound
        assert telegram.reaction_to(said) == REACTIONS[remark]
    assert len(telegram.sent(group.id)) == 1


async def test_a_group_without_reactions_gets_silence(telegram: TelegramServer) -> None:
    """A refused reaction is no error."""
    person, group = telegram.person(), telegram.group()
    group.forbid_reactions()
    person.says(f"@{telegram.world.bot['username']} thanks!", group=group)
    await telegram.answer_to(person.says(f"/ask {r.WHO}", group=group))
    assert len(telegram.sent(group.id)) == 1


async def test_a_name_alone_is_asked_back(telegram: TelegramServer) -> None:
    """Without three quotes; a name that follows up a question is answered as one."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says("Zanzibar"))
    assert answer.text == texts.SMALL_TALK[Remark.NAME].format(name="Zanzibar")
    await telegram.answer_to(person.says(r.WHO))
    answer = await telegram.answer_to(person.says("Zanzibar?"))
    assert not answer.text.startswith("What would")


@pytest.mark.parametrize(("kind", "content", "reply"), [(k, *v) for k, v in WORDLESS.items()])
async def test_a_message_without_words_gets_a_fitting_reply_in_private(
    telegram: TelegramServer, kind: str, content: Any, reply: str
) -> None:
    """In a group it gets none, also in reply to the bot."""
    person, group = telegram.person(), telegram.group()
    answer = await telegram.answer_to(person.says(f"/ask {r.WHO}", group=group))
    fields: dict[str, Any] = {kind: content}
    person.says(group=group, reply_to=answer, **fields)
    said = await telegram.answer_to(person.says(**fields))
    assert said.text == reply
    assert len(telegram.sent(group.id)) == 1


@pytest.mark.parametrize(
    ("emoji", "reply"),
    [
        ("👋", texts.SMALL_TALK[Remark.GREETING]),
        ("❤", texts.SMALL_TALK[Remark.THANKS]),
        ("😂", texts.SMALL_TALK[Remark.LAUGHTER]),
    ],
)
async def test_a_sticker_is_answered_as_its_emoji(
    telegram: TelegramServer, emoji: str, reply: str
) -> None:
    """One without an emoji, as a message without words."""
    person = telegram.person()
    assert (await telegram.answer_to(person.says(sticker=sticker(emoji)))).text == reply
    assert (await telegram.answer_to(person.says(sticker=sticker("")))).text == texts.NO_WORDS


async def test_an_album_gets_one_reply(telegram: TelegramServer) -> None:
    """Each of its pictures is a message of its own."""
    person = telegram.person()
    photo = WORDLESS["photo"][0]
    for _ in range(4):
        person.says(photo=photo, media_group_id="17")
    await telegram.answer_to(person.says(r.WHO))
    assert telegram.sent(person.id)[0].text == texts.PICTURE
    assert len(telegram.sent(person.id)) == 2


async def test_service_messages_are_ignored(telegram: TelegramServer) -> None:
    """They are Telegram's words, and ask nothing."""
    person = telegram.person()
    person.says(new_chat_title="New title")
    person.says(pinned_message=dict(person.message("x").raw))
    await telegram.answer_to(person.says(r.WHO))
    assert len(telegram.sent(person.id)) == 1


async def test_an_edit_turns_small_talk_into_a_question_and_back(telegram: TelegramServer) -> None:
    """The one reply is edited each time."""
    person = telegram.person()
    said = person.says("hi")
    answer = await telegram.answer_to(said)
    await telegram.change_of(answer, lambda: person.edits(said, r.WHO))
    assert answer.parts("bold") == [r.WHO_SHORT]
    await telegram.change_of(answer, lambda: person.edits(said, "hi there"))
    assert answer.text == texts.SMALL_TALK[Remark.GREETING]
    assert answer.buttons == []


async def test_small_talk_does_not_interrupt_a_conversation(telegram: TelegramServer) -> None:
    """A follow-up goes on with the question before it."""
    person = telegram.person()
    for text in (r.CHAIR, "thanks!"):
        await telegram.answer_to(person.says(text))
    answer = await telegram.answer_to(person.says(r.FOLLOW_UP))
    assert answer.parts("bold") == [r.FOLLOW_UP_SHORT]


async def test_small_talk_is_counted_nowhere(alone: Alone) -> None:
    """Neither as unanswered nor as a question."""
    async with alone(ADMIN_IDS=ADMIN) as (telegram, _):
        person, boss = telegram.person(), telegram.person(user_id=ADMIN)
        for text in ("hi", "lol", "what can you do", "Zanzibar", r.WHO):
            await telegram.answer_to(person.says(text))
        await telegram.answer_to(person.says(sticker=sticker("👋")))
        stats = await telegram.answer_to(boss.says("/stats"))
        assert "1 question," in stats.text
        unanswered = await telegram.answer_to(boss.says("/unanswered"))
        assert unanswered.text == admin_texts.NO_UNANSWERED


async def test_who_sends_many_stickers_is_told_once_to_wait(alone: Alone) -> None:
    """They count against the limit of the person."""
    async with alone(QUESTION_BURST=2, QUESTIONS_PER_MINUTE=1) as (telegram, _):
        person = telegram.person()
        for _ in range(5):
            person.says(sticker=sticker("👋"))
        await telegram.until(lambda: len(telegram.sent(person.id)) == 3)
        await asyncio.sleep(0.5)
        assert [m.text for m in telegram.sent(person.id)][-1] == texts.TOO_FAST
        assert len(telegram.sent(person.id)) == 3


@pytest.mark.parametrize("remark", Remark)
async def test_each_kind_of_small_talk_has_a_reply_and_a_reaction(remark: Remark) -> None:
    """The reply fits on the screen, and Telegram has the reaction."""
    assert 0 < len(texts.SMALL_TALK[remark].strip()) <= 200 < LIMIT
    assert REACTIONS[remark] in set(ReactionEmoji)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¿Quién abrió el museo?", "es"),
        ("bao nhiêu người đã chết", "vi"),
        ("кто открыл музей", "ru"),
    ],
)
async def test_a_question_that_is_not_in_english_is_told_so(
    telegram: TelegramServer, text: str, language: str
) -> None:
    """In its own language and in English, without English quotes."""
    answer = await telegram.answer_to(telegram.person().says(text))
    assert answer.text == f"{languages.OWN[language]}\n\n{languages.ONLY_ENGLISH}"
    assert answer.parts("blockquote") == []
