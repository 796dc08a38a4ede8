"""Values as SQLite can take them, whatever the caller gives."""

from __future__ import annotations

_LARGEST = (1 << 63) - 1


def bindable(text: str) -> str | bytes:
    """The text as SQLite can compare it: what UTF-8 cannot hold equals nothing that is stored."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def clamped(number: int) -> int:
    """The number, from nothing to the largest that SQLite can count to."""
    return min(max(0, number), _LARGEST)
