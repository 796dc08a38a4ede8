"""Methods for the menus of commands."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, model_validator

from tests.telegram_api.errors import BadRequest, Careless
from tests.telegram_api.params.base import JsonOf, Nested, Params, Text
from tests.telegram_api.utf16 import width

MOST_COMMANDS = 100
_NAME = re.compile(r"^[a-z0-9_]{1,32}$")
_CHAT = ("chat", "chat_administrators", "chat_member")


class BotCommand(Nested):
    """An entry of a menu."""

    command: str
    description: str

    @model_validator(mode="after")
    def _fits(self) -> BotCommand:
        if not _NAME.match(self.command):
            raise BadRequest("BOT_COMMAND_INVALID")
        if not self.description.strip() or width(self.description) > 256:
            raise BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
        return self


class Scope(Nested):
    """The chats and people who see a menu."""

    type: Literal[
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    ] = "default"
    chat_id: int | str | None = None
    user_id: int | None = None

    @model_validator(mode="after")
    def _names_whom(self) -> Scope:
        if (self.chat_id is not None) != (self.type in _CHAT):
            raise BadRequest("can't parse BotCommandScope: chat_id is for the scope of one chat")
        if (self.user_id is not None) != (self.type == "chat_member"):
            raise BadRequest("can't parse BotCommandScope: user_id is for the scope of one member")
        return self


class GetMyCommands(Params):
    """Asks for the menu of a scope and language."""

    scope: JsonOf[Scope] = Field(default_factory=Scope)
    language_code: Text = ""

    @model_validator(mode="after")
    def _is_code(self) -> GetMyCommands:
        if self.language_code and not re.match(r"^[a-z]{2}$", self.language_code):
            raise BadRequest("LANGUAGE_CODE_INVALID")
        return self


class GetDescription(Params):
    """Asks for the bot's description in a language."""

    language_code: Text = ""


class SetMyDescription(GetDescription):
    """Sets what people see before they start the bot."""

    description: Text = Field("", max_length=512)


class SetMyShortDescription(GetDescription):
    """Sets what stands in the bot's profile."""

    short_description: Text = Field("", max_length=120)


class DeleteMyCommands(GetMyCommands):
    """Removes a menu."""


class SetMyCommands(GetMyCommands):
    """Sets a menu."""

    commands: JsonOf[list[BotCommand]]

    @model_validator(mode="after")
    def _fit(self) -> SetMyCommands:
        if len(self.commands) > MOST_COMMANDS:
            raise BadRequest("BOT_COMMANDS_TOO_MUCH")
        if len({each.command for each in self.commands}) < len(self.commands):
            raise Careless("a menu names a command twice")
        return self
