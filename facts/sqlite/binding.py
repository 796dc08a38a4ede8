"""Convert values to what SQLite can take."""

from __future__ import annotations

_LARGEST = (1 << 63) - 1


def bindable(text: str) -> str | bytes:
    """Return the text as SQLite can compare it.

    A text that UTF-8 cannot hold equals nothing that is stored.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def clamped(number: int) -> int:
    """Return the number, limited to 0 and the largest integer that SQLite holds."""
    return min(max(0, number), _LARGEST)
