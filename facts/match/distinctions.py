"""Whether a sentence is about another thing of the same name: East and West, 46th and 47th."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from facts.match.candidate_view import CandidateView
from facts.words.files import read_words
from facts.words.normalize import Token, tokens

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_FIRST = "1st"


def is_other_thing(view: CandidateView) -> bool:
    """Return whether a sentence has another word of a group in place of the question's."""
    question = list(tokens(view.query.question.plain))
    held = {word.word for word in view.words}
    around = {each.term for i, each in enumerate(view.query.terms) if view.nearby[i]}
    asked = {word.word for word in question if word.term not in around}
    for group in _groups():
        mine = asked & group
        if mine and held & group and mine.isdisjoint(held):
            return True
    return _has_other_ordinal(question, view.words)


def _has_other_ordinal(question: Sequence[Token], words: Sequence[Token]) -> bool:
    """Return whether `the 46th president` is asked about, and only another president has a
    number."""
    held = list(_ordinals(words))
    for ordinal, noun in _ordinals(question):
        others = {other for other, of in held if of == noun}
        if ordinal != _FIRST and others and ordinal not in others:
            return True
    return False


def _ordinals(words: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for word, following in pairwise(words):
        if _ORDINAL.fullmatch(word.term):
            yield word.term, following.term


@lru_cache(maxsize=1)
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in sorted(read_words("distinctions")))
