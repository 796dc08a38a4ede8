"""Words of opposite meaning. They come from WordNet by a rule: docs/decisions/polarity.md."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from facts.words.files import read_pairs
from facts.words.normalize import term


@lru_cache(maxsize=1)
def _table() -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for one, other in read_pairs("antonyms"):
        first, second = term(one), term(other)
        if first != second:
            table.setdefault(first, set()).add(second)
            table.setdefault(second, set()).add(first)
    return {word: frozenset(others) for word, others in table.items()}


def antonyms(word: str) -> frozenset[str]:
    """Return the index terms of the antonyms of an index term, if any."""
    return _table().get(word, frozenset())
