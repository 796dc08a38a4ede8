"""Noun phrases of which one only says more of what the other names."""

from __future__ import annotations

from collections.abc import Sequence

from facts.agreement.words import PhraseWord
from facts.words.closed_classes import STOP_WORDS
from facts.words.files import read_words
from facts.words.nouns import (
    DOCUMENT_NOUNS,
    EVENT_NOUNS,
    HONORIFICS,
    ORGANISATION_NOUNS,
    PLACE_NOUNS,
    ROLE_NOUNS,
    SOVEREIGN_TITLES,
)

ALTERING = read_words("altering_modifiers") | read_words("office_modifiers")
PREPOSITIONS = read_words("prepositions")
_TITLES = HONORIFICS | SOVEREIGN_TITLES | ROLE_NOUNS
_COMMON = ROLE_NOUNS | ORGANISATION_NOUNS | PLACE_NOUNS | EVENT_NOUNS | DOCUMENT_NOUNS
_RELATIVES = frozenset("who which that where when whose".split())
_DETERMINERS = frozenset("a an the its their his her our this that these those".split())
_LEADING = _DETERMINERS | frozenset("in at on of by".split())
"""Words at the start of a value that say nothing of what it names."""
_JOINING = frozenset(
    "and or nor but plus including alongside versus not no never neither without except n't".split()
)
"""Words by which a phrase names more than one thing, or denies it."""
_CORPORATE = frozenset("inc ltd limited plc llc llp corp corporation co company gmbh ag".split())


def same_phrase(one: Sequence[PhraseWord], other: Sequence[PhraseWord]) -> bool:
    """Return whether two phrases are equal, or one is the other with modifiers added."""
    forms, others = _forms(one), _forms(other)
    return any(_within(a, b) or _within(b, a) for a in forms for b in others)


def _forms(phrase: Sequence[PhraseWord]) -> list[list[PhraseWord]]:
    """Return a phrase without leading determiners, and `council president` for `president of the
    council`."""
    words = _without_lead(phrase)
    links = [i for i, word in enumerate(words) if word.form in PREPOSITIONS]
    if len(links) != 1 or words[links[0]].form != "of":
        return [words]
    owner = _without_lead(words[links[0] + 1 :])
    if not owner or any(_is_break(word) for word in words[1:]):
        return [words]
    return [words, [*owner, *words[: links[0]]]]


def _without_lead(phrase: Sequence[PhraseWord]) -> list[PhraseWord]:
    start = 0
    while start < len(phrase) - 1 and phrase[start].form in _LEADING:
        start += 1
    return list(phrase[start:])


def _within(longer: Sequence[PhraseWord], shorter: Sequence[PhraseWord]) -> bool:
    """Return whether the longer phrase is the shorter one with modifiers before and after it."""
    size = len(shorter)
    if not size:
        return not longer
    for start in range(len(longer) - size + 1):
        end = start + size
        if (
            all(a.form == b.form for a, b in zip(longer[start:end], shorter, strict=True))
            and _may_precede(longer[:start], longer[start:end])
            and _may_follow(longer[end:], longer[end - 1])
        ):
            return True
    return False


def _may_precede(before: Sequence[PhraseWord], named: Sequence[PhraseWord]) -> bool:
    """Return whether words before a noun only modify it: no deputy, no other head, no name that
    makes it another name (South Sudan)."""
    if not before:
        return True
    if any(
        (word.form in STOP_WORDS and word.form not in _DETERMINERS)
        or word.form in ALTERING
        or word.form in PREPOSITIONS
        or word.form in _JOINING
        for word in before
    ):
        return False
    if any(_is_break(word) for word in [*before[1:], named[0]]) or "-" in named[0].gap:
        return False
    nearest = before[-1]
    if not (nearest.is_capitalised and named[0].is_capitalised):
        return True
    return nearest.form in _TITLES or named[-1].form in _COMMON or nearest.is_possessive


def _may_follow(after: Sequence[PhraseWord], named: PhraseWord) -> bool:
    """Return whether words after a noun only modify it: a phrase with a preposition, a relative
    clause, or something between commas."""
    if not after:
        return True
    if named.is_possessive or any(word.form in _JOINING for word in after):
        return False
    if any("&" in word.gap or ";" in word.gap or "/" in word.gap for word in after):
        return False
    first, gap = after[0], after[0].gap
    if len(after) == 1 and first.form in _CORPORATE:
        return True
    if first.form in ALTERING or "-" in gap:
        return False
    if "," in gap:
        return sum("," in word.gap for word in after) == 1 or not first.is_capitalised
    if "(" in gap or "–" in gap or "—" in gap:
        return True
    participle = not first.is_capitalised and first.form.endswith(("ed", "ing"))
    return first.form in PREPOSITIONS or first.form in _RELATIVES or participle


def _is_break(word: PhraseWord) -> bool:
    return any(mark in word.gap for mark in ",;:()/&–—")
