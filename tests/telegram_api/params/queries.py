"""Answers to button presses and inline queries."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, model_validator

from tests.telegram_api.entities import check_text
from tests.telegram_api.errors import BadRequest, Careless
from tests.telegram_api.links import check_url
from tests.telegram_api.params.base import Boolean, Integer, JsonOf, Nested, Params, Text
from tests.telegram_api.params.keyboards import InlineKeyboardMarkup, WebApp
from tests.telegram_api.params.text import LinkPreviewOptions, MessageEntity
from tests.telegram_api.utf16 import width

LONGEST_NOTICE = 200
"""UTF-16 code units of the notice after a press."""
MOST_RESULTS = 50
_START = re.compile(r"^[A-Za-z0-9_-]{1,64}$")


class AnswerCallbackQuery(Params):
    """Answers a button press, with a notice or an alert if there is a text."""

    callback_query_id: Text
    text: Text | None = None
    show_alert: Boolean | None = None
    url: Text | None = None
    cache_time: Integer | None = None

    @model_validator(mode="after")
    def _fits(self) -> AnswerCallbackQuery:
        if self.text is not None and width(self.text) > LONGEST_NOTICE:
            raise BadRequest("MESSAGE_TOO_LONG")
        if self.show_alert and not self.text:
            raise Careless("an alert without a text is not shown")
        return self


class InputTextMessageContent(Nested):
    """The message that a chosen result sends."""

    message_text: str
    entities: list[MessageEntity] = Field(default_factory=list)
    link_preview_options: LinkPreviewOptions | None = None

    @model_validator(mode="after")
    def _is_message(self) -> InputTextMessageContent:
        check_text(self.message_text, self.entities)
        return self


class InlineQueryResultArticle(Nested):
    """A result that sends a text."""

    type: Literal["article"]
    id: str
    title: str
    input_message_content: InputTextMessageContent
    reply_markup: InlineKeyboardMarkup | None = None
    url: str | None = None
    description: str | None = None
    thumbnail_url: str | None = None
    thumbnail_width: int | None = None
    thumbnail_height: int | None = None

    @model_validator(mode="after")
    def _fits(self) -> InlineQueryResultArticle:
        if not 1 <= len(self.id.encode()) <= 64:
            raise BadRequest("RESULT_ID_INVALID")
        if not self.title.strip():
            raise BadRequest("can't parse inline query result: Field title must be non-empty")
        if self.description is not None and not self.description.strip():
            raise Careless("a result has an empty description")
        for url in (self.url, self.thumbnail_url):
            if url is not None:
                check_url(url, "inline query result URL is invalid")
        return self


class InlineQueryResultsButton(Nested):
    """A button above the results."""

    text: str = Field(min_length=1)
    web_app: WebApp | None = None
    start_parameter: str | None = None

    @model_validator(mode="after")
    def _opens_something(self) -> InlineQueryResultsButton:
        if (self.web_app is None) == (self.start_parameter is None):
            raise BadRequest("the button of inline results opens either a web app or a chat")
        if self.start_parameter is not None and not _START.match(self.start_parameter):
            raise BadRequest("START_PARAM_INVALID")
        return self


class AnswerGuestQuery(Params):
    """Answers a mention in a chat that the bot is not in, with one message."""

    guest_query_id: Text
    result: JsonOf[InlineQueryResultArticle]


class AnswerInlineQuery(Params):
    """Answers an inline query with results."""

    inline_query_id: Text
    results: JsonOf[list[InlineQueryResultArticle]]
    cache_time: Integer | None = None
    is_personal: Boolean | None = None
    next_offset: Text | None = None
    button: JsonOf[InlineQueryResultsButton] | None = None

    @model_validator(mode="after")
    def _fits(self) -> AnswerInlineQuery:
        if len(self.results) > MOST_RESULTS:
            raise BadRequest("RESULTS_TOO_MUCH")
        if len({result.id for result in self.results}) < len(self.results):
            raise BadRequest("RESULT_ID_DUPLICATE")
        if self.next_offset is not None and len(self.next_offset.encode()) > 64:
            raise BadRequest("NEXT_OFFSET_INVALID")
        return self
