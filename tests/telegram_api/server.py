"""A strict stand-in for the Bot API, over real HTTP."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from types import TracebackType
from typing import Self

from tests.telegram_api.chats import Chat
from tests.telegram_api.errors import Json
from tests.telegram_api.faults import Faults
from tests.telegram_api.http import Front
from tests.telegram_api.inspector import WITHIN, Call, Inspector
from tests.telegram_api.message import Message
from tests.telegram_api.people import Channel, Group, Person
from tests.telegram_api.queries import Query
from tests.telegram_api.world import TOKEN, World


class TelegramServer:
    """Telegram for one bot: its HTTP API, the people and groups, and a record of all calls.

    Leaving the context raises AssertionError if the bot made mistakes (`complaints`).

    async with TelegramServer() as telegram:
        ada = telegram.person("Ada")
        question = ada.says("Who chaired the session?")
        answer = await telegram.answer_to(question)
    """

    def __init__(self, *, token: str = TOKEN) -> None:
        self.world = World(token=token)
        self.faults = Faults()
        self.inspector = Inspector()
        self._front = Front(self.world, self.faults, self.inspector)
        self._users = itertools.count(7001)
        self._groups = itertools.count(1)

    async def __aenter__(self) -> Self:
        await self._front.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.world.courier.close()
        await self._front.close()
        if kind is None:
            self.check()

    @property
    def url(self) -> str:
        """Return the value for BOT_API_URL."""
        return f"http://127.0.0.1:{self._front.port}"

    @property
    def token(self) -> str:
        """Return the value for BOT_TOKEN."""
        return self.world.token

    @property
    def complaints(self) -> list[str]:
        """Return the mistakes of the bot."""
        return self.inspector.complaints

    def check(self) -> None:
        """Raise AssertionError if there are complaints, and forget them."""
        found, self.inspector.complaints = self.inspector.complaints, []
        assert not found, "\n".join(found)

    async def go_away(self) -> None:
        """Close the port and cut all connections. The world is kept."""
        await self._front.close()

    async def come_back(self) -> None:
        """Listen again on the same port."""
        await self._front.open()

    def person(
        self, name: str = "Ada", *, user_id: int | None = None, language: str = "en"
    ) -> Person:
        """Return a user who has started the bot, with a client in that language."""
        number = next(self._users) if user_id is None else user_id
        user: Json = {
            "id": number,
            "is_bot": False,
            "first_name": name,
            "username": f"{name.lower()}_{number}",
            "language_code": language,
        }
        about = {name: user[name] for name in ("id", "first_name", "username")}
        chat = self.world.chats.add(Chat({**about, "type": "private"}, user))
        return Person(self.world, user, chat)

    def group(
        self, title: str = "Newsroom", *, forum: bool = False, owner: Person | None = None
    ) -> Group:
        """Return a supergroup with the bot, with topics if `forum`."""
        about: Json = {
            "id": -1_002_000_000_000 - next(self._groups),
            "type": "supergroup",
            "title": title,
        }
        if forum:
            about["is_forum"] = True
        creator = owner.user if owner is not None else self.person("Owner").user
        chat = Chat(about, creator, members={creator["id"]: "creator"})
        chat.members[self.world.bot["id"]] = "member"
        return Group(self.world, self.world.chats.add(chat))

    def channel(self, title: str, name: str) -> Channel:
        """Return a public channel of that name, in which the bot is not yet."""
        about: Json = {
            "id": -1_001_000_000_000 - next(self._groups),
            "type": "channel",
            "title": title,
            "username": name,
        }
        creator = self.person("Owner").user
        chat = Chat(about, creator, members={creator["id"]: "creator"})
        return Channel(self.world, self.world.chats.add(chat))

    def sent(self, chat_id: int | None = None) -> list[Message]:
        """Return the bot's messages in their current form, in one chat or in all."""
        return [
            Message(raw)
            for chat in self.world.chats.all()
            if chat_id in (None, chat.id)
            for raw in chat.messages.values()
            if raw.get("from", {}).get("id") == self.world.bot["id"]
        ]

    def answers_to(self, message: Message) -> list[Message]:
        """Return the bot's replies to a message."""
        return [m for m in self.sent(message.chat_id) if m.replies_to == message.id]

    async def answer_to(self, message: Message, *, within: float = WITHIN) -> Message:
        """Wait for the bot's first reply to a message, and return it."""
        await self.until(
            lambda: self.answers_to(message), within=within, what=f"an answer to {message!r}"
        )
        return self.answers_to(message)[0]

    def reaction_to(self, message: Message) -> str | None:
        """Return the bot's reaction to a message."""
        return self.world.chats.find(message.chat_id).reactions.get(message.id)

    async def change_of(
        self, message: Message, act: Callable[[], object], *, within: float = WITHIN
    ) -> None:
        """Do something, and wait until the bot has edited that message."""
        before = dict(message.raw)
        act()
        await self.until(
            lambda: message.raw != before, within=within, what=f"an edit of {message!r}"
        )

    async def end_of(self, query: Query, *, within: float = WITHIN) -> Json:
        """Wait for the bot's answer to a press or inline query, and return it."""
        await self.until(lambda: query.answer is not None, within=within, what="a query's answer")
        assert query.answer is not None
        return query.answer

    async def until(
        self, true: Callable[[], object], *, within: float = WITHIN, what: str = "it"
    ) -> None:
        """Wait until `true()`, checked after each call.

        Raises AssertionError if it takes too long.
        """
        await self.inspector.until(true, within=within, what=what)

    def calls(self, method: str) -> list[Call]:
        """Return the calls of a method that were carried out, oldest first."""
        return self.inspector.of(method)
