"""A candidate sentence seen from one question: which of its words are matched, and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from facts.match.expand import Query
from facts.models import Candidate, Fact, Span
from facts.words.closed_classes import ARTICLES, PREFIXES
from facts.words.normalize import Token, content_terms, tokens

# BM25 with the usual constants (Robertson and Zaragoza 2009); 18 content terms a news sentence.
_K1 = 1.2
_B = 0.6
_MEAN_LENGTH = 18.0
_AFTER = 0.6
"""What a word is worth that is only in the next sentence: stories refer back, seldom ahead."""
WINDOW = 3
"""How many sentences away a word still counts for its neighbours."""


@lru_cache(maxsize=8_192)
def terms_of(text: str) -> frozenset[str]:
    """Return the content terms of a short text: a title, a fact's subject or value."""
    return frozenset(content_terms(text))


@dataclass(slots=True)
class CandidateView:
    """One candidate for one query.

    `strength[i]` is how well (0 to 1) the sentence matches the query's i-th term, `nearby[i]` how
    well its neighbours or title do, and `wide[i]` how well the sentences recalled around it do.
    `bm25` is the sentence's BM25 for the query, each term by its best variant.
    """

    query: Query
    candidate: Candidate
    strength: list[float]
    nearby: list[float]
    bm25: float
    title: list[float]
    wide: list[float] = field(default_factory=list)
    facts: Sequence[Fact] = ()
    _positions: list[tuple[int, int]] | None = None
    _tokens: list[Token] | None = None
    _starts: list[int] | None = None
    _content: list[str | None] | None = None
    _stretches: dict[tuple[int, int], tuple[int, int, frozenset[str]]] = field(default_factory=dict)
    _places: dict[int, list[int]] | None = None
    _by_span: dict[tuple[int, int], list[Fact]] | None = None

    @classmethod
    def of(cls, query: Query, candidate: Candidate) -> CandidateView:
        """See a candidate from a query."""
        by_variant = query.by_variant
        count = len(query.terms)
        strength, nearby, title = [0.0] * count, [0.0] * count, [0.0] * count
        counts: dict[str, int] = {}
        for each in candidate.terms:
            if each in by_variant:
                counts[each] = counts.get(each, 0) + 1
        best = [0.0] * count
        norm = _K1 * (1 - _B + _B * len(candidate.terms) / _MEAN_LENGTH)
        for variant, times in counts.items():
            for i, weight in by_variant[variant]:
                strength[i] = max(strength[i], weight)
                best[i] = max(best[i], weight * times * (_K1 + 1) / (times + norm))
        for each in terms_of(candidate.article.title):
            for i, weight in by_variant.get(each, ()):
                title[i] = max(title[i], weight)
        nearby = title.copy()
        for neighbour, factor in ((candidate.before, 1.0), (candidate.after, _AFTER)):
            for each in neighbour:
                for i, weight in by_variant.get(each, ()):
                    nearby[i] = max(nearby[i], factor * weight)
        bm25 = sum(
            t.weight * b * (0.5 if t.optional else 1.0)
            for t, b in zip(query.terms, best, strict=True)
        )
        return cls(query, candidate, strength, nearby, bm25, title)

    @property
    def words(self) -> list[Token]:
        """Return the sentence's tokens."""
        if self._tokens is None:
            self._tokens = list(tokens(self.candidate.sentence.text))
        return self._tokens

    @property
    def positions(self) -> list[tuple[int, int]]:
        """Return pairs: a word's position in the sentence, and the index of the query term it
        matches."""
        if self._positions is None:
            by_variant = self.query.by_variant
            self._positions = [
                (at, i)
                for at, token in enumerate(self.words)
                for i, _ in by_variant.get(token.term, ())
            ]
        return self._positions

    @property
    def places(self) -> dict[int, list[int]]:
        """Return the word positions of each query term that the sentence matches, in order."""
        if self._places is None:
            self._places = {}
            for at, i in self.positions:
                self._places.setdefault(i, []).append(at)
        return self._places

    @property
    def folded(self) -> str:
        """Return the sentence's words, function words too, folded and with single spaces."""
        return " ".join([word.word for word in self.words])

    def stretch(self, span: Span) -> tuple[int, int, frozenset[str]]:
        """Return the positions of the first and last word of a stretch that the sentence holds, and
        the content terms among its words."""
        key = (span.start, span.end)
        found = self._stretches.get(key)
        if found is None:
            first, last = self.word_range(*key)
            if self._content is None:
                self._content = [
                    None if word.stop or word.word in PREFIXES else word.term for word in self.words
                ]
            terms = frozenset([each for each in self._content[first : last + 1] if each])
            found = self._stretches[key] = first, last, terms
        return found

    def has(self, i: int) -> bool:
        """Return whether the sentence, its title or the sentences around it have a query term."""
        return bool(self.strength[i] or self.nearby[i] or (self.wide and self.wide[i]))

    def facts_at(self, span: Span) -> Sequence[Fact]:
        """Return the facts whose values are just one stretch of the article's text."""
        if self._by_span is None:
            self._by_span = {}
            for fact in self.facts:
                self._by_span.setdefault((fact.span.start, fact.span.end), []).append(fact)
        return self._by_span.get((span.start, span.end), ())

    def word_before(self, span: Span) -> str:
        """Return the word before a stretch of the sentence and its article; empty if none is."""
        first, _ = self.word_range(span.start, span.end)
        while first > 0 and self.words[first - 1].word in ARTICLES:
            first -= 1
        return self.words[first - 1].word if first else ""

    def holds(self, span: Span) -> bool:
        """Return whether a stretch of the article's text lies in the sentence."""
        sentence = self.candidate.sentence
        return sentence.start <= span.start and span.end <= sentence.end

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the positions of the first and last word of a stretch of the article's text."""
        if self._starts is None:
            self._starts = [word.start for word in self.words]
        offset = self.candidate.sentence.start
        first = bisect_right(self._starts, start - offset) - 1
        if first < 0 or self.words[first].end <= start - offset:
            first += 1
        return first, max(first, bisect_left(self._starts, end - offset) - 1)


def look_around(views: Sequence[CandidateView]) -> None:
    """Note for each view which words are in the sentences recalled around it."""
    by_place = {(v.candidate.sentence.article_id, v.candidate.sentence.index): v for v in views}
    for view in views:
        sentence = view.candidate.sentence
        wide = view.nearby.copy()
        for step in range(-WINDOW, WINDOW + 1):
            other = by_place.get((sentence.article_id, sentence.index + step))
            if other is None or other is view:
                continue
            factor = (1.0 if step < 0 else _AFTER) * (1 - abs(step) / (WINDOW + 1))
            for i, strength in enumerate(other.strength):
                if strength * factor > wide[i]:
                    wide[i] = strength * factor
        view.wide = wide
