"""A candidate sentence seen from one question: which of its words are matched, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from facts.match.expand import Query
from facts.models import Candidate, Fact
from facts.normalize import Token, content_terms, tokens


@lru_cache(maxsize=8_192)
def terms_of(text: str) -> frozenset[str]:
    """The content terms of a short text: a title, a fact's subject or value."""
    return frozenset(content_terms(text))


@dataclass(slots=True)
class View:
    """One candidate for one query.

    `strength[i]` is how well (0 to 1) the sentence matches the query's i-th term, and
    `nearby[i]` how well its neighbours or title do.
    """

    query: Query
    candidate: Candidate
    strength: list[float]
    nearby: list[float]
    facts: Sequence[Fact] = ()
    _positions: list[tuple[int, int]] | None = None
    _tokens: list[Token] | None = None

    @classmethod
    def of(cls, query: Query, candidate: Candidate) -> View:
        """See a candidate from a query."""
        held = set(candidate.terms)
        before, after = set(candidate.before), set(candidate.after)
        title = terms_of(candidate.article.title)
        strength, nearby = [], []
        for each in query.terms:
            strength.append(max((w for v, w in each.variants.items() if v in held), default=0.0))
            near = 0.0
            for variant, weight in each.variants.items():
                if variant in before or variant in title:
                    near = max(near, weight)
                elif variant in after:
                    near = max(near, 0.6 * weight)
            nearby.append(near)
        return cls(query, candidate, strength, nearby)

    @property
    def words(self) -> list[Token]:
        """The sentence's tokens."""
        if self._tokens is None:
            self._tokens = list(tokens(self.candidate.sentence.text))
        return self._tokens

    @property
    def positions(self) -> list[tuple[int, int]]:
        """Pairs of word position in the sentence and index of the query term it matches."""
        if self._positions is None:
            by_variant: dict[str, list[int]] = {}
            for i, each in enumerate(self.query.terms):
                for variant in each.variants:
                    by_variant.setdefault(variant, []).append(i)
            self._positions = [
                (at, i)
                for at, token in enumerate(self.words)
                for i in by_variant.get(token.term, ())
            ]
        return self._positions
