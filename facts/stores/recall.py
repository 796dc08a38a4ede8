"""Recalled sentences with what stands around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Protocol

from facts.errors import StoreDamaged
from facts.models import Candidate, Fact, Sentence, SentenceKind

PRINTED_WITHIN = 2
"""Between a printed question and its answer, the label of who answers may stand."""

REACH = 8
"""How far around recalled sentences others of the same article are looked at."""


class Around(Protocol):
    """What gives the sentences and facts around candidates, as `Store` does."""

    def following(self, keys: Sequence[int]) -> list[Candidate]: ...

    def around(self, keys: Sequence[int], reach: int) -> list[Candidate]: ...

    def facts_of(self, keys: Sequence[int]) -> Mapping[int, tuple[Fact, ...]]: ...

    def sentences(
        self, article_id: str, start: int = 0, stop: int | None = None
    ) -> list[Sentence]: ...


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
        """Return what `Store.facts_of` returns, for candidates and the sentences around them."""
        return self._around.facts_of(keys)

    def printed_before(self, candidate: Candidate) -> list[Sentence]:
        """Return the printed questions and speakers' labels right before a candidate.

        They are at most `PRINTED_WITHIN`, the nearest first.
        """
        index = candidate.sentence.index
        # They have no terms, and nearly every other sentence has.
        if candidate.before or not index:
            return []
        start = max(0, index - PRINTED_WITHIN)
        try:
            before = self._around.sentences(candidate.sentence.article_id, start, index)
        except StoreDamaged:
            return []
        return list(takewhile(_is_printed, reversed(before)))

    def sentence_before(self, candidate: Candidate) -> str:
        """Return the words of the sentence right before a candidate; an empty string if there is
        none, or none is at hand."""
        index = candidate.sentence.index
        if not index:
            return ""
        try:
            found = self._around.sentences(candidate.sentence.article_id, index - 1, index)
        except StoreDamaged:
            return ""
        return found[0].text if found else ""


def _is_printed(sentence: Sentence) -> bool:
    return sentence.kind in (SentenceKind.QUESTION, SentenceKind.SPEAKER)
