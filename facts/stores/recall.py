"""Recalled sentences with what stands around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from facts.models import Candidate, Fact

REACH = 8
"""How far around recalled sentences others of the same article are looked at."""


class Around(Protocol):
    """What gives the sentences and facts around candidates, as `Store` does."""

    def following(self, keys: Sequence[int]) -> list[Candidate]: ...

    def around(self, keys: Sequence[int], reach: int) -> list[Candidate]: ...

    def facts_of(self, keys: Sequence[int]) -> Mapping[int, tuple[Fact, ...]]: ...


class Recall:
    """The candidates of a search, the sentences that follow them, and the facts of both.

    A store on another machine fetches all of it with the search. One at hand looks it up when it
    is asked for.
    """

    def __init__(self, candidates: Sequence[Candidate], around: Around) -> None:
        self.candidates = candidates
        self._around = around

    def following(self, keys: Sequence[int]) -> list[Candidate]:
        """Return what `Store.following` returns, for keys of the candidates."""
        return self._around.following(keys)

    def around(self, keys: Sequence[int], reach: int) -> list[Candidate]:
        """Return what `Store.around` returns, for keys of the candidates."""
        return self._around.around(keys, reach)

    def facts_of(self, keys: Sequence[int]) -> Mapping[int, tuple[Fact, ...]]:
        """Return what `Store.facts_of` returns, for candidates and the sentences after them."""
        return self._around.facts_of(keys)
