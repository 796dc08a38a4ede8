"""Formatted text: entities, reply targets and link previews."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import model_validator

from tests.telegram_api.errors import BadRequest, Careless
from tests.telegram_api.links import check_url
from tests.telegram_api.params.base import Nested

EntityType = Literal[
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
]
_NEEDS = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}
_MAY_HAVE = {**_NEEDS, "pre": "language"}


class MessageEntity(Nested):
    """A styled part of a text, by offset and length in UTF-16 code units."""

    type: EntityType
    offset: int
    length: int
    url: str | None = None
    user: dict[str, Any] | None = None
    language: str | None = None
    custom_emoji_id: str | None = None

    @model_validator(mode="after")
    def _fields_fit_type(self) -> MessageEntity:
        if (needed := _NEEDS.get(self.type)) and not getattr(self, needed):
            raise BadRequest(f"can't parse MessageEntity: {self.type} needs {needed}")
        for name in ("url", "user", "language", "custom_emoji_id"):
            if getattr(self, name) is not None and _MAY_HAVE.get(self.type) != name:
                raise Careless(f"entity of type {self.type} has {name}")
        if self.url is not None:
            check_url(self.url, f"entity URL '{self.url}' is invalid")
        return self


class ReplyParameters(Nested):
    """The message to reply to."""

    message_id: int
    chat_id: int | str | None = None
    allow_sending_without_reply: bool | None = None
    quote: str | None = None
    quote_parse_mode: str | None = None
    quote_entities: list[MessageEntity] | None = None
    quote_position: int | None = None


class LinkPreviewOptions(Nested):
    """The preview of the first link of a text."""

    is_disabled: bool | None = None
    url: str | None = None
    prefer_small_media: bool | None = None
    prefer_large_media: bool | None = None
    show_above_text: bool | None = None
