"""Whether a sentence states just what a question asks: its verb, its parties and what is wanted.

The reader is a small network. A word such as *nobody* or *refused* elsewhere in a sentence can make
it unsure of what the sentence plainly says. The facts know which verb has which subject, object,
time and place, so they can say so.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.match.candidate_view import CandidateView, terms_of
from facts.match.value_fit import value_fits
from facts.models import Fact, FactKind, Modality, Polarity, Slot
from facts.question import Question, QuestionForm
from facts.words.normalize import term

_EXACT = 0.99
"""The weight of a word itself, and not of one of like meaning."""
_FORMS = frozenset(
    (
        QuestionForm.WHO,
        QuestionForm.WHICH,
        QuestionForm.WHAT,
        QuestionForm.WHEN,
        QuestionForm.WHERE,
        QuestionForm.HOW_MANY,
    )
)
_PARTIES = frozenset((Slot.AGENT, Slot.PATIENT, Slot.RECIPIENT))
_SLOTS = frozenset((Slot.AGENT, Slot.PATIENT, Slot.TIME, Slot.PLACE, Slot.QUANTITY))


def stated(view: CandidateView, values: Sequence[tuple[Fact, float]]) -> Fact | None:
    """Return the fact whose value fills the place that the question leaves open, where the same
    verb has all else that the question names; None if there is none.

    `values` are the facts that may answer, each with its score. Of several, the best is returned.
    """
    question = view.query.question
    if question.asked not in _FORMS or question.slot not in _SLOTS:
        return None
    found = [
        (score, -at)
        for at, (fact, score) in enumerate(values)
        if _fills(question, fact)
        and fact.predicate_span is not None
        and fact.polarity is Polarity.ASSERTED
        and fact.modality is Modality.ACTUAL
        and view.holds(fact.span)
        and value_fits(question, fact)
        and _has_all(view, fact)
    ]
    return values[-max(found)[1]][0] if found else None


def _fills(question: Question, fact: Fact) -> bool:
    """Return whether a value has the place in its sentence that the question asks for."""
    if question.slot is not Slot.QUANTITY:
        of_kind = not question.wanted or fact.kind in question.wanted
        return fact.slot is question.slot and of_kind
    counted = terms_of(fact.unit) if fact.unit else frozenset[str]()
    return fact.kind is FactKind.NUMBER and counted.issuperset(question.head)


def _has_all(view: CandidateView, fact: Fact) -> bool:
    """Return whether the fact's verb is the question's, and has all else that the question
    names."""
    query = view.query
    predicate = term(fact.predicate)
    if not _is_asked(view, predicate):
        return False
    around = {predicate}
    parties: set[str] = set()
    for other in view.facts:
        if other.predicate_span == fact.predicate_span and other.kind is not FactKind.ACTION:
            around |= terms_of(other.value) | terms_of(other.subject)
            if other.slot in _PARTIES:
                parties |= terms_of(other.value)
    names = [set(each.variants) | {each.term} for each in query.terms if each.name]
    if names and not any(forms & parties for forms in names):
        return False  # `Ann Moor received 71 votes, against 48 for Jo Voss` states no votes of Jo's
    own, topics = terms_of(fact.value), _topics(view)
    for each in query.terms:
        if each.optional or each.term in query.question.head:
            continue
        forms = {form for form, weight in each.variants.items() if weight >= _EXACT} or {each.term}
        if each.term in topics:
            if not forms & (own | around):
                return False
        elif forms & own or not forms & around:
            return False
    return True


def _topics(view: CandidateView) -> frozenset[str]:
    """Return the terms of what a question asks something about: of the levy, in `What did Ann say
    about the levy?` They may be words of the answer."""
    words = view.query.words
    at = next((i for i, word in enumerate(words) if word.word == "about"), len(words))
    return frozenset(word.term for word in words[at + 1 :])


def _is_asked(view: CandidateView, predicate: str) -> bool:
    """Return whether a verb is the one that the question asks about, and no other of its words."""
    query = view.query
    if query.question.predicate is not None:
        return query.predicate.get(predicate, 0.0) >= _EXACT
    return any(each.variants.get(predicate, 0.0) >= _EXACT for each in query.terms)
