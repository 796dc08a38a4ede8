"""Text that any file can hold."""

from __future__ import annotations


def without_lone_surrogates(text: str) -> str:
    """Return the text with each half of a character replaced, since UTF-8 cannot encode it."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
