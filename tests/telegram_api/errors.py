"""What the Bot API answers where it does not do as it was asked.

ApiError
├── BadRequest            400, the caller's mistake
│   ├── Careless          400 here only: Telegram would let it pass, drop it or ignore it
│   └── Overtaken         400, true when it was sent: others changed or removed things meanwhile
├── Unauthorized          401, no such bot
├── NotFound              404, no such method or file
├── TooLarge              413
├── Forbidden             403, the chat does not let the bot in
├── Conflict              409, another process takes the updates
└── TooManyRequests       429, with the seconds to wait
"""

from __future__ import annotations

from typing import Any, ClassVar, TypeAlias

Json: TypeAlias = dict[str, Any]
"""A JSON object of the Bot API, as it goes over the wire."""


class ApiError(Exception):
    """A refusal, worded as the Bot API words it."""

    code: ClassVar[int]
    prefix: ClassVar[str]
    mistake: ClassVar[bool] = True
    """Whether a correct bot never meets it; if so, it becomes a complaint."""

    def __init__(self, reason: str = "", **parameters: int) -> None:
        self.description = f"{self.prefix}: {reason}" if reason else self.prefix
        self.parameters = parameters
        super().__init__(self.description)

    def body(self) -> Json:
        """The JSON of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class BadRequest(ApiError):
    """A request that cannot be carried out as it stands."""

    code, prefix = 400, "Bad Request"


class Careless(BadRequest):
    """What Telegram quietly drops, ignores or repairs, and a bot should not send at all."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason} (Telegram itself would let this pass)")


class Overtaken(BadRequest):
    """What a correct bot may meet: a message deleted, a button pressed twice, a query too old."""

    mistake = False


class Unauthorized(ApiError):
    """A token that belongs to no bot."""

    code, prefix, mistake = 401, "Unauthorized", False


class Forbidden(ApiError):
    """A chat that does not let the bot do this: blocked, kicked, never started."""

    code, prefix, mistake = 403, "Forbidden", False


class NotFound(ApiError):
    """No such method or file, or a malformed token."""

    code, prefix = 404, "Not Found"


class Conflict(ApiError):
    """Two takers of updates at once."""

    code, prefix, mistake = 409, "Conflict", False


class TooLarge(ApiError):
    """An upload over the limit."""

    code, prefix = 413, "Request Entity Too Large"


class TooManyRequests(ApiError):
    """More than the flood limits allow."""

    code, prefix, mistake = 429, "Too Many Requests", False

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"retry after {retry_after}", retry_after=retry_after)
