"""Whether a sentence says what a question takes to be so, or says the contrary.

A sentence that denies what the question asks about, plans it, demands it or puts it under a
condition holds the same words as one that states it, so no feature of words keeps them apart. A
gate looks at the polarity and the modality of its facts, and takes such a sentence out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np

from facts.match.antonyms import has_antonym
from facts.match.candidate_view import CandidateView, terms_of
from facts.match.changes import is_only_extent, is_unasked_end, is_unasked_side
from facts.match.comparisons import is_only_compared
from facts.match.corrections import corrected_part
from facts.match.crossed_names import crosses_names
from facts.match.denials import contrasts, denies, excepts
from facts.match.distinctions import is_other_thing
from facts.match.model import Scores
from facts.match.offices import holds_other_office, is_other_office
from facts.match.others import counts_another, is_of_another
from facts.match.parties import PARTIES, is_of_other_party, is_party
from facts.match.premise import lacks_premise
from facts.match.successions import is_other_successor
from facts.match.value_fit import lacks_kind, value_fits
from facts.models import Fact, FactKind, Modality, Polarity, Slot, Span
from facts.question import QuestionForm
from facts.question.stance import Stance, stance_of
from facts.words.normalize import term, term_set, tokens
from facts.words.nouns import RELATION_NOUNS, ROLE_NOUNS
from facts.words.stances import (
    ALLEGING,
    DENYING,
    FAILING,
    NOT,
)

CAPPED = 0.2
"""What is left of the confidence in a sentence that says the contrary."""
_MASKED = -20.0
_ELLIPSIS = re.compile(r"\b(?:did|does|do|was|were|has|had)(?= so\b| instead\b|[.;,]|$)", re.I)
"""A verb left out: `Norway did not sign the accord; Chile did.`"""
_NO_LONGER = re.compile(r"\bno longer\b(?! than\b)", re.IGNORECASE)
_COPULAS = frozenset("be become have remain stay do".split())
"""Verbs that a question's words do not name, as they are function words or left out."""
_CROSSED = {
    Slot.AGENT: frozenset((Slot.PATIENT, Slot.RECIPIENT)),
    Slot.PATIENT: frozenset((Slot.AGENT,)),
}
_NAMEABLE = PARTIES | {FactKind.ROLE, FactKind.THING}
_NAMING = frozenset((QuestionForm.WHO, QuestionForm.WHICH, QuestionForm.WHAT))
_COUNTED = frozenset((QuestionForm.HOW_MANY, QuestionForm.HOW_MUCH))
_PERSON_NOUNS = RELATION_NOUNS | ROLE_NOUNS
_WINNING = frozenset("beat defeat overcome thrash trounce win".split())
_LOSING = frozenset(("lose",))
"""Verbs of a contest: whoever does the one has not done the other."""
_NEAR_OWNER = 2
"""How many words after a name in the genitive may be whom it owns."""
_UNGATED = frozenset((Modality.ACTUAL, Modality.DENIED, Modality.POSSIBLE))
"""Modalities that a question need not ask for: what may be so is often all that is known."""


_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True)
class FactCheck:
    """Which of a sentence's facts answers best (-1 for none), and whether it may answer at all."""

    best: int
    contradicts: bool
    fits: tuple[bool, ...] = ()
    """Which facts say what the question asks for; empty where all of them may."""
    by_facts: bool = False
    """Whether only how the facts are put speaks against it, which the reader may know better."""

    def keep(self, values: Iterable[_Kept]) -> list[_Kept]:
        """Return what belongs to the facts that fit."""
        if not any(self.fits):
            return list(values)
        return [each for each, fits in zip(values, self.fits, strict=True) if fits]


def check_facts(
    view: CandidateView, facts: Sequence[Fact], scores: Scores, *, reads: bool = False
) -> FactCheck:
    """Return the best of the facts that say what the question asks for.

    `reads` says that the reader goes on to read the sentence. Then a question with a *not* is left
    to it where the sentence may deny something in words of its own.
    """
    free = int(np.argmax(scores)) if len(scores) else -1
    question = view.query.question
    if question.asked in (QuestionForm.YES_NO, QuestionForm.KEYWORDS):
        return FactCheck(free, contradicts=False)
    stance = stance_of(question.plain)
    if _is_beside_the_point(view, stance):
        return FactCheck(free, contradicts=True)
    if stance.negated and not denies(view, reads=reads):
        return FactCheck(free, contradicts=True, by_facts=True)
    if stance.negated and not stance.asks_who_not:
        return _of_kind(view, facts, scores)
    status = [_is_stated(view, span, stance) for span in _asked_predicates(view)]
    if stance.negated and not any(status) and excepts(view, reads=reads):
        return _of_kind(view, facts, scores)  # `Visitors get refunds, except school groups`
    elliptic = _ELLIPSIS.search(view.candidate.sentence.text) is not None
    if status and not any(status) and not elliptic:
        # The reader knows denials and plans well, and `no longer` less.
        ended = _NO_LONGER.search(view.candidate.sentence.text) is not None
        return FactCheck(free, contradicts=True, by_facts=not ended)
    if free < 0 or (stance.negated and not status):
        return _of_kind(view, facts, scores)
    wrong = _corrected(view)
    stated = np.array(
        [_may_answer(view, fact, stance) and not _overlaps(fact.span, wrong) for fact in facts]
    )
    fits = stated & np.array([value_fits(question, fact) for fact in facts])
    if reads and stance.negated and not stated.any():
        # `Ketten was the only district in which the crop did not decline`: of another predicate.
        return _of_kind(view, facts, scores)
    # Where none that is stated is of the kind, the reader's own words may still be.
    best = int(np.argmax(np.where(fits if fits.any() else stated, scores, scores + _MASKED)))
    denied = (
        not stated[best]
        or _is_about_others(view, facts, best)
        or (_is_denied(facts[free], stance, question.asked) and not status)
    )
    contradicts = denied or _is_below(view, facts[best], stance)
    return FactCheck(best, contradicts, tuple(map(bool, fits)), by_facts=contradicts)


def _of_kind(view: CandidateView, facts: Sequence[Fact], scores: Scores) -> FactCheck:
    """Return the best of the facts of the kind that the question asks for."""
    if not facts:
        return FactCheck(-1, contradicts=False)
    fits = np.array([value_fits(view.query.question, fact) for fact in facts])
    best = int(np.argmax(np.where(fits, scores, scores + _MASKED)))
    return FactCheck(best, contradicts=False, fits=tuple(map(bool, fits)))


class Rated(Protocol):
    """A sentence with its confidence and whether it contradicts the question."""

    @property
    def confidence(self) -> float: ...

    @property
    def contradicts(self) -> bool: ...


_Rated = TypeVar("_Rated", bound=Rated)


def put_first(ranked: Sequence[_Rated], limit: float) -> list[_Rated]:
    """Return the sentences with the best that may answer put first, if it is sure enough."""
    answers = next((each for each in ranked if not each.contradicts), None)
    if answers is None or answers.confidence < limit:
        return list(ranked)
    return led_by(answers, ranked)


def led_by(first: _Kept, ranked: Iterable[_Kept]) -> list[_Kept]:
    """Return the ranked sentences with one of them first, and the others in their order."""
    return [first, *(each for each in ranked if each is not first)]


def _asked_predicates(view: CandidateView) -> Iterator[tuple[int, int]]:
    """Yield the spans of the predicates that words of the question match."""
    start = view.candidate.sentence.start
    predicates = {fact.predicate_span.start for fact in view.facts if fact.predicate_span}
    matched = {
        start + view.words[at].start
        for places in view.places.values()
        # `the vote was close, and three did not vote`: the noun may be what is asked about.
        if all(start + view.words[at].start in predicates for at in places)
        for at in places
    }
    # `saw` is a word of its own for the index, and `seen` one of another verb.
    verb = view.query.question.predicate
    matched |= {
        fact.predicate_span.start
        for fact in view.facts
        if fact.predicate_span is not None and verb and term(fact.predicate) == verb
    }
    spans = {
        (fact.predicate_span.start, fact.predicate_span.end)
        for fact in view.facts
        if fact.predicate_span is not None and fact.predicate_span.start in matched
    }
    yield from sorted(spans)


def _is_stated(view: CandidateView, span: tuple[int, int], stance: Stance) -> bool:
    """Return whether some fact of a predicate says what the question asks for."""
    return any(
        _fits(fact, stance)
        for fact in view.facts
        if fact.predicate_span is not None
        and (fact.predicate_span.start, fact.predicate_span.end) == span
        and not fact.span.start <= span[0] < fact.span.end
    )


def _is_beside_the_point(view: CandidateView, stance: Stance) -> bool:
    """Return whether a sentence is about the opposite, another thing or office, or another
    premise, or has nothing of the kind that is asked for."""
    return (
        has_antonym(view, stance)
        or is_other_thing(view)
        or is_of_another(view)
        or counts_another(view)
        or is_other_office(view)
        or crosses_names(view)
        or lacks_premise(view)
        or lacks_kind(view)
    )


def is_only_thought(view: CandidateView, facts: Iterable[Fact]) -> bool:
    """Return whether all of some facts are planned, alleged or the like, and not asked for as such.

    What is only denied may be taken for granted: `said nothing of the 74 missing soldiers`.
    """
    stance = stance_of(view.query.question.plain)
    return not stance.negated and all(
        fact.modality is not Modality.ACTUAL and not _fits(fact, stance) for fact in facts
    )


def _may_answer(view: CandidateView, fact: Fact, stance: Stance) -> bool:
    return (
        _fits(fact, stance)
        and not _says_none(view, fact)
        and not is_for_others(view, fact)
        and not is_unasked_side(view, fact.span)
        and not is_only_compared(view, fact.span)
    )


def is_corrected(view: CandidateView, span: Span) -> bool:
    """Return whether a sentence tells a value only as what was wrong before: `An earlier version of
    this article gave the name as Ida Fenn`."""
    return _overlaps(span, _corrected(view))


def _corrected(view: CandidateView) -> Span | None:
    """Return the part of a sentence that tells what was wrong before."""
    candidate = view.candidate
    asked = view.query.question.plain
    part = corrected_part(candidate.sentence.text, asked, candidate.before)
    start = candidate.sentence.start
    return Span(start=start + part[0], end=start + part[1]) if part is not None else None


def _overlaps(span: Span, other: Span | None) -> bool:
    return other is not None and span.overlaps(other)


def says_contrary(view: CandidateView, span: Span) -> bool:
    """Return whether a question with a *not* asks about what a sentence says is so of a value:
    `the outer basin` of `The outer basin was closed`, where one that was not is asked for."""
    question = view.query.question
    if not stance_of(question.plain).asks_who_not:
        return False
    if question.asked in _COUNTED:
        return _counts_what_is_so(view, span)
    if question.asked not in _NAMING or not contrasts(view):
        return False
    # The reader's words may have the article too.
    same = [f for f in view.facts if f.span.end == span.end and f.span.start >= span.start]
    asked = set(_asked_predicates(view))
    return all(fact.polarity is not Polarity.NEGATED for fact in same) and any(
        fact.predicate_span is not None
        and fact.modality is Modality.ACTUAL
        and (fact.predicate_span.start, fact.predicate_span.end) in asked
        for fact in same
    )


def _counts_what_is_so(view: CandidateView, span: Span) -> bool:
    """Return whether a number counts those of whom a sentence says what a question with a *not*
    asks about: `Two of the nine have a doctor`, where those that have none are asked for."""
    asked = {word.word for word in view.query.words} | {e.term for e in view.query.terms}
    same = [fact for fact in view.facts if fact.span.overlaps(span)]
    of_verb = [f for f in same if f.predicate and {f.predicate, term(f.predicate)} & asked]
    return bool(of_verb) and all(fact.polarity is not Polarity.NEGATED for fact in of_verb)


def _is_about_others(view: CandidateView, facts: Sequence[Fact], best: int) -> bool:
    """Return whether a sentence names only the other side: `Ann beat Jo`, where Ann's winner is
    asked."""
    crossed = any(_is_other_side(view, fact) for fact in facts)
    return crossed and facts[best].kind not in _NAMEABLE


def _is_other_side(view: CandidateView, fact: Fact) -> bool:
    """Return whether a fact says who was beaten where the question asks who beat, or the
    reverse."""
    slot = view.query.question.slot
    if _is_beaten(view, fact):
        return True
    if (
        slot not in _CROSSED
        or stance_of(view.query.question.plain).negated
        or not is_party(fact)
        or view.query.question.asked is not QuestionForm.WHO
        or not fact.predicate
        or term(fact.predicate) not in {each.term for each in view.query.terms}
    ):
        return False
    if fact.slot is Slot.OTHER and slot is Slot.AGENT:
        # `A medal was handed to Jo by Ann`: where it says who did, nobody else is whom it says.
        return any(
            other.slot is Slot.AGENT
            and other.predicate_span == fact.predicate_span
            and is_party(other)
            for other in view.facts
        )
    return fact.slot in _CROSSED[slot]


def _is_beaten(view: CandidateView, fact: Fact) -> bool:
    """Return whether a fact names who won where the question asks who lost, or the reverse: `Tarn
    beat Osmer`."""
    question = view.query.question
    asked = {each.term for each in view.query.terms}
    if question.asked not in (QuestionForm.WHO, QuestionForm.WHICH) or fact.slot is not Slot.AGENT:
        return False
    predicate = term(fact.predicate) if fact.predicate else ""
    winning, losing = term_set(_WINNING), term_set(_LOSING)
    return (bool(asked & losing) and not asked & winning and predicate in winning) or (
        bool(asked & winning) and not asked & losing and predicate in losing
    )


def is_for_others(view: CandidateView, fact: Fact) -> bool:
    """Return whether a value tells only whose, or how many, those are that are asked for, or is
    the other side of what happened, or somebody of another office."""
    return (
        _only_counts(view, fact)
        or _owns_a_person(view, fact)
        or _is_other_side(view, fact)
        or holds_other_office(view, fact)
        or is_unasked_end(view, fact)
        or is_only_extent(view, fact)
        or is_of_other_party(view, fact)
        or is_other_successor(view, fact)
    )


def _only_counts(view: CandidateView, fact: Fact) -> bool:
    """Return whether a value counts those whom the sentence goes on to name, where they are asked
    for: `Two judges dissented: Ann Moor and Jo Voss`."""
    question = view.query.question
    if question.asked is not QuestionForm.WHO and not question.head:
        return False
    if question.asked in _COUNTED or fact.kind not in (FactKind.THING, FactKind.NUMBER):
        return False
    return any(
        other.kind in PARTIES
        and other.slot is fact.slot
        and other.predicate_span == fact.predicate_span
        and not other.subject
        and fact.span.end < other.span.start
        and ":" in _between(view, fact, other)
        for other in view.facts
    )


def _owns_a_person(view: CandidateView, fact: Fact) -> bool:
    """Return whether a name only says whose relative or officer somebody is: `the captain's
    wife`."""
    question = view.query.question
    if question.asked is not QuestionForm.WHO or not view.holds(fact.span):
        return False
    if any(token.word == "whose" for token in view.query.words):
        return False
    text = view.candidate.sentence.text
    at = fact.span.end - view.candidate.sentence.start
    if text[at : at + 2] not in ("'s", "’s") and text[at - 2 : at + 1] not in ("s' ", "s’ "):
        return False
    following = [word.word for word in view.words if word.start > at][:_NEAR_OWNER]
    return bool(following) and any(word in _PERSON_NOUNS for word in following[:_NEAR_OWNER])


def _between(view: CandidateView, fact: Fact, other: Fact) -> str:
    sentence = view.candidate.sentence
    return sentence.text[fact.span.end - sentence.start : other.span.start - sentence.start]


def _says_none(view: CandidateView, fact: Fact) -> bool:
    """Return whether a value says that there is none, or that something was not done."""
    question = view.query.question
    if question.asked in _COUNTED or stance_of(question.plain).negated:
        return False
    words = tokens(fact.value)
    if fact.kind is FactKind.ACTION:
        return any(word.word in NOT for word in words)
    first = next(words, None)
    return first is not None and first.word in NOT


def _is_denied(fact: Fact, stance: Stance, asked: QuestionForm) -> bool:
    """Return whether the fact that answers best is not so."""
    return (
        asked not in (QuestionForm.WHY, QuestionForm.HOW)
        and not stance.negated
        and fact.polarity is Polarity.NEGATED
        and fact.predicate in _COPULAS
    )


def _is_below(view: CandidateView, fact: Fact, stance: Stance) -> bool:
    """Return whether a question asks what a sentence only says that somebody denies or alleges.

    `denied involvement in the theft` says who denied, not who was involved.
    """
    predicate = term(fact.predicate) if fact.predicate else ""
    if predicate in view.query.by_variant or stance.denies or stance.negated:
        return False
    if predicate not in term_set(DENYING | FAILING) and (
        predicate not in term_set(ALLEGING) or Modality.ALLEGED in stance.licensed
    ):
        return False
    return any(
        other.predicate_span == fact.predicate_span
        and (other.polarity is Polarity.NEGATED or other.modality is Modality.ALLEGED)
        and not view.query.by_variant.keys().isdisjoint(terms_of(f"{other.subject} {other.value}"))
        for other in view.facts
    )


def _fits(fact: Fact, stance: Stance) -> bool:
    """Return whether a fact is put as the question puts it."""
    negated = fact.polarity is Polarity.NEGATED
    if stance.denies:
        return True
    if stance.negated:
        return negated
    if negated:
        return False
    return fact.modality in _UNGATED or fact.modality in stance.licensed
