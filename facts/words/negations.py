"""Adjectives that deny what they are made of: `unpaid`, `non-resident`, `homeless`."""

from __future__ import annotations

from functools import lru_cache

from facts.words.common import frequency_rank

_PREFIXES = ("un", "non-", "non")
_SUFFIX = "less"
_SHORTEST = 4
_NO_DENIAL = frozenset("uncle under unless until union unite united unit nonetheless".split())


@lru_cache(maxsize=4_096)
def is_negated_adjective(word: str) -> bool:
    """Return whether a folded word is another common word with a prefix or suffix that denies."""
    if word in _NO_DENIAL:
        return False
    rests = [word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix)]
    if word.endswith(_SUFFIX):
        rests.append(word.removesuffix(_SUFFIX))
    return any(len(rest) >= _SHORTEST and frequency_rank(rest) is not None for rest in rests)
