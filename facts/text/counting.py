"""How much there is to parse in a text."""

from __future__ import annotations

import re

_WORD = re.compile(r"\d++(?:[.,]\d++)*+|[^\W\d]++|[^\w\s]")


def count_words(text: str) -> int:
    """Return how many words, numbers and marks a text has.

    A number counts once with its separators, and each mark counts.
    """
    return sum(1 for _ in _WORD.finditer(text))
