"""Who did what to whom where a sentence has a verb twice, and who was for or against.

`Falk blamed Norbau; Norbau blamed Rem` does not say that Falk blamed Rem. `Boyd voted against the
budget` does not say who voted for it. `Signed in 1987, ratified in 1991` tells two things apart,
though the words may mean the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.match.candidate_view import CandidateView, terms_of
from facts.models import Fact, FactKind, Slot
from facts.question import QuestionForm
from facts.words.normalize import Token, term

_FOR, _AGAINST = "for", "against"
_SIDES = {_FOR: _FOR, "favour": _FOR, "favor": _FOR, _AGAINST: _AGAINST, "opposed": _AGAINST}
_NEAR = 5
"""How many words after a verb, or after a number, may say on which side."""
PARTIES = frozenset((FactKind.PERSON, FactKind.COUNTRY, FactKind.ORGANISATION))
"""The kinds of those who do something."""
_MARKS = ".;:"


def is_party(fact: Fact) -> bool:
    """Return whether a fact's value is somebody who does something, or a name."""
    return fact.kind in PARTIES or fact.value[:1].isupper()


def is_of_other_party(view: CandidateView, fact: Fact) -> bool:
    """Return whether a fact says who was on the other side of a vote than the question asks, or
    what another did than the question names."""
    return any(
        _is_on_other_side(view, each)
        or _is_done_by_another(view, each)
        or _is_of_like_verb(view, each)
        for each in view.facts_at(fact.span)
    )


def _is_on_other_side(view: CandidateView, fact: Fact) -> bool:
    question = view.query.question
    if question.predicate is None or not fact.predicate or fact.predicate_span is None:
        return False
    if term(fact.predicate) != question.predicate or not view.holds(fact.span):
        return False
    words = view.query.words
    verb = next((i for i, word in enumerate(words) if word.term == question.predicate), None)
    if verb is None:
        return False
    asked = _side(words[verb + 1 : verb + 1 + _NEAR], question.plain)
    if asked is None:
        return False
    start = max(fact.span.end, fact.predicate_span.end) - view.candidate.sentence.start
    following = [word for word in view.words if word.start >= start][:_NEAR]
    told = _side(following, view.candidate.sentence.text)
    return told is not None and told != asked


def _side(words: Sequence[Token], text: str) -> str | None:
    """Return the side that words speak of up to a mark; None for none, or for both."""
    found = set()
    for i, word in enumerate(words):
        if i and any(mark in text[words[i - 1].end : word.start] for mark in _MARKS):
            break
        if word.word in _SIDES:
            found.add(_SIDES[word.word])
    return found.pop() if len(found) == 1 else None


def _is_done_by_another(view: CandidateView, fact: Fact) -> bool:
    """Return whether a value was done something to by another than the question names, where the
    sentence says of both that they did."""
    question = view.query.question
    if (
        question.asked not in (QuestionForm.WHO, QuestionForm.WHAT, QuestionForm.WHICH)
        or question.slot is not Slot.PATIENT
        or fact.slot is not Slot.PATIENT
        or not fact.predicate
        or fact.predicate_span is None
    ):
        return False
    named = {each.term for each in view.query.terms if each.name}
    agents = {
        (other.predicate_span.start, bool(terms_of(other.value) & named))
        for other in view.facts
        if other.slot is Slot.AGENT
        and other.predicate == fact.predicate
        and other.predicate_span is not None
        and is_party(other)
    }
    own = {by_named for start, by_named in agents if start == fact.predicate_span.start}
    others = {by_named for start, by_named in agents if start != fact.predicate_span.start}
    return own == {False} and True in others


def _is_of_like_verb(view: CandidateView, fact: Fact) -> bool:
    """Return whether a value belongs to a verb that only means the like of the question's, where
    the sentence has a value for that very verb too."""
    if not fact.predicate or fact.predicate_span is None:
        return False
    own = term(fact.predicate)
    alike = {
        each.term
        for each in view.query.terms
        if own in each.variants and own != each.term and not each.name
    }
    return bool(alike) and any(
        other.slot is fact.slot and other.predicate and term(other.predicate) in alike
        for other in view.facts
    )
