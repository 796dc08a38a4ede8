"""Words that may stand for each other in a question and in the sentence that answers it.

They come from WordNet, by rules and not by hand: docs/decisions/synonyms.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from facts.words.files import read_pairs
from facts.words.normalize import terms

_FILES = ("synonyms", "derivations")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    pairs = [pair for name in _FILES for pair in read_pairs(name)]
    firsts, seconds = (terms(words) for words in zip(*pairs, strict=True))
    for first, second in zip(firsts, seconds, strict=True):
        table.setdefault(first, set()).add(second)
        table.setdefault(second, set()).add(first)
    return {word: frozenset(others) for word, others in table.items()}


def synonyms(word: str) -> frozenset[str]:
    """Return the index terms of the synonyms and derived words of an index term, if any."""
    return _table().get(word, frozenset())
