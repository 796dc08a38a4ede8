"""Questions without an answer are asked again when the record changes, and the asker told once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import Bot
from telegram.error import TimedOut

from bot.asking import awaited
from bot.messages.texts import everyone as texts
from bot.records import Record, Records
from bot.services import Services
from bot.settings import MAIN
from bot.state import open_state
from bot.state.records import AWAIT_WITHIN, AwaitedQuestion
from facts import Article, Library
from tests.telegram_api import Message, Person, TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.fixtures import ADMIN, Alone

pytestmark = pytest.mark.asyncio(loop_scope="session")

ASKED = "Who repaired the organ of Quillport?"
NEWS = "Organ builder Marta Pell repaired the organ of Quillport in 2024. It has 900 pipes."
WILL_TELL = texts.WILL_TELL.format(days=AWAIT_WITHIN.days)


async def pressed(telegram: TelegramServer, person: Person, answer: Message) -> object:
    """Press the button, and return what the person is told."""
    return (await telegram.end_of(person.presses(answer, texts.BUTTON_TELL))).get("text")


def add(folder: Path, text: str = NEWS) -> None:
    """Add an article as another program does."""
    with Library.open(folder / "record.db") as library:
        library.add(Article.of(text, title="News"))


async def test_the_asker_is_told_once(alone: Alone, folder: Path) -> None:
    """In reply to the question, with its buttons, and not at the next change of the record."""
    async with alone(ADMIN_IDS=ADMIN) as (telegram, _):
        person, other = telegram.person(), telegram.person()
        said = person.says(ASKED)
        answer = await telegram.answer_to(said)
        assert answer.buttons == [texts.BUTTON_TELL, texts.BUTTON_NOT_HELPFUL]
        assert await pressed(telegram, person, answer) == WILL_TELL
        await telegram.answer_to(other.says(ASKED))  # who does not press is not told
        add(folder, "A gull sat on the roof of the Quillport mill.")
        add(folder)
        await telegram.until(lambda: len(telegram.answers_to(said)) == 2)
        told = telegram.answers_to(said)[1]
        assert told.text.startswith(f"{texts.NOW_ANSWERED}\n{ASKED}")
        assert "Marta Pell" in told.parts("bold")[0]
        assert told.parts("blockquote") == [NEWS.partition(" It has")[0]]
        await telegram.end_of(person.presses(told, texts.BUTTON_SURROUNDINGS))
        await telegram.until(lambda: "900 pipes" in told.text)
        add(folder, f"{NEWS} So it is said.")
        late = person.says(r.WHO)
        await telegram.answer_to(late)
        assert len(telegram.answers_to(said)) == 2
        assert len(telegram.sent(other.id)) == 1
        stats = await telegram.answer_to(telegram.person(user_id=ADMIN).says("/stats"))
        assert "3 questions," in stats.text


async def test_a_promise_outlives_a_restart(alone: Alone, folder: Path) -> None:
    """Also if the record changes while the bot is not running."""
    async with alone() as (telegram, bot):
        person = telegram.person()
        said = person.says(ASKED)
        assert await pressed(telegram, person, await telegram.answer_to(said)) == WILL_TELL
        await bot.stop()
        add(folder)
        await bot.start()
        await telegram.until(lambda: len(telegram.answers_to(said)) == 2)


async def test_who_presses_again_is_not_told(alone: Alone, folder: Path) -> None:
    """Nor is who edits the question. In a group, the answer goes to all, once."""
    async with alone() as (telegram, _):
        ada, bob, group = telegram.person("Ada"), telegram.person("Bob"), telegram.group()
        withdrawn = ada.says(ASKED)
        answer = await telegram.answer_to(withdrawn)
        assert await pressed(telegram, ada, answer) == WILL_TELL
        assert await pressed(telegram, ada, answer) == texts.WILL_NOT_TELL
        edited = ada.says(ASKED)
        answer = await telegram.answer_to(edited)
        assert await pressed(telegram, ada, answer) == WILL_TELL
        ada.edits(edited, r.WHO)
        await telegram.until(lambda: answer.parts("bold") == [r.WHO_SHORT])
        shared = ada.says(f"/ask {ASKED}", group=group)
        answer = await telegram.answer_to(shared)
        assert await pressed(telegram, ada, answer) == WILL_TELL
        assert await pressed(telegram, bob, answer) == texts.WILL_TELL_HERE
        add(folder)
        await telegram.until(lambda: len(telegram.answers_to(shared)) == 2)
        await telegram.answer_to(bob.says(r.WHO))
        assert [len(telegram.answers_to(each)) for each in (withdrawn, edited, shared)] == [1, 1, 2]


async def test_who_blocked_the_bot_is_forgotten(alone: Alone, folder: Path) -> None:
    """It is no error, and others are told."""
    async with alone() as (telegram, bot):
        gone, other = telegram.person(), telegram.person()
        asked = [person.says(ASKED) for person in (gone, other)]
        for person, said in zip((gone, other), asked, strict=True):
            await pressed(telegram, person, await telegram.answer_to(said))
        gone.blocks_bot()
        add(folder)
        await telegram.until(lambda: len(telegram.answers_to(asked[1])) == 2)
        assert bot.events("answer not wanted any more")


class Unreachable:
    """A bot that reaches Telegram only at the second attempt."""

    username = "rapporteur_bot"

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.attempts = 0

    async def send_message(self, chat_id: int, text: str, **_: object) -> SimpleNamespace:
        self.attempts += 1
        if self.attempts == 1:
            raise TimedOut
        self.texts.append(text)
        return SimpleNamespace(chat=SimpleNamespace(id=chat_id), message_id=99)


async def test_an_answer_that_cannot_be_sent_is_sent_later(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram may be out of reach for a while. The answer is then not lost."""
    monkeypatch.setattr(awaited, "LOOK_EVERY", 0.01)
    bot, stop = Unreachable(), asyncio.Event()
    with (
        Library.open(folder / "record.db", reader=False) as library,
        open_state(":memory:") as state,
    ):
        state.keep_awaited(AwaitedQuestion(5, 6, 7, r.WHO))
        state.keep_awaited(AwaitedQuestion(5, 8, 7, ASKED))

        async def run(fn: Callable[..., object], *args: object, **options: object) -> object:
            return fn(*args, **options)

        settings = SimpleNamespace(threshold=None, reader=False)
        nothing = cast(Any, None)
        records = Records([Record(MAIN, library, nothing, nothing, nothing)])
        services = SimpleNamespace(
            library=library,
            records=records,
            state=state,
            settings=settings,
            web=None,
            run=run,
            load=SimpleNamespace(effort=0),
            replica=SimpleNamespace(leads=True),
        )
        telling = awaited.tell_answers(cast(Bot, bot), cast(Services, services), stop)
        task = asyncio.create_task(telling)
        async with asyncio.timeout(60):
            while not bot.texts and not task.done():
                await asyncio.sleep(0.01)
        stop.set()
        await task
        assert bot.attempts == 2
        assert r.WHO_SHORT in bot.texts[0]
        assert [each.question for each in state.awaited()] == [ASKED]
        assert state.answered_by(5, 99) is not None
