"""The Bot API's errors.

ApiError
├── BadRequest            400, the caller's mistake
│   ├── Careless          400 only here: Telegram would accept, drop or ignore it
│   └── Overtaken         400, because of a change that others made in the meantime
├── Unauthorized          401, no such bot
├── NotFound              404, no such method or file
├── TooLarge              413
├── Forbidden             403, the chat is closed to the bot
├── Conflict              409, another process gets the updates
└── TooManyRequests       429, with the time to wait
"""

from __future__ import annotations

from typing import Any, ClassVar, TypeAlias

Json: TypeAlias = dict[str, Any]
"""A JSON object of the Bot API, as it is transmitted."""


class ApiError(Exception):
    """A refusal, in the Bot API's words."""

    code: ClassVar[int]
    prefix: ClassVar[str]
    mistake: ClassVar[bool] = True
    """Whether only a wrong call causes it. If so, it becomes a complaint."""

    def __init__(self, reason: str = "", **parameters: int) -> None:
        self.description = f"{self.prefix}: {reason}" if reason else self.prefix
        self.parameters = parameters
        super().__init__(self.description)

    def body(self) -> Json:
        """Return the JSON of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class BadRequest(ApiError):
    """A request that cannot be carried out."""

    code, prefix = 400, "Bad Request"


class Careless(BadRequest):
    """A mistake that Telegram drops, ignores or repairs, and that a bot should not make."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason} (Telegram itself would let this pass)")


class Overtaken(BadRequest):
    """A refusal that a correct bot may get: a deleted message, a second press, an old query."""

    mistake = False


class Unauthorized(ApiError):
    """A token that belongs to no bot."""

    code, prefix, mistake = 401, "Unauthorized", False


class Forbidden(ApiError):
    """The chat does not allow it: the bot is blocked, was removed, or was never started."""

    code, prefix, mistake = 403, "Forbidden", False


class NotFound(ApiError):
    """No such method or file, or a malformed token."""

    code, prefix = 404, "Not Found"


class Conflict(ApiError):
    """Two receivers of updates at once."""

    code, prefix, mistake = 409, "Conflict", False


class TooLarge(ApiError):
    """An upload over the limit."""

    code, prefix = 413, "Request Entity Too Large"


class TooManyRequests(ApiError):
    """More than the flood limits allow."""

    code, prefix, mistake = 429, "Too Many Requests", False

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"retry after {retry_after}", retry_after=retry_after)
