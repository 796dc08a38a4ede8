"""Methods that send, edit and delete messages.

Only parameters that the stand-in carries out are listed. It refuses all others as unknown.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, InstanceOf, model_validator

from tests.telegram_api.errors import BadRequest, Careless
from tests.telegram_api.files import Upload
from tests.telegram_api.params.base import (
    Boolean,
    ChatId,
    Integer,
    JsonOf,
    Nested,
    Params,
    Text,
)
from tests.telegram_api.params.keyboards import InlineMarkup, ReplyMarkup
from tests.telegram_api.params.text import LinkPreviewOptions, MessageEntity, ReplyParameters

_REACTIONS = frozenset(
    "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 "
    "🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 "
    "🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡".split()
)
"""The emoji that the Bot API lists for `ReactionTypeEmoji`."""
Entities = JsonOf[list[MessageEntity]]
FileOrId = Annotated[InstanceOf[Upload] | str, "an upload, or the id of a file Telegram has"]


class _Formatted(Params):
    """Has a text with entities."""

    parse_mode: Text | None = None

    @model_validator(mode="after")
    def _no_markup(self) -> _Formatted:
        if self.parse_mode is not None:
            raise Careless("parse_mode: the stand-in reads no markup, send entities")
        return self


class _Send(_Formatted):
    """The parameters of every method that sends a message."""

    chat_id: ChatId
    message_thread_id: Integer | None = None
    direct_messages_topic_id: Integer | None = None
    disable_notification: Boolean | None = None
    protect_content: Boolean | None = None
    reply_parameters: JsonOf[ReplyParameters] | None = None
    reply_markup: ReplyMarkup | None = None


class SendMessage(_Send):
    """Sends a text."""

    text: Text
    entities: Entities = Field(default_factory=list)
    link_preview_options: JsonOf[LinkPreviewOptions] | None = None


class SendDocument(_Send):
    """Sends a file with a caption."""

    document: FileOrId
    caption: Text = ""
    caption_entities: Entities = Field(default_factory=list)
    disable_content_type_detection: Boolean | None = None


class SendPhoto(_Send):
    """Sends a picture with a caption."""

    photo: FileOrId
    caption: Text = ""
    caption_entities: Entities = Field(default_factory=list)


class _Edit(Params):
    """Names the message to change."""

    chat_id: ChatId | None = None
    message_id: Integer | None = None
    inline_message_id: Text | None = None

    @model_validator(mode="after")
    def _names_one(self) -> _Edit:
        if self.inline_message_id is not None:
            raise BadRequest("MESSAGE_ID_INVALID")
        if self.chat_id is None:
            raise BadRequest("chat_id is empty")
        if self.message_id is None:
            raise BadRequest("message identifier is not specified")
        return self


class EditMessageText(_Edit, _Formatted):
    """Replaces the text of a message."""

    text: Text
    entities: Entities = Field(default_factory=list)
    link_preview_options: JsonOf[LinkPreviewOptions] | None = None
    reply_markup: InlineMarkup | None = None


class EditMessageReplyMarkup(_Edit):
    """Replaces or removes the buttons of a message."""

    reply_markup: InlineMarkup | None = None


class DeleteMessage(Params):
    """Deletes a message."""

    chat_id: ChatId
    message_id: Integer


class ReactionTypeEmoji(Nested):
    """A reaction that everyone may choose."""

    type: Literal["emoji"]
    emoji: str

    @model_validator(mode="after")
    def _exists(self) -> ReactionTypeEmoji:
        if self.emoji not in _REACTIONS:
            raise BadRequest("REACTION_INVALID")
        return self


class SetMessageReaction(Params):
    """Sets the bot's reaction to a message; none takes it back."""

    chat_id: ChatId
    message_id: Integer
    reaction: JsonOf[list[ReactionTypeEmoji]] = Field(default_factory=list, max_length=1)
    is_big: Boolean | None = None


class SendChatAction(Params):
    """Shows for five seconds what the bot is doing."""

    chat_id: ChatId
    action: Literal[
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
    message_thread_id: Integer | None = None
