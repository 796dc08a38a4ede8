"""Methods that ask about chats, their members and files."""

from __future__ import annotations

from tests.telegram_api.params.base import ChatId, Integer, Params, Text


class GetChat(Params):
    """Asks about a chat."""

    chat_id: ChatId


class GetChatAdministrators(GetChat):
    """Asks for the admins of a group."""


class GetChatMember(GetChat):
    """Asks for somebody's role in a group."""

    user_id: Integer


class GetFile(Params):
    """Asks for the path of a file."""

    file_id: Text
