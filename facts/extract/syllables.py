"""Which letters after a hyphen are the second half of a given name: `Min-ji`, not `Lund-based`."""

from __future__ import annotations

from facts.words.common import frequency_rank

_LONGEST = 5
_RARE = 13
"""From which rank a common word may be half of a name, where a family name stands before it."""


def is_english(word: str) -> bool:
    """Return whether a word in lower case is a common English one."""
    return frequency_rank(word) is not None


def is_syllable(word: str, *, after_family_name: bool = False) -> bool:
    """Return whether letters in lower case are rather half of a name than an English word."""
    if not word.isalpha() or not word.islower() or len(word) > _LONGEST:
        return False
    rank = frequency_rank(word)
    return rank is None or (after_family_name and rank >= _RARE)
