"""The stand-in refuses what Telegram refuses, and what Telegram would quietly repair."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.telegram_api import TelegramServer
from tests.telegram_api.errors import Json

FACE = "😀"
ROW = [{"text": "Context", "callback_data": "q:ctx"}]


class Caller:
    """Calls the Bot API with JSON bodies."""

    def __init__(self, telegram: TelegramServer, session: aiohttp.ClientSession) -> None:
        self.telegram = telegram
        self._session = session

    async def __call__(self, method: str, **given: Any) -> Json:
        """Return the whole answer."""
        url = f"{self.telegram.url}/bot{self.telegram.token}/{method}"
        async with self._session.post(url, json=given) as response:
            answer: Json = await response.json()
            assert response.status == answer.get("error_code", 200)
            return answer

    async def form(self, method: str, **given: str) -> Json:
        """Send a form, as python-telegram-bot does, and return the answer."""
        url = f"{self.telegram.url}/bot{self.telegram.token}/{method}"
        async with self._session.post(url, data=given) as response:
            answer: Json = await response.json()
            return answer


@pytest.fixture
async def call() -> AsyncIterator[Caller]:
    """Run a stand-in with one person, 7, and one group.

    The tests look at its complaints themselves.
    """
    async with TelegramServer() as telegram, aiohttp.ClientSession() as session:
        telegram.person("Ada", user_id=7)
        yield Caller(telegram, session)
        telegram.complaints.clear()


def message(text: str = "hello", **fields: Any) -> Json:
    """Return parameters of sendMessage."""
    return {"chat_id": 7, "text": text, **fields}


def styled(text: str, *entities: tuple[str, int, int]) -> Json:
    """Return parameters of sendMessage with entities."""
    return message(text, entities=[{"type": t, "offset": o, "length": n} for t, o, n in entities])


def keyed(**button: Any) -> Json:
    """Return parameters of sendMessage with one button."""
    return message(reply_markup={"inline_keyboard": [[{"text": "b", **button}]]})


def article(**fields: Any) -> Json:
    """Return an inline result."""
    content = {"message_text": "the answer"}
    return {"type": "article", "id": "1", "title": "t", "input_message_content": content, **fields}


GOOD: list[tuple[str, Json]] = [
    ("getMe", {}),
    ("sendMessage", message("x" * 4096)),
    ("sendMessage", message(FACE * 2048)),
    ("sendMessage", styled(f"{FACE} bold", ("bold", 3, 4))),
    ("sendMessage", styled("a quote in bold", ("blockquote", 0, 15), ("bold", 2, 5))),
    ("sendMessage", keyed(callback_data="x" * 64)),
    ("sendMessage", keyed(url="https://example.org/a")),
    ("sendMessage", message(reply_parameters={"message_id": 1})),
    (
        "sendMessage",
        message(reply_parameters={"message_id": 99, "allow_sending_without_reply": True}),
    ),
    ("sendMessage", message(reply_markup={"inline_keyboard": []})),
    ("sendChatAction", {"chat_id": 7, "action": "typing"}),
    ("setMyCommands", {"commands": [{"command": "ask", "description": "Ask"}]}),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "chat", "chat_id": 7}},
    ),
    ("getMyCommands", {}),
    ("deleteMyCommands", {"scope": {"type": "all_group_chats"}}),
    ("deleteWebhook", {}),
    ("getWebhookInfo", {}),
    ("getUpdates", {"timeout": 0}),
    ("getChat", {"chat_id": 7}),
]

BAD: list[tuple[str, Json, str]] = [
    ("sendMessage", {"text": "hello"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 7}, "message text is empty"),
    ("sendMessage", message(""), "message text is empty"),
    ("sendMessage", message(" \n"), "message text is empty"),
    ("sendMessage", message("x" * 4097), "message is too long"),
    ("sendMessage", message(FACE * 2048 + "x"), "message is too long"),
    ("sendMessage", message("hello "), "white space at its ends"),
    ("sendMessage", message("a\x00b"), "control characters"),
    ("sendMessage", message("\ud800"), "must be encoded in UTF-8"),
    ("sendMessage", message(chat_id=8), "chat not found"),
    ("sendMessage", message(chat_id="seven"), "whole number"),
    ("sendMessage", message(chat_id=True), "whole number"),
    ("sendMessage", {"chat_id": 7, "text": 5}, "a string is expected"),
    ("sendMessage", message(entity=[]), 'unknown parameter "entity"'),
    ("sendMessage", message(parse_mode="HTML"), "parse_mode"),
    ("sendMessage", message(message_thread_id=3), "message thread not found"),
    (
        "sendMessage",
        message(reply_parameters={"message_id": 99}),
        "message to be replied not found",
    ),
    ("sendMessage", message(reply_parameters={"message_id": "1"}), "valid integer"),
    ("sendMessage", message(reply_parameters={"message_id": 1, "id": 1}), "unknown field"),
    ("sendMessage", message(reply_markup={"keys": []}), "object expected as reply markup"),
    ("sendMessage", message(reply_markup="{"), "not valid JSON"),
    ("sendMessage", styled("bold", ("bold", 0, 5)), "not inside the text"),
    ("sendMessage", styled("bold", ("bold", -1, 2)), "not inside the text"),
    ("sendMessage", styled("bold", ("bold", 1, 0)), "not inside the text"),
    ("sendMessage", styled(FACE, ("bold", 1, 1)), "middle of a UTF-16 symbol"),
    ("sendMessage", styled(f"a{FACE}", ("bold", 0, 2)), "middle of a UTF-16 symbol"),
    ("sendMessage", styled("a b", ("bold", 0, 2)), "white space at its ends"),
    ("sendMessage", styled("abcd", ("bold", 0, 3), ("italic", 2, 2)), "overlap in part"),
    ("sendMessage", styled("abcd", ("bold", 0, 4), ("bold", 1, 2)), "of one kind"),
    (
        "sendMessage",
        styled("abcd", ("blockquote", 0, 4), ("expandable_blockquote", 1, 2)),
        "of one kind",
    ),
    (
        "sendMessage",
        styled("abcd", ("bold", 0, 4), ("blockquote", 1, 2)),
        "a quote must not be inside",
    ),
    ("sendMessage", styled("abcd", ("code", 0, 4), ("bold", 1, 2)), "which code is not"),
    ("sendMessage", styled("ab", *[("bold", 0, 1)] * 101), "over 100 entities"),
    ("sendMessage", styled("ab", ("bolder", 0, 1)), "can't parse parameter"),
    ("sendMessage", styled("ab", ("text_link", 0, 1)), "text_link needs url"),
    (
        "sendMessage",
        message(
            entities=[{"type": "text_link", "offset": 0, "length": 1, "url": "ftp://a.example"}]
        ),
        "Unsupported URL protocol",
    ),
    ("sendMessage", keyed(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
    ("sendMessage", keyed(callback_data=FACE * 17), "BUTTON_DATA_INVALID"),
    ("sendMessage", keyed(), "text buttons are unallowed"),
    ("sendMessage", keyed(callback_data="a", url="https://a.example"), "2 things at once"),
    ("sendMessage", keyed(url="https://nohost"), "Wrong HTTP URL"),
    ("sendMessage", message(reply_markup={"inline_keyboard": [ROW * 9]}), "over 8 buttons"),
    ("sendMessage", message(reply_markup={"inline_keyboard": [ROW] * 101}), "too long"),
    ("sendMessage", message(reply_markup={"inline_keyboard": [ROW, []]}), "empty row"),
    ("sendChatAction", {"chat_id": 7, "action": "thinking"}, "can't parse parameter"),
    ("editMessageText", message(message_id=99), "message to edit not found"),
    ("editMessageText", message(message_id=1), "message can't be edited"),
    ("editMessageText", {"text": "x", "chat_id": 7}, "message identifier is not specified"),
    ("deleteMessage", {"chat_id": 7, "message_id": 99}, "message to delete not found"),
    ("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old"),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1", "text": "x" * 201},
        "MESSAGE_TOO_LONG",
    ),
    ("answerInlineQuery", {"inline_query_id": "1", "results": []}, "query is too old"),
    (
        "answerInlineQuery",
        {"inline_query_id": "1", "results": [article(id=str(n)) for n in range(51)]},
        "RESULTS_TOO_MUCH",
    ),
    (
        "answerInlineQuery",
        {"inline_query_id": "1", "results": [article(), article()]},
        "RESULT_ID_DUPLICATE",
    ),
    (
        "answerInlineQuery",
        {"inline_query_id": "1", "results": [article(id="x" * 65)]},
        "RESULT_ID_INVALID",
    ),
    (
        "answerInlineQuery",
        {
            "inline_query_id": "1",
            "results": [],
            "button": {"text": "Ask", "start_parameter": "a b"},
        },
        "START_PARAM_INVALID",
    ),
    ("getFile", {"file_id": "none"}, "wrong file_id"),
    ("getUpdates", {"limit": 101}, "less than or equal to 100"),
    ("getUpdates", {"allowed_updates": ["messages"]}, "can't parse parameter"),
    ("setWebhook", {"url": "http://bot.example.org"}, "An HTTPS URL must be provided"),
    ("setWebhook", {"url": "https://bot.example.org:5000/"}, "only on ports"),
    ("setWebhook", {"url": "https://b.example", "secret_token": "a b"}, "unallowed characters"),
    (
        "setMyCommands",
        {"commands": [{"command": "Ask", "description": "d"}]},
        "BOT_COMMAND_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "ask", "description": "x" * 257}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": f"c{n}", "description": "d"} for n in range(101)]},
        "BOT_COMMANDS_TOO_MUCH",
    ),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat"}}, "scope of one chat"),
    ("getChatMember", {"chat_id": 7, "user_id": 7}, "no administrators in the private chat"),
]


@pytest.mark.parametrize(("method", "given"), GOOD)
async def test_a_correct_call_is_carried_out(call: Caller, method: str, given: Json) -> None:
    """JSON and a form both work, without a complaint."""
    call.telegram.person("Bob", user_id=9).says("a message to reply to")
    call.telegram.world.chats.find(7).add({"text": "first"})
    assert (await call(method, **given))["ok"]
    form = {k: v if isinstance(v, str) else json.dumps(v) for k, v in given.items()}
    assert (await call.form(method, **form))["ok"]
    assert call.telegram.complaints == []


@pytest.mark.parametrize(("method", "given", "told"), BAD)
async def test_a_mistake_is_refused_with_its_reason(
    call: Caller, method: str, given: Json, told: str
) -> None:
    """The status is 400, and nothing is sent."""
    call.telegram.world.chats.find(7).add({"from": {"id": 7}, "text": "hello"})
    answer = await call(method, **given)
    assert not answer["ok"]
    assert answer["error_code"] == 400
    assert told in answer["description"]
    assert call.telegram.sent() == []


async def test_only_mistakes_are_complaints(call: Caller) -> None:
    """Only the bot's own mistakes fail a test."""
    await call("deleteMessage", chat_id=7, message_id=99)
    assert call.telegram.complaints == []
    await call("sendMessage", **message("x" * 4097))
    assert len(call.telegram.complaints) == 1
    with pytest.raises(AssertionError, match="message is too long"):
        call.telegram.check()


async def test_unknown_methods_and_tokens_have_different_errors(call: Caller) -> None:
    """The status is 404 for a method or a malformed token, and 401 for an unknown token."""
    assert (await call("sendMessages"))["error_code"] == 404
    assert (await call("SENDMESSAGE", **message()))["ok"]
    call.telegram.world.token = "1:" + "x" * 35
    async with aiohttp.ClientSession() as session:
        for token, status in (("nonsense", 404), (f"2:{'x' * 35}", 401)):
            url = f"{call.telegram.url}/bot{token}/getMe"
            async with session.get(url) as response:
                assert response.status == status


async def test_an_edit_that_changes_nothing_is_refused(call: Caller) -> None:
    """Text, entities and buttons all count."""
    sent = (await call("sendMessage", **message()))["result"]
    edit = {"chat_id": 7, "message_id": sent["message_id"], "text": "hello"}
    assert "not modified" in (await call("editMessageText", **edit))["description"]
    bold = [{"type": "bold", "offset": 0, "length": 5}]
    assert (await call("editMessageText", **edit, entities=bold))["ok"]
    assert "not modified" in (await call("editMessageText", **edit, entities=bold))["description"]
    assert (await call("editMessageText", **edit))["ok"]
    keyboard = {"inline_keyboard": [ROW]}
    assert (await call("editMessageText", **edit, reply_markup=keyboard))["ok"]


async def test_a_press_is_answered_once_and_in_time(call: Caller) -> None:
    """A second answer and a late one are refused."""
    person = call.telegram.person("Bob", user_id=9)
    sent = (await call("sendMessage", **message(reply_markup={"inline_keyboard": [ROW]})))["result"]
    for late in (False, True):
        view = call.telegram.sent(7)[0]
        assert view.id == sent["message_id"]
        press = person.presses(view, "Context")
        if late:
            call.telegram.world.presses.expire(press)
        answers = [await call("answerCallbackQuery", callback_query_id=press.id) for _ in range(2)]
        assert [answer["ok"] for answer in answers] == [not late, False]


async def test_those_who_block_or_kick_the_bot_get_nothing(call: Caller) -> None:
    """The status is 403, and it is not the bot's mistake."""
    person, group = call.telegram.person("Bob", user_id=9), call.telegram.group()
    person.blocks_bot()
    group.kick_bot()
    for chat_id in (9, group.id):
        assert (await call("sendMessage", **message(chat_id=chat_id)))["error_code"] == 403
    assert call.telegram.complaints == []


async def test_topics_are_kept_apart(call: Caller) -> None:
    """A reply is in its message's topic, and a closed topic accepts nothing."""
    group = call.telegram.group(forum=True)
    one, other = group.topic("One"), group.topic("Other")
    question = call.telegram.person("Bob").says("hi", group=group, topic=one)
    assert question.replies_to == one
    reply: Json = {"reply_parameters": {"message_id": question.id}}
    sent = await call("sendMessage", **message(chat_id=group.id, message_thread_id=one, **reply))
    assert sent["result"]["message_thread_id"] == one
    wrong = await call("sendMessage", **message(chat_id=group.id, message_thread_id=other, **reply))
    assert "another topic" in wrong["description"]
    group.close_topic(one)
    closed = await call("sendMessage", **message(chat_id=group.id, message_thread_id=one))
    assert "TOPIC_CLOSED" in closed["description"]
