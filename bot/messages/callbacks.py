"""Callback data of buttons: `feature:action:argument…`, within Telegram's 64 bytes.

The first part names the feature that owns the button: `q` for questions, `a` for admins, `v` for
the view of an article, `m` for becoming a member, `x` for
example questions.
"""

from __future__ import annotations

import re

LIMIT = 64
QUESTIONS = "q"
ADMIN = "a"
ARTICLES = "v"
MEMBERS = "m"
EXAMPLES = "x"


def pack(feature: str, *parts: object) -> str:
    """Return the data of a button. Raises ValueError if it is too long or a part has a colon."""
    texts = [feature, *(str(part) for part in parts)]
    if any(":" in text for text in texts):
        raise ValueError("a part of callback data holds a colon")
    data = ":".join(texts)
    if len(data.encode()) > LIMIT:
        raise ValueError(f"callback data is over {LIMIT} bytes")
    return data


def unpack(data: str | None) -> tuple[str, ...]:
    """Return the parts after the feature, or none if there are none."""
    return tuple((data or "").split(":")[1:])


def pattern(feature: str) -> re.Pattern[str]:
    """Return the pattern by which a `CallbackQueryHandler` takes the buttons of the feature."""
    return re.compile(rf"^{re.escape(feature)}:")
