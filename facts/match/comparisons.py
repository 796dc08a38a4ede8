"""What a sentence only compares with: `twice as many as the quarry`, `three fewer than in 2020`.

The number that the sentence tells is of the other side of the comparison.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.match.candidate_view import CandidateView
from facts.match.changes import changing_terms
from facts.models import Span
from facts.words.closed_classes import NUMBER_WORDS
from facts.words.normalize import Token, tokens

_COMPARING = frozenset("as compared comparison difference fewer less like more than unlike".split())
"""Words of a question that asks for a comparison itself."""
_NO_COMPARISON = frozenset("far long soon well".split())
"""Words between `as` and `as` that do not compare: `as well as the quarry` adds it."""
_MOST_BETWEEN = 3
"""How many words may stand between `as` and `as`."""
_MOST_LEADING = 3
"""How many function words may lead up to what is compared with: `than in the`."""
_MOST_COMPARED = 4
"""How many words it may have."""
_QUANTITIES = NUMBER_WORDS.keys() | frozenset(
    "a any average ever expected forecast half hundreds it one planned thousands twice usual "
    "year years".split()
)
"""Words after `than` that say how much, not what else is compared: `more than half`."""


def is_only_compared(view: CandidateView, span: Span) -> bool:
    """Return whether the sentence has something that the question names only as what the thing it
    speaks of is compared with, and a stretch of the article outside of that."""
    places = compared_in(view.candidate.sentence.text)
    if not places or any(
        word.word in _COMPARING or word.term in changing_terms() for word in view.query.words
    ):
        return False
    offset = view.candidate.sentence.start
    for first, last in places:
        if span.start < offset + last and offset + first < span.end:
            return False
    for i, each in enumerate(view.query.terms):
        found = view.places.get(i, ())
        if found and not each.optional and all(_is_within(view.words[at], places) for at in found):
            return True
    return False


@lru_cache(maxsize=1_024)
def compared_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a sentence names what it compares with."""
    if " than " not in text and " as " not in text and "nlike " not in text:
        return ()
    words = list(tokens(text))
    found = []
    for at, word in enumerate(words):
        if word.word in ("than", "unlike") or (word.word == "as" and _is_second_as(words, at)):
            place = _compared(text, words, at)
            if place is not None:
                found.append(place)
    return tuple(found)


def _is_second_as(words: Sequence[Token], at: int) -> bool:
    """Return whether an `as` ends `as many as`, `as many people as`."""
    for first in range(at - 2, max(-1, at - 2 - _MOST_BETWEEN), -1):
        if words[first].word == "as":
            return words[first + 1].word not in _NO_COMPARISON
    return False


def _compared(text: str, words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return where the noun phrase after a comparing word stands, None where it is a quantity."""
    start = at + 1
    while start < len(words) and words[start].stop and start - at <= _MOST_LEADING:
        if words[start].word in _QUANTITIES:
            return None
        start += 1
    end = start
    while end < len(words) and end - start < _MOST_COMPARED and not words[end].stop:
        if end > start and text[words[end - 1].end : words[end].start].strip(" -'’"):
            break
        end += 1
    if end == start or words[start].word in _QUANTITIES:
        return None
    if words[start].word[:1].isdigit() and start == at + 1:
        return None  # `more than 300 people`
    return words[start].start, words[end - 1].end


def _is_within(word: Token, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start and word.end <= end for start, end in places)
