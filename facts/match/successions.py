"""Who had an office before somebody, and who after: `Nor succeeded her father`, `Nor handed over
to Ek`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from facts.match.candidate_view import CandidateView, terms_of
from facts.match.offices import FOLLOWING
from facts.models import Fact, FactKind, Modality, Polarity, Slot
from facts.question import QuestionForm

_BEFORE = re.compile(r"\b(?:before|predecessor|preceded?)\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|successor)\b", re.IGNORECASE)
_TAKING = re.compile(r"\b(?:succeed(?:ed|s)?|replaced?s?|t(?:ake|ook|aken) over)\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"^\W*(?:from\s+)?whom\b|\bfrom\W*$", re.IGNORECASE)
_TO_NEXT = re.compile(
    r"\b(?:hand(?:s|ed|ing)? over to|g[ai]v(?:e|es|ing) way to|m(?:ade|akes?|aking) way for"
    r"|(?:was|were|is|been|be) (?:succeeded|replaced|followed) by)\s",
    re.IGNORECASE,
)
"""What comes before whoever is next in an office."""
_FROM_LAST = re.compile(r"\b(?:tak(?:es|en|ing)|took|take) over from\s", re.IGNORECASE)
"""What comes before whoever was last in an office."""
_RELATION = re.compile(r"(?P<whose>.{1,60})['’]s? (?P<place>predecessor|successor)\b")
"""A role that says whom somebody came before or after: `Moor's predecessor as mayor`."""
_PRONOUN_S = re.compile(r"\b(?:his|her|their) (?:predecessor|successor)\b", re.IGNORECASE)
_CROSSED = {Slot.AGENT: Slot.PATIENT, Slot.PATIENT: Slot.AGENT}
_NEAR = 24
"""How many characters may stand between such words and the name: an office, a title."""


def is_other_successor(view: CandidateView, fact: Fact) -> bool:
    """Return whether a person came after whom the question asks who was before, or the reverse."""
    question = view.query.question
    if question.asked is not QuestionForm.WHO or fact.kind is not FactKind.PERSON:
        return False
    asked = _asked(question.plain, question.slot)
    if asked is None or not view.holds(fact.span):
        return False
    told = set(_told(view, fact))
    return (bool(told) and asked not in told) or _is_beside_another(view, fact)


def _is_beside_another(view: CandidateView, fact: Fact) -> bool:
    """Return whether a person came before or after another whom the sentence names: `The captain is
    Tor Berg; his predecessor, Leif Aas, left`, where it is asked who came before Rosa Lund."""
    sentence = view.candidate.sentence
    found = _PRONOUN_S.search(sentence.text)
    named = {each.term for each in view.query.terms if each.name}
    if found is None or not named or fact.span.start - sentence.start < found.end():
        return False
    before = [
        terms_of(other.value)
        for other in view.facts
        if other.kind is FactKind.PERSON
        and view.holds(other.span)
        and other.span.end - sentence.start <= found.start()
    ]
    return bool(before) and not any(terms & named for terms in before)


def states_succession(view: CandidateView, fact: Fact) -> bool:
    """Return whether a sentence says of just whom the question names who came before or after
    them, where that is asked."""
    question = view.query.question
    if question.asked is not QuestionForm.WHO or fact.kind is not FactKind.PERSON:
        return False
    asked = _asked(question.plain, question.slot)
    named = {each.term for each in view.query.terms if each.name}
    if asked is None or not view.holds(fact.span) or terms_of(fact.value) & named:
        return False
    return any(place == asked and terms_of(other) & named for place, other in _beside(view, fact))


def _beside(view: CandidateView, fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield who a sentence says that a person came before or after: the place, and the other."""
    for each in view.facts_at(fact.span):
        if each.polarity is not Polarity.ASSERTED or each.modality is not Modality.ACTUAL:
            continue
        if each.predicate == "be" and (found := _RELATION.match(each.subject)):
            yield ("before" if found["place"] == "predecessor" else "after"), found["whose"]
        if each.predicate not in FOLLOWING or each.slot not in _CROSSED:
            continue
        for other in view.facts:
            if other.predicate == each.predicate and other.slot is _CROSSED[each.slot]:
                yield ("before" if each.slot is Slot.PATIENT else "after"), other.value


@lru_cache(maxsize=256)
def _asked(question: str, slot: Slot | None) -> str | None:
    """Return whether a question asks for who came before or after somebody."""
    before, after = _BEFORE.search(question), _AFTER.search(question)
    if (before is None) != (after is None):
        return "before" if before is not None else "after"
    if before is not None or _TAKING.search(question) is None:
        return None
    # `Whom did Nor succeed?`, `Who succeeded Nor?`
    return "before" if slot is Slot.PATIENT or _OF_WHOM.search(question) else "after"


def _told(view: CandidateView, fact: Fact) -> Iterator[str]:
    """Yield whether the sentence says that a person came before or after whom the question names,
    or whom it is about."""
    text, start = view.candidate.sentence.text, view.candidate.sentence.start
    named = {each.term for each in view.query.terms if each.name}
    if terms_of(fact.value) & named:
        return
    head = text[: fact.span.start - start]
    for pattern, place in ((_TO_NEXT, "after"), (_FROM_LAST, "before")):
        if any(len(head) - found.end() <= _NEAR for found in pattern.finditer(head)):
            yield place
    for other in view.facts:
        if other.predicate in FOLLOWING and other.value == fact.value:
            if other.slot is Slot.AGENT:
                yield "after"
            elif other.slot is Slot.PATIENT:
                yield "before"
