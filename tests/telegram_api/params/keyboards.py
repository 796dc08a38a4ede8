"""Keyboards: buttons under a message, and buttons instead of the person's keyboard."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from tests.telegram_api.errors import BadRequest, Careless
from tests.telegram_api.links import check_url
from tests.telegram_api.params.base import JsonOf, Nested

MOST_BUTTONS = 100
MOST_IN_ROW = 8
LONGEST_DATA = 64
"""Bytes of callback data."""
LONGEST_MARKUP = 10_000
"""Bytes of a whole inline keyboard."""


class WebApp(Nested):
    """A web page that opens inside the client."""

    url: str


class CopyText(Nested):
    """A text that the button copies."""

    text: str = Field(min_length=1, max_length=256)


class SwitchInlineQueryChosenChat(Nested):
    """An inline query that the person starts in a chat of their choice."""

    query: str | None = None
    allow_user_chats: bool | None = None
    allow_bot_chats: bool | None = None
    allow_group_chats: bool | None = None
    allow_channel_chats: bool | None = None


class InlineKeyboardButton(Nested):
    """A button under a message. It does exactly one thing."""

    text: str
    url: str | None = None
    callback_data: str | None = None
    web_app: WebApp | None = None
    switch_inline_query: str | None = None
    switch_inline_query_current_chat: str | None = None
    switch_inline_query_chosen_chat: SwitchInlineQueryChosenChat | None = None
    copy_text: CopyText | None = None
    icon_custom_emoji_id: str | None = None
    style: Literal["danger", "success", "primary"] | None = None

    @model_validator(mode="after")
    def _does_one_thing(self) -> InlineKeyboardButton:
        if not self.text.strip():
            raise BadRequest("can't parse inline keyboard button: Text must be non-empty")
        actions = self.model_fields_set - {"text", "icon_custom_emoji_id", "style"}
        if not actions:
            raise BadRequest("text buttons are unallowed in the inline keyboard")
        if len(actions) > 1:
            raise Careless(f"an inline keyboard button does {len(actions)} things at once")
        if self.callback_data is not None:
            size = len(self.callback_data.encode("utf-8", "surrogatepass"))
            if not 1 <= size <= LONGEST_DATA:
                raise BadRequest("BUTTON_DATA_INVALID")
        if self.url is not None:
            check_url(self.url, f"inline keyboard button URL '{self.url}' is invalid")
        return self


class InlineKeyboardMarkup(Nested):
    """The buttons under a message, in rows."""

    inline_keyboard: list[list[InlineKeyboardButton]]

    @model_validator(mode="after")
    def _fits(self) -> InlineKeyboardMarkup:
        rows = self.inline_keyboard
        # A single empty list removes a keyboard. An empty row among others is a mistake.
        if any(not row for row in rows):
            raise Careless("an inline keyboard has an empty row")
        if max(map(len, rows), default=0) > MOST_IN_ROW:
            raise Careless(f"an inline keyboard row has over {MOST_IN_ROW} buttons")
        if sum(map(len, rows)) > MOST_BUTTONS or len(self.model_dump_json()) > LONGEST_MARKUP:
            raise BadRequest("reply markup is too long")
        return self


class KeyboardButton(Nested):
    """A button instead of the person's keyboard. A press sends its text."""

    text: str = Field(min_length=1)


class ReplyKeyboardMarkup(Nested):
    """Buttons instead of the person's keyboard."""

    keyboard: list[list[KeyboardButton | str]]
    is_persistent: bool | None = None
    resize_keyboard: bool | None = None
    one_time_keyboard: bool | None = None
    input_field_placeholder: str | None = Field(None, min_length=1, max_length=64)
    selective: bool | None = None


class ReplyKeyboardRemove(Nested):
    """Removes the bot's keyboard."""

    remove_keyboard: Literal[True]
    selective: bool | None = None


class ForceReply(Nested):
    """Makes the person's next message a reply to this one."""

    force_reply: Literal[True]
    input_field_placeholder: str | None = Field(None, min_length=1, max_length=64)
    selective: bool | None = None


def _kind(value: object) -> str:
    for name in ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply"):
        if isinstance(value, dict) and name in value:
            return name
    raise BadRequest("object expected as reply markup")


ReplyMarkup = JsonOf[
    Annotated[
        Annotated[InlineKeyboardMarkup, Tag("inline_keyboard")]
        | Annotated[ReplyKeyboardMarkup, Tag("keyboard")]
        | Annotated[ReplyKeyboardRemove, Tag("remove_keyboard")]
        | Annotated[ForceReply, Tag("force_reply")],
        Discriminator(_kind),
    ]
]
InlineMarkup = JsonOf[InlineKeyboardMarkup]
