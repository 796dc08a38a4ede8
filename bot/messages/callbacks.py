"""Callback data of buttons: `feature:action:argument…`, within Telegram's 64 bytes.

The first part names the feature that owns the button: `q` for questions, `a` for admins.
"""

from __future__ import annotations

import re

LIMIT = 64
QUESTIONS = "q"
ADMIN = "a"


def pack(feature: str, *parts: object) -> str:
    """The data of a button. Raises ValueError where it does not fit or a part holds a colon."""
    texts = [feature, *(str(part) for part in parts)]
    if any(":" in text for text in texts):
        raise ValueError("a part of callback data holds a colon")
    data = ":".join(texts)
    if len(data.encode()) > LIMIT:
        raise ValueError(f"callback data is over {LIMIT} bytes")
    return data


def unpack(data: str | None) -> tuple[str, ...]:
    """The parts after the feature; empty where there are none."""
    return tuple((data or "").split(":")[1:])


def pattern(feature: str) -> re.Pattern[str]:
    """What a `CallbackQueryHandler` of this feature matches."""
    return re.compile(rf"^{re.escape(feature)}:")
