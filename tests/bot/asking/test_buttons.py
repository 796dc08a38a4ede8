"""The buttons under an answer: other views of it, and whether it helped."""

from __future__ import annotations

import sqlite3

import pytest

from bot.messages.texts import everyone as texts
from tests.telegram_api import Message, Person, TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.bot_process import BotProcess

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def press(telegram: TelegramServer, person: Person, on: Message, label: str) -> None:
    """Press a button that changes the message, and wait for both."""
    query = person.presses(on, label)
    before = on.text
    assert "text" not in await telegram.end_of(query)
    await telegram.until(lambda: on.text != before)


async def test_context_shows_the_sentences_around(telegram: TelegramServer) -> None:
    """The cited one in bold, and the way back leads to the same answer."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(r.COST))
    before = answer.text, answer.buttons
    (sentence,) = answer.parts("blockquote")
    await press(telegram, person, answer, texts.BUTTON_SURROUNDINGS)
    assert answer.text.startswith(texts.SURROUNDINGS)
    assert answer.parts("bold") == [sentence]
    (around,) = answer.parts("blockquote")
    assert "Ines Calder opened" in around
    assert "340 exhibits" in around
    await press(telegram, person, answer, texts.BUTTON_ANSWER)
    assert (answer.text, answer.buttons) == before


async def test_more_sources_shows_the_other_citations(telegram: TelegramServer) -> None:
    """How many there are stands on the button."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(r.WHO))
    first = answer.parts("blockquote")
    assert texts.BUTTON_SOURCES.format(count=1) in answer.buttons
    await press(telegram, person, answer, texts.BUTTON_SOURCES.partition(" (")[0])
    assert answer.text.startswith(texts.MORE_SOURCES)
    assert answer.parts("blockquote") != first
    assert answer.parts("bold") == [r.WHO_SHORT]


async def test_next_best_leads_from_one_to_the_next(telegram: TelegramServer) -> None:
    """Each numbered, with the context of its own, until there is no more."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(r.COST))
    shown = [answer.parts("blockquote")]
    number = 0
    while texts.BUTTON_NEXT in answer.buttons:
        await press(telegram, person, answer, texts.BUTTON_NEXT)
        number += 1
        assert f"({number} of " in answer.text
        assert answer.parts("blockquote", "expandable_blockquote") not in shown
        shown.append(answer.parts("blockquote", "expandable_blockquote"))
    assert number > 1
    await press(telegram, person, answer, texts.BUTTON_SURROUNDINGS)
    assert answer.text.startswith(texts.SURROUNDINGS)
    await press(telegram, person, answer, texts.BUTTON_ANSWER)
    assert answer.parts("bold") == [r.COST_SHORT]


async def test_feedback_is_kept_once_a_person(telegram: TelegramServer, bot: BotProcess) -> None:
    """What somebody says last counts; others have their own say."""
    ada, bob, group = telegram.person("Ada"), telegram.person("Bob"), telegram.group()
    answer = await telegram.answer_to(ada.says(f"/ask {r.WHO}", group=group))
    for person, label, thanks in (
        (ada, texts.BUTTON_HELPFUL, texts.THANKS_HELPFUL),
        (ada, texts.BUTTON_NOT_HELPFUL, texts.THANKS_NOT_HELPFUL),
        (bob, texts.BUTTON_HELPFUL, texts.THANKS_HELPFUL),
    ):
        told = await telegram.end_of(person.presses(answer, label))
        assert told == {"text": thanks}
    assert feedback(bot, group.id) == [(ada.id, 0), (bob.id, 1)]
    assert not answer.edited


async def test_pressed_twice_is_harmless(telegram: TelegramServer) -> None:
    """Both presses are answered, and the view is shown."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(r.WHO))
    presses = [person.presses(answer, texts.BUTTON_SURROUNDINGS) for _ in range(3)]
    for query in presses:
        await telegram.end_of(query)
    await telegram.until(lambda: answer.text.startswith(texts.SURROUNDINGS))


async def test_a_press_under_a_message_that_is_not_known_is_told_so(
    telegram: TelegramServer,
) -> None:
    """E.g. from before the bot's state was lost."""
    person = telegram.person()
    old = Message(person.chat.add({"from": telegram.world.bot, "text": "An old answer"}))
    told = await telegram.end_of(person.sends_press(old, "q:back"))
    assert told == {"text": texts.BUTTON_EXPIRED, "show_alert": True}


@pytest.mark.parametrize(
    "data",
    [
        "q:",
        "q:what",
        "q:ctx",
        "q:ctx:0:x",
        "q:ctx:ffffffffffffffff:0",
        "q:ctx:ffffffffffffffff:999999999999999999999",
        "q:next:99",
        "q:next:-1",
        "q:next:x",
        "q:next:" + "9" * 57,
    ],
)
async def test_made_up_buttons_are_answered_and_change_nothing(
    telegram: TelegramServer, data: str
) -> None:
    """A modified client can send anything."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(r.WHO))
    told = await telegram.end_of(person.sends_press(answer, data))
    assert told["show_alert"]
    assert told["text"] in (texts.NO_MORE, texts.ARTICLE_GONE)
    assert not answer.edited


async def test_a_button_of_no_feature_does_not_wait_forever(telegram: TelegramServer) -> None:
    """The client shows a clock until the press is answered."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(r.WHO))
    told = await telegram.end_of(person.sends_press(answer, "z:from:an:older:version"))
    assert told == {"text": texts.BUTTON_EXPIRED, "show_alert": True}


async def test_an_answer_that_comes_too_late_for_a_press_is_no_error(
    telegram: TelegramServer,
) -> None:
    """Telegram refuses it; the view is shown all the same."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(r.WHO))
    telegram.world.presses.expire(person.presses(answer, texts.BUTTON_SURROUNDINGS))
    await telegram.until(lambda: answer.text.startswith(texts.SURROUNDINGS))


def feedback(bot: BotProcess, chat_id: int) -> list[tuple[int, int]]:
    """Who said what of the answers in a chat."""
    with sqlite3.connect(bot.folder / "bot.db") as state:
        return state.execute(
            "SELECT user_id, helpful FROM feedback WHERE chat_id = ? ORDER BY user_id", (chat_id,)
        ).fetchall()
