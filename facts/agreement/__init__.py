"""Whether two short answers name the same thing, however they word it.

`Mayor Ines Calder` and `Ines Calder` are one person, `Tuesday` and `Tuesday, 3 March` may be one
day. Other numbers, other days and other heads are never one. What no rule recognises is different:
two answers shown beside each other do less harm than one that hides the other.
"""

from __future__ import annotations

from facts.agreement.days import same_days
from facts.agreement.names import same_acronym
from facts.agreement.people import same_person
from facts.agreement.phrases import same_phrase
from facts.agreement.quantities import Quantity
from facts.agreement.short_answer import ShortAnswer
from facts.agreement.words import coordinated, words_of

__all__ = ["ShortAnswer", "agree"]


def agree(one: ShortAnswer, other: ShortAnswer) -> bool:
    """Return whether two values name the same thing. Reflexive and symmetric, not transitive:
    `Calder` agrees with both `Ines Calder` and `Omar Calder`, which do not agree."""
    days = same_days(one, other)
    if days is not None:
        return days
    if one.text == other.text:
        return True
    parts, others = coordinated(one.text), coordinated(other.text)
    if len(parts) == len(others) > 1:
        return _each_has_its_like(parts, others) and _each_has_its_like(others, parts)
    return _same(one.text, other.text, people=one.is_person and other.is_person)


def _each_has_its_like(parts: list[str], others: list[str]) -> bool:
    return all(any(_same(part, other, people=False) for other in others) for part in parts)


def _same(one: str, other: str, *, people: bool) -> bool:
    mine, theirs = Quantity.of(words_of(one)), Quantity.of(words_of(other))
    if not mine.counts_like(theirs):
        return False
    if not (mine.numbers or mine.rest or theirs.numbers or theirs.rest):
        return one == other
    if people:
        person = same_person(one, other)
        if person is not None:
            return person
    if mine.numbers and (mine.is_bare or theirs.is_bare):
        return not (mine.is_share or theirs.is_share) or mine.rest == theirs.rest
    return same_acronym(one, other) or same_phrase(mine.rest, theirs.rest)
