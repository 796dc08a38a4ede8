"""Which characters a reader can see."""

from __future__ import annotations

import unicodedata

_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and a symbol that Unicode leaves blank: the Hangul fillers, and Braille without dots."""


def is_seen(words: str) -> bool:
    """Return whether words have a character that is seen, unlike spaces, marks of direction, and
    accents without a letter."""
    return any(
        not (c.isspace() or c in _BLANKS or unicodedata.category(c)[0] in "CM") for c in words
    )
