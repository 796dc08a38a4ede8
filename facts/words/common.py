"""Put misspelt common English words right, whether or not the record holds them.

How the words were chosen, and how well that works: docs/decisions/spelling.md.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from facts.words.files import read_pairs

_SHORTEST = 3
_LONGEST = 24
_ANY_EDIT_FROM = 5
"""In shorter words, only letters that are swapped or doubled are corrected.

Others are only for the most frequent words: few short names are like one of those.
"""
_TWO_EDITS_FROM = 9
_MOST_FREQUENT = 8
_CARELESS = 2
"""How many doublings of frequency it counts that letters are only swapped, or only vowels wrong."""
_VOWELS = str.maketrans("", "", "aeiou")


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    return {word: int(rank) for word, rank in read_pairs("common_words")}


@lru_cache(maxsize=1)
def _words() -> list[str]:
    return list(_ranks())


def frequency_rank(word: str) -> int | None:
    """Return how rare a common word in lower case is, in doublings; None for any other word."""
    return _ranks().get(word)


@lru_cache(maxsize=4096)
def common_spelling(word: str) -> str | None:
    """Return the common word that a word in lower case is a misspelling of, if one is near.

    It has the same first letter and is one edit away, or two in a long word. Of several, the
    nearest counts, and then the most frequent.
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return None
    limit = 1 if len(word) < _TWO_EDITS_FROM else 2
    near = process.extract_iter(word, _words(), scorer=OSA.distance, score_cutoff=limit)
    ranks = _ranks()
    likely = [
        (distance, ranks[other] - _CARELESS * _is_careless(word, other), ranks[other], other)
        for other, distance, _ in near
        if _may_be(word, other)
    ]
    return min(likely)[-1] if likely else None


def are_swapped(word: str, other: str) -> bool:
    """Return whether two words have the same letters, in another order."""
    return Counter(word) == Counter(other)


def _is_careless(word: str, other: str) -> bool:
    return are_swapped(word, other) or word.translate(_VOWELS) == other.translate(_VOWELS)


def _may_be(word: str, other: str) -> bool:
    if are_swapped(word, other):
        return True
    if word[0] != other[0] or len(word) == _SHORTEST:
        return False
    if len(word) >= _ANY_EDIT_FROM:
        return True
    return set(word) == set(other) or _ranks()[other] <= _MOST_FREQUENT
