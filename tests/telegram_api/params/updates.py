"""Methods that control how updates reach the bot."""

from __future__ import annotations

import re
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, model_validator

from tests.telegram_api.errors import BadRequest, Careless
from tests.telegram_api.params.base import Boolean, Integer, JsonOf, Params, Text

Kind = Literal[
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "guest_message",
]
LONGEST_POLL = 50
"""Seconds."""
_SECRET = re.compile(r"^[A-Za-z0-9_-]{1,256}$")
_PORTS = (443, 80, 88, 8443)


class GetUpdates(Params):
    """Gets updates, and confirms all before `offset`."""

    offset: Integer = 0
    limit: Annotated[Integer, Field(ge=1, le=100)] = 100
    timeout: Annotated[Integer, Field(ge=0)] = 0
    allowed_updates: JsonOf[list[Kind]] | None = None

    @model_validator(mode="after")
    def _not_too_long(self) -> GetUpdates:
        if self.timeout > LONGEST_POLL:
            raise Careless(f"a poll of over {LONGEST_POLL} seconds is cut short")
        return self


class SetWebhook(Params):
    """Has updates posted to a URL, or ends that if the URL is empty."""

    url: Text = ""
    max_connections: Annotated[Integer, Field(ge=1, le=100)] = 40
    allowed_updates: JsonOf[list[Kind]] | None = None
    drop_pending_updates: Boolean = False
    secret_token: Text | None = None

    @model_validator(mode="after")
    def _is_public(self) -> SetWebhook:
        if self.secret_token is not None and not _SECRET.match(self.secret_token):
            raise BadRequest("secret token contains unallowed characters")
        if self.url:
            parts = urlsplit(self.url)
            if parts.scheme != "https":
                raise BadRequest("bad webhook: An HTTPS URL must be provided for webhook")
            if parts.port not in (None, *_PORTS):
                raise BadRequest(
                    "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
                )
        return self


class DeleteWebhook(Params):
    """Has updates kept for `getUpdates` again."""

    drop_pending_updates: Boolean = False


class Nothing(Params):
    """Has no parameters."""
