"""The buttons under an answer: further parts of it, and feedback."""

from __future__ import annotations

import sqlite3

import pytest

from bot.messages.texts import everyone as texts
from bot.state import open_state
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
    """The cited sentence is bold, and the button back leads to the same answer."""
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
    """The button shows their number."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(r.WHO))
    first = answer.parts("blockquote")
    assert texts.BUTTON_SOURCES.format(count=1) in answer.buttons
    await press(telegram, person, answer, texts.BUTTON_SOURCES.partition(" (")[0])
    assert answer.text.startswith(texts.MORE_SOURCES)
    assert answer.parts("blockquote") != first
    assert answer.parts("bold") == [r.WHO_SHORT]


async def test_next_best_leads_from_one_to_the_next(telegram: TelegramServer) -> None:
    """Each has its number and its own context. The last has no next one."""
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
    """A person's last opinion counts, separately for each person."""
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
    """Both presses are answered, and the part is shown."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(r.WHO))
    presses = [person.presses(answer, texts.BUTTON_SURROUNDINGS) for _ in range(3)]
    for query in presses:
        await telegram.end_of(query)
    await telegram.until(lambda: answer.text.startswith(texts.SURROUNDINGS))


async def test_a_press_under_an_unknown_message_is_explained(
    telegram: TelegramServer,
) -> None:
    """This happens if the bot's state was lost."""
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
async def test_made_up_buttons_change_nothing(telegram: TelegramServer, data: str) -> None:
    """A modified client can send anything."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(r.WHO))
    told = await telegram.end_of(person.sends_press(answer, data))
    assert told["show_alert"]
    assert told["text"] in (texts.NO_MORE, texts.ARTICLE_GONE)
    assert not answer.edited


async def test_an_unknown_button_does_not_wait_forever(telegram: TelegramServer) -> None:
    """The client shows a clock until the press is answered."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(r.WHO))
    told = await telegram.end_of(person.sends_press(answer, "z:from:an:older:version"))
    assert told == {"text": texts.BUTTON_EXPIRED, "show_alert": True}


async def test_a_late_answer_to_a_press_is_not_an_error(
    telegram: TelegramServer,
) -> None:
    """Telegram refuses it, but the part is still shown."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(r.WHO))
    telegram.world.presses.expire(person.presses(answer, texts.BUTTON_SURROUNDINGS))
    await telegram.until(lambda: answer.text.startswith(texts.SURROUNDINGS))


async def test_a_reaction_is_feedback(telegram: TelegramServer, bot: BotProcess) -> None:
    """The last one that says something counts. What was not helpful is kept for the admins."""
    ada, bob, group = telegram.person("Ada"), telegram.person("Bob"), telegram.group()
    answer = await telegram.answer_to(ada.says(f"/ask {r.WHO}", group=group))
    # Her next message is handled once the bot knows that its answer was sent. Bob's may be before.
    await telegram.answer_to(ada.says("/ask", group=group))
    ada.reacts(answer, "👍")
    bob.reacts(answer, "🤔", "👎")
    ada.reacts(answer, "🤔")
    ada.reacts(answer)
    ada.reacts(ada.message("Something else", group=group), "👎")
    for person in (ada, bob):
        await telegram.answer_to(person.says("/ask", group=group))
    assert feedback(bot, group.id) == [(ada.id, 1), (bob.id, 0)]
    with open_state(bot.folder / "bot.db") as state:
        kept = [each for each in state.complaints(judged=False) if each.question == r.WHO]
    assert [(each.given.short, each.people) for each in kept[:1]] == [(r.WHO_SHORT, 1)]


async def test_a_quote_can_be_copied_with_its_source(telegram: TelegramServer) -> None:
    """From the view of its context."""
    person = telegram.person()
    answer = await telegram.answer_to(person.says(r.WHO))
    (quote,) = answer.parts("blockquote")
    await press(telegram, person, answer, texts.BUTTON_SURROUNDINGS)
    copied = answer.button(texts.BUTTON_COPY)["copy_text"]["text"]
    assert copied.startswith(f"“{quote}” (")
    assert len(copied) <= 256


def feedback(bot: BotProcess, chat_id: int) -> list[tuple[int, int]]:
    """Return each person's feedback on the answers in a chat."""
    with sqlite3.connect(bot.folder / "bot.db") as state:
        return state.execute(
            "SELECT user_id, helpful FROM feedback WHERE chat_id = ? ORDER BY user_id", (chat_id,)
        ).fetchall()
