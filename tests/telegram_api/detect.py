"""The entities that a client finds in a typed text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.telegram_api.errors import Json
from tests.telegram_api.utf16 import width

_KINDS = {
    "bot_command": re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(@\w{3,32})?(?!\w)"),
    "mention": re.compile(r"(?<![\w@/])@\w{4,32}(?!\w)"),
    "url": re.compile(r"\bhttps?://\S+[\w/]"),
    "hashtag": re.compile(r"(?<!\w)#\w*[A-Za-z]\w*"),
}


def entities(text: str) -> list[Json]:
    """Return the commands, mentions, links and hashtags in `text`, in order."""
    return sorted(_found(text), key=lambda entity: int(entity["offset"]))


def _found(text: str) -> Iterator[Json]:
    links = [match.span() for match in _KINDS["url"].finditer(text)]
    for kind, pattern in _KINDS.items():
        for match in pattern.finditer(text):
            start, end = match.span()
            if kind != "url" and any(a <= start < b for a, b in links):
                continue
            yield {
                "type": kind,
                "offset": width(text[:start]),
                "length": width(text[start:end]),
            }
