"""Lengths and parts of texts in UTF-16 code units, as Telegram counts."""

from __future__ import annotations


def width(text: str) -> int:
    """Return the number of UTF-16 code units of `text`."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def part(text: str, offset: int, length: int) -> str:
    """Return the part of `text` that starts at unit `offset` and has `length` units."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "surrogatepass")


def splits_pair(text: str, at: int) -> bool:
    """Return whether unit `at` is the second half of a character that takes two units."""
    units = text.encode("utf-16-le", "surrogatepass")
    return len(units) > 2 * at >= 2 and 0xDC <= units[2 * at + 1] <= 0xDF


def has_lone_surrogate(text: str) -> bool:
    """Return whether `text` cannot be sent as UTF-8."""
    return any("\ud800" <= char <= "\udfff" for char in text)
