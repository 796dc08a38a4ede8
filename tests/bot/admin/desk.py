"""Helpers for the admins' tests: the running bot, its admins, and articles."""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from bot.state import State, open_state
from facts.library import Library
from facts.models import Article, ArticleInfo, content_id
from tests.bot.admin.exports import exported
from tests.telegram_api import TelegramServer
from tests.telegram_api.bot_process import BotProcess
from tests.telegram_api.message import Message
from tests.telegram_api.people import Person

ADMINS = (9101, 9102)
_numbers = itertools.count(1)
_NAMES = (
    "Alba Brin Cato Dario Edda Falk Greta Hugo Iris Jonas Kaya Lars Mira Nils Olga Petra Quin "
    "Rosa Sven Tilda"
).split()


class Desk:
    """A running bot with two admins. Its record and state can be read from outside."""

    def __init__(
        self, telegram: TelegramServer, bot: BotProcess, admin: Person, other: Person
    ) -> None:
        self.telegram = telegram
        self.bot = bot
        self.admin = admin
        self.other = other

    def articles(self) -> list[ArticleInfo]:
        """Return the articles in the record."""
        with Library.open(self.bot.folder / "record.db") as library:
            return library.articles()

    def titled(self, title: str) -> list[ArticleInfo]:
        """Return the articles with that title."""
        return [info for info in self.articles() if info.title == title]

    def state(self) -> State:
        """Open the bot's state a second time."""
        return open_state(self.bot.folder / "bot.db")

    def everything(self) -> list[Any]:
        """Return all rows of the record and of the state's tables for admins, for comparison.

        The last ones are the unanswered questions.
        """
        found: list[Any] = []
        for name, tables in (
            ("record.db", ("article", "body", "sentence", "watch")),
            ("bot.db", ("audit", "pending", "removed", "unanswered")),
        ):
            connection = sqlite3.connect(self.bot.folder / name)
            found += [connection.execute(f"SELECT * FROM {t}").fetchall() for t in tables]
            connection.close()
        return found

    def last_markup(self) -> dict[str, Any]:
        """Return the keyboard or the request to reply in the bot's last message."""
        found: dict[str, Any] = json.loads(
            str(self.telegram.calls("sendMessage")[-1].given["reply_markup"])
        )
        return found

    async def asks(self, text: str, *, by: Person | None = None, **where: Any) -> Message:
        """Send the admin's message, and return the bot's answer."""
        return await self.telegram.answer_to((by or self.admin).says(text, **where))

    async def presses(self, message: Message, label: str, *, by: Person | None = None) -> Message:
        """Press a button under the message, and wait until the bot has edited it."""
        person = by or self.admin
        await self.telegram.change_of(message, lambda: person.presses(message, label))
        return message

    async def prompt(self, message: Message, label: str, *, by: Person | None = None) -> Message:
        """Press a button under the message, and return the bot's reply."""
        before = len(self.telegram.answers_to(message))
        (by or self.admin).presses(message, label)
        await self.telegram.until(lambda: len(self.telegram.answers_to(message)) > before)
        return self.telegram.answers_to(message)[-1]

    async def adds(self, text: str) -> ArticleInfo:
        """Add an article with that text, and return it."""
        before = {info.id for info in self.articles()}
        preview = await self.asks(f"/add {text}")
        await self.presses(preview, "✅ Add")
        (added,) = [info for info in self.articles() if info.id not in before]
        return added

    async def imports(self, articles: Sequence[Article]) -> list[ArticleInfo]:
        """Import the articles, and return them in the same order."""
        upload = self.admin.sends_file("record.jsonl", exported(articles), caption="/import")
        await self.telegram.until(
            lambda: any("added" in answer.text for answer in self.telegram.answers_to(upload)),
            what="an import",
        )
        by_id = {info.id: info for info in self.articles()}
        return [by_id[article.id] for article in articles]


def admins(telegram: TelegramServer) -> tuple[Person, Person]:
    """Return the two admins. Called before the bot starts, so that they have chats for a menu."""
    first, second = ADMINS
    return telegram.person("Edda", user_id=first), telegram.person("Falk", user_id=second)


def news(number: int | None = None) -> tuple[str, str]:
    """Return a title and a text of an article that no other test has."""
    n = next(_numbers) if number is None else number
    who = f"{_NAMES[n % len(_NAMES)]} {_NAMES[n * 7 % len(_NAMES)]}son"
    title = f"Orchard number {n} wins the regional prize"
    text = (
        f"{title}\n\n"
        f"TARNOW, 4 March 2025 – Farmer {who} chaired the Orchard Council number {n} in 2021. "
        f"The council met {n + 3} times in Tarnow and planted {n + 40} trees.\n\n"
        f"The prize of {n + 1} million euros was handed over by Minister Ida Kostrova."
    )
    return title, text


def with_prefix(prefix: str) -> str:
    """Return a text whose article id starts with these characters."""
    numbered = (f"Orchard report\n\nGrower {n} planted {n} trees." for n in itertools.count())
    return next(text for text in numbered if content_id(text).startswith(prefix))
