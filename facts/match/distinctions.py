"""Whether a sentence is about another thing of the same name: East and West, 46th and 47th,
Flight 12 and Flight 21."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from facts.dates.names import MONTHS
from facts.match.candidate_view import CandidateView
from facts.words.files import read_words
from facts.words.normalize import Token
from facts.words.nouns import HONORIFICS, ROLE_NOUNS, SOVEREIGN_TITLES

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_FIRST = "1st"
_TITLES = HONORIFICS | ROLE_NOUNS | SOVEREIGN_TITLES
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBERED = re.compile(r"([a-z]+)(\d+)")
"""A name that ends in a number: `COP27`."""


def is_other_thing(view: CandidateView) -> bool:
    """Return whether a sentence has another word of a group in place of the question's."""
    question = view.query.words
    held = {word.word for word in view.words}
    around = {each.term for i, each in enumerate(view.query.terms) if view.nearby[i]}
    asked = {word.word for word in question if word.term not in around}
    for group in _groups():
        mine = asked & group
        if mine and held & group and mine.isdisjoint(held):
            return True
    if _has_other_ordinal(question, view.words) or _has_other_first_name(view):
        return True
    return _has_other_number(question, view.words, around)


def _has_other_first_name(view: CandidateView) -> bool:
    """Return whether `Jess Hartnoll` is asked about, and a sentence has only another Hartnoll."""
    text, written = view.candidate.sentence.text, view.query.question.plain
    held = {word.word for word in view.words}
    for first, last in pairwise(view.query.words):
        if first.word in held or not (_is_name(written, first) and _is_name(written, last)):
            continue
        if written[first.end : last.start] != " " or first.word in _TITLES:
            continue
        before = [
            view.words[at - 1] if at and text[view.words[at - 1].end : word.start] == " " else None
            for at, word in enumerate(view.words)
            if word.word == last.word
        ]
        if before and all(
            other is not None and other.start > 0 and _is_name(text, other) for other in before
        ):
            return True
    return False


def _is_name(text: str, word: Token) -> bool:
    """Return whether a word stands in a text as a part of a name does, and is no title."""
    written = text[word.start : word.end]
    return (
        len(written) > 2
        and written[0].isupper()
        and not word.stop
        and word.word not in _TITLES
        and word.word not in MONTHS
    )


def _has_other_ordinal(question: Sequence[Token], words: Sequence[Token]) -> bool:
    """Return whether `the 46th president` is asked about, and only another president has a
    number."""
    held = _by_noun(_ordinals(words))
    return any(
        ordinal != _FIRST and ordinal not in held.get(noun, {ordinal})
        for ordinal, noun in _ordinals(question)
    )


def _has_other_number(
    question: Sequence[Token], words: Sequence[Token], around: Collection[str]
) -> bool:
    """Return whether `Flight 12` is asked about, and only another flight has a number, in a
    sentence and in the terms around it."""
    held = _by_noun((number, noun) for number, noun, _ in _numbers(words))
    every = {word.term for word in words}.union(around)
    return any(
        number not in held.get(noun, {number}) and whole not in every
        for number, noun, whole in _numbers(question)
    )


def _by_noun(numbered: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Return the numbers of each noun."""
    found: dict[str, set[str]] = {}
    for number, noun in numbered:
        found.setdefault(noun, set()).add(number)
    return found


def _numbers(words: Sequence[Token]) -> Iterator[tuple[str, str, str]]:
    """Yield each number with the noun that it belongs to, and the term of the word that holds it:
    `777`, `number`, `777` and `27`, `cop`, `cop27`."""
    for word in words:
        if numbered := _NUMBERED.fullmatch(word.term):
            yield numbered[2], numbered[1], word.term
    for before, word in pairwise(words):
        if _NUMBER.fullmatch(word.term) and _may_be_numbered(before):
            yield word.term, before.term, word.term


def _may_be_numbered(word: Token) -> bool:
    return word.word.isalpha() and not word.stop and word.word not in MONTHS


def _ordinals(words: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for word, following in pairwise(words):
        if _ORDINAL.fullmatch(word.term):
            yield word.term, following.term


@lru_cache(maxsize=1)
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in sorted(read_words("distinctions")))
