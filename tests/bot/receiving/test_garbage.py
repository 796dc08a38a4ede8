"""Whatever comes as an update, the bot goes on, and logs none of its content."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import Bot, User

from bot.asking.addressed import question_in
from bot.receiving.incoming import parse_update
from tests.bot import updates as u
from tests.telegram_api import TelegramServer
from tests.telegram_api import record as r
from tests.telegram_api.bot_process import BotProcess, running
from tests.telegram_api.chats import Chat
from tests.tries import tries

GARBAGE: list[dict[str, Any]] = [
    {},
    {"message": None},
    {"message": []},
    {"message": "text"},
    {"message": {}},
    {"message": {"message_id": 1}},
    {"message": {"message_id": "1", "date": "now", "chat": {"id": 7, "type": "private"}}},
    {"message": {"message_id": 1, "date": 10**15, "chat": {"id": 7, "type": "private"}}},
    {"message": {"message_id": 1, "date": 1, "chat": {"id": "x", "type": "what"}, "text": "hi"}},
    {"message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": 5}},
    {"message": u.message("who?", chat={"id": 1, "type": "moon"})},
    {"message": u.message("who?", entities=[{"type": "bot_command", "offset": -5, "length": 99}])},
    {"message": u.message("who?", entities=[{"type": "mention", "offset": 10**9, "length": 1}])},
    {"message": u.message("who?", entities=[{"type": "new_kind", "offset": 0, "length": 2}])},
    {"message": u.message("who?", entities="none")},
    {"message": u.message("who?", reply_to_message=7)},
    {"message": u.message("who?", **{"from": None})},
    {"message": u.message("who?", unheard_of={"a": [1, 2]})},
    {"edited_message": u.message("who?")},
    {"edited_message": {"text": "x"}},
    {"callback_query": {"id": "1"}},
    {"callback_query": {"id": "1", "from": u.user(), "chat_instance": "1", "data": "q:back"}},
    {"inline_query": {"id": "1", "from": u.user()}},
    {"channel_post": u.message("who?")},
    {"poll": {"id": "1"}},
    {"brand_new_kind": {"x": 1}},
    {"message": u.message("who?"), "edited_message": u.message("who?")},
]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def started(
    record: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[TelegramServer, BotProcess]]:
    """Run a bot with the chats that the garbage seems to come from."""
    folder = tmp_path_factory.mktemp("garbage")
    (folder / "record.db").write_bytes(record.read_bytes())
    async with TelegramServer() as telegram:
        person = telegram.person(user_id=u.user()["id"])
        telegram.world.chats.add(Chat(u.group(forum=True), person.user))
        async with running(telegram, folder) as bot:
            yield telegram, bot


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("content", GARBAGE)
async def test_garbage_does_not_hold_up_what_comes_after_it(
    started: tuple[TelegramServer, BotProcess], content: dict[str, Any]
) -> None:
    """The next question is answered, and the log has no words of the garbage."""
    telegram, bot = started
    telegram.world.updates.add_raw(content)
    answer = await telegram.answer_to(telegram.person().says(r.WHO))
    assert answer.parts("bold") == [r.WHO_SHORT]
    assert "who?" not in bot.log()


BOT = Bot("4242:token")
BOT._bot_user = User.de_json(u.BOT, BOT)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
texts = st.text(alphabet=st.characters(codec=None), max_size=40)
entities = st.builds(
    lambda kind, offset, length: {"type": kind, "offset": offset, "length": length},
    st.sampled_from(["mention", "bot_command", "text_mention", "bold", "other"]),
    st.integers(-3, 60),
    st.integers(-3, 60),
)
messages = st.builds(
    lambda text, found, chat, extra: {
        **u.message(None, chat=chat),
        "text": text,
        "entities": found,
        **extra,
    },
    texts | st.just("@rapporteur_bot who?") | st.just("/ask@rapporteur_bot"),
    st.lists(entities, max_size=3),
    st.sampled_from([u.private(), u.group(), u.group(forum=True)]),
    st.dictionaries(
        st.sampled_from(["from", "reply_to_message", "quote", "sender_chat", "via_bot", "photo"]),
        json_values | st.just(u.BOT) | st.just(u.message("hello")),
        max_size=2,
    ),
)


contents = st.dictionaries(
    st.sampled_from(["message", "edited_message", "callback_query", "inline_query", "other"]),
    json_values | messages,
    max_size=2,
)


@pytest.mark.asyncio(loop_scope="session")
@given(st.lists(contents, min_size=1, max_size=4))
@settings(
    max_examples=tries(150),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
async def test_any_updates_leave_a_bot_that_answers(
    started: tuple[TelegramServer, BotProcess], garbage: list[dict[str, Any]]
) -> None:
    """They are random, and sent to the running bot."""
    telegram, _ = started
    for content in garbage:
        telegram.world.updates.add_raw(content)
    answer = await telegram.answer_to(telegram.person().says(r.WHO))
    assert answer.parts("bold") == [r.WHO_SHORT]


@given(contents | json_values)
@settings(max_examples=tries(300), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_json_is_an_update_or_skipped(content: Any) -> None:
    """Parsing never raises, and any result can be checked for a question."""
    raw = {"update_id": 1, **content} if isinstance(content, dict) else content
    update = parse_update(raw, BOT)
    if update is not None and update.message is not None:
        question_in(update.message, BOT)
