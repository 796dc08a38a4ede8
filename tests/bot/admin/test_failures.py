"""If the store cannot be written, the admin sees the reason and can press again later."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import Bot, Update

from bot.admin import buttons
from bot.roles import own_role
from bot.services import BotContext
from bot.settings import Settings
from bot.state import State, open_state
from bot.state.members import Role
from bot.state.records import PendingArticle
from facts.errors import StoreUnavailable
from facts.models import Article
from tests.bot.admin.desk import ADMINS

ARTICLE = Article.of("The council met in Tarnow.", title="Council")
SETTINGS = Settings(bot_token="1:a", admin_ids=frozenset(ADMINS), _env_file=None)  # type: ignore


class _Full:
    """A record on a full disk."""

    def get(self, article_id: str) -> Article:
        return ARTICLE

    def add(self, article: Article) -> None:
        raise StoreUnavailable("The store is not available", why="the disk is full")

    def remove(self, article_id: str) -> None:
        raise StoreUnavailable("The store is not available", why="the disk is full")


class _Bot:
    """A bot that keeps its calls."""

    username = "rapporteur_bot"
    defaults = None

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def __getattr__(self, name: str) -> Any:
        async def call(*args: Any, **fields: Any) -> SimpleNamespace:
            self.calls.append((name, args, fields))
            return SimpleNamespace(chat=SimpleNamespace(id=args[0] if args else 0), message_id=6)

        return call


async def press(data: str, state: State) -> _Bot:
    async def run(fn: Any, *args: Any, **kwargs: Any) -> Any:
        return fn(*args, **kwargs)

    bot = _Bot()
    user = {"id": ADMINS[0], "is_bot": False, "first_name": "Edda"}
    chat = {"id": ADMINS[0], "type": "private"}
    raw = {
        "id": "1",
        "from": user,
        "chat_instance": "1",
        "data": data,
        "message": {"message_id": 5, "date": 1_700_000_000, "chat": chat, "text": "x"},
    }
    previews = SimpleNamespace(kept=lambda article: None)
    services = SimpleNamespace(
        settings=SETTINGS, library=_Full(), previews=previews, state=state, run=run
    )
    context = cast(BotContext, SimpleNamespace(services=services, bot=bot, user_data={}))
    update = Update.de_json({"update_id": 1, "callback_query": raw}, cast(Bot, bot))
    role = own_role.set(Role.OWNER)
    try:
        await buttons.on_button(update, context)
    finally:
        own_role.reset(role)
    return bot


def told(bot: _Bot) -> str:
    (text,) = (args[1] for name, args, _ in bot.calls if name == "send_message")
    return str(text)


@pytest.mark.parametrize("data", ["a:add:t", f"a:rm:{ARTICLE.id}", "a:undo:r"])
async def test_a_full_disk_is_reported_and_nothing_is_lost(data: str) -> None:
    """The press is answered once, with the reason, and nothing is noted as done."""
    with open_state(":memory:") as state:
        state.keep_pending(PendingArticle("t", ADMINS[0], ADMINS[0], ARTICLE))
        state.keep_removed("r", ARTICLE)
        bot = await press(data, state)
        assert [name for name, _, _ in bot.calls].count("answer_callback_query") == 1
        assert "the disk is full" in told(bot)
        assert not any(name == "edit_message_text" for name, _, _ in bot.calls)
        assert state.pending("t") is not None
        assert state.removed("r") == ARTICLE
        assert state.audit_log(limit=9) == []
