"""Methods that ask about chats, their members and files."""

from __future__ import annotations

from tests.telegram_api.params.base import ChatId, Integer, Params, Text


class GetChat(Params):
    """About a chat."""

    chat_id: ChatId


class GetChatAdministrators(GetChat):
    """Who runs a group."""


class GetChatMember(GetChat):
    """What somebody is in a group."""

    user_id: Integer


class GetFile(Params):
    """Where to fetch a file."""

    file_id: Text
