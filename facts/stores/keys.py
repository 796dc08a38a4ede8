"""Keys of articles and sentences.

A sentence's key is its article's key times `SENTENCES` plus its index. The key alone therefore
gives the article and the neighbours of a sentence. Keys are never reused.
"""

from __future__ import annotations

from collections.abc import Iterable

SENTENCE_BITS = 20
SENTENCES = 1 << SENTENCE_BITS
"""An article has fewer sentences, so the last of one is never next to the first of another."""


def sentence_keys(article: int) -> tuple[int, int]:
    """Return the first and the last key that a sentence of the article may have."""
    return article * SENTENCES, (article + 1) * SENTENCES - 1


def keys_around(keys: Iterable[int], reach: int) -> list[int]:
    """Return the keys within `reach` of any of `keys` in its article, in order, without `keys`."""
    given = set(keys)
    found: set[int] = set()
    for key in given:
        first, last = sentence_keys(key >> SENTENCE_BITS)
        found.update(range(max(first, key - reach), min(last, key + reach) + 1))
    return sorted(found - given)
