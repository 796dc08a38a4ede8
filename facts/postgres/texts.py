"""Texts as PostgreSQL can hold them.

Its texts cannot hold the character NUL, which an article may. It is written as `ESCAPE` and `0`,
and `ESCAPE` itself twice.
"""

from __future__ import annotations

from typing import TypeVar

_ESCAPE = "\x01"
_Text = TypeVar("_Text", str, str | None)


def to_column(text: _Text) -> _Text:
    """Return the text as it is stored."""
    if text is None or ("\0" not in text and _ESCAPE not in text):
        return text
    return text.replace(_ESCAPE, _ESCAPE * 2).replace("\0", f"{_ESCAPE}0")


def from_column(text: _Text) -> _Text:
    """Return the text that `to_column` made the stored one of."""
    if text is None or _ESCAPE not in text:
        return text
    parts = text.split(_ESCAPE * 2)
    return _ESCAPE.join(part.replace(f"{_ESCAPE}0", "\0") for part in parts)


def bindable(text: str) -> str | None:
    """Return the text to compare stored ones with; None, which equals nothing, if none can be it.

    UTF-8 cannot hold half a character.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return None
    return to_column(text)
