"""The methods of the Bot API that the stand-in has. It knows no others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from tests.telegram_api.errors import NotFound
from tests.telegram_api.methods import messages, others
from tests.telegram_api.params import chats, commands, queries, updates
from tests.telegram_api.params import messages as sent
from tests.telegram_api.params.base import Params, read
from tests.telegram_api.world import World

_Method: TypeAlias = tuple[type[Params], Callable[[World, Any], Awaitable[object]]]

_METHODS: dict[str, _Method] = {
    "getMe": (updates.Nothing, others.get_me),
    "logOut": (updates.Nothing, others.log_out),
    "close": (updates.Nothing, others.close),
    "getUpdates": (updates.GetUpdates, others.get_updates),
    "setWebhook": (updates.SetWebhook, others.set_webhook),
    "deleteWebhook": (updates.DeleteWebhook, others.delete_webhook),
    "getWebhookInfo": (updates.Nothing, others.get_webhook_info),
    "sendMessage": (sent.SendMessage, messages.send_message),
    "sendDocument": (sent.SendDocument, messages.send_document),
    "sendPhoto": (sent.SendPhoto, messages.send_photo),
    "sendChatAction": (sent.SendChatAction, messages.send_chat_action),
    "setMessageReaction": (sent.SetMessageReaction, messages.set_message_reaction),
    "editMessageText": (sent.EditMessageText, messages.edit_message_text),
    "editMessageReplyMarkup": (sent.EditMessageReplyMarkup, messages.edit_message_reply_markup),
    "deleteMessage": (sent.DeleteMessage, messages.delete_message),
    "answerCallbackQuery": (queries.AnswerCallbackQuery, others.answer_callback_query),
    "answerInlineQuery": (queries.AnswerInlineQuery, others.answer_inline_query),
    "answerGuestQuery": (queries.AnswerGuestQuery, others.answer_guest_query),
    "setMyCommands": (commands.SetMyCommands, others.set_my_commands),
    "deleteMyCommands": (commands.DeleteMyCommands, others.delete_my_commands),
    "getMyCommands": (commands.GetMyCommands, others.get_my_commands),
    "getMyDescription": (commands.GetDescription, others.get_my_description),
    "getMyShortDescription": (commands.GetDescription, others.get_my_short_description),
    "setMyDescription": (commands.SetMyDescription, others.set_my_description),
    "setMyShortDescription": (commands.SetMyShortDescription, others.set_my_short_description),
    "getChat": (chats.GetChat, others.get_chat),
    "getChatMember": (chats.GetChatMember, others.get_chat_member),
    "getChatAdministrators": (chats.GetChatAdministrators, others.get_chat_administrators),
    "getFile": (chats.GetFile, others.get_file),
}
_BY_NAME = {name.lower(): name for name in _METHODS}


def name_of(method: str) -> str:
    """Return a method's name as documented, for any case. Raises `NotFound`."""
    if method.lower() not in _BY_NAME:
        raise NotFound("method not found")
    return _BY_NAME[method.lower()]


async def call(world: World, method: str, given: Mapping[str, object]) -> object:
    """Return the result of a method. Raises `ApiError`."""
    model, function = _METHODS[method]
    return await function(world, read(model, given))
