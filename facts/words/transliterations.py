"""How people write letters that a keyboard lacks: `Saether` for Sæther, `Mueller` for Müller."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from facts.words.files import read_pairs

MOST = 12
"""Other ways to write one word that are looked at."""
_LONGEST = 24
"""A longer word is hardly a name, and would have very many."""


@lru_cache(maxsize=4_096)
def written_otherwise(word: str) -> tuple[str, ...]:
    """Return a folded word's other ways to be written, those with the fewest changes first."""
    if not 1 < len(word) <= _LONGEST:
        return ()
    found: dict[str, None] = {}
    level: dict[tuple[str, int], None] = {(word, 0): None}
    while level and len(found) < MOST:
        # Only what stands behind the last change is changed, so no change is undone.
        level = {step: None for made, at in level for step in _changed(made, at)}
        found |= {made: None for made, _ in level if made != word}
    return tuple(found)[:MOST]


def _changed(word: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield a word with one of its letters written otherwise, and where the rest begins."""
    for at in range(start, len(word)):
        for size in (1, 2):
            for other in _ways().get(word[at : at + size], ()):
                yield word[:at] + other + word[at + size :], at + len(other)


@cache
def _ways() -> dict[str, tuple[str, ...]]:
    """Return what one or two characters may be written for."""
    ways: dict[str, set[str]] = defaultdict(set)
    for letter, plain in read_pairs("transliterations"):
        ways[plain].add(letter)
        if not letter.isascii():
            ways[letter].add(plain)
    return {written: tuple(sorted(meant)) for written, meant in ways.items()}
