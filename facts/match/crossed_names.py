"""Whether a sentence has what the question names in another part: `Who gave the prize to Stein?`
is not answered by `The prize was given to Hale by Stein`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from facts.match.candidate_view import CandidateView, terms_of
from facts.match.parties import is_party
from facts.models import Fact, FactKind, Slot
from facts.question import QuestionForm
from facts.words.closed_classes import ARTICLES
from facts.words.files import read_words
from facts.words.normalize import Token, term
from facts.words.nouns import ROLE_NOUNS

_ENDS = {"to": "from", "from": "to"}
_PREPOSITIONS = read_words("prepositions")
_UNDERGOING = frozenset((Slot.PATIENT, Slot.RECIPIENT))


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a question: its terms, and the word before it, without articles and titles."""

    terms: frozenset[str]
    before: Token | None


def crosses_names(view: CandidateView) -> bool:
    """Return whether the sentence says of whom a question names that they gave where it asks who
    gave to them, or the like, or that it was done to another."""
    if view.query.question.asked not in (QuestionForm.WHO, QuestionForm.WHAT, QuestionForm.WHICH):
        return False
    verbs = _verbs(view)
    return _is_of_another_verb(view, verbs) or any(
        _is_at_other_end(view, name, verbs) or _is_spared(view, name, verbs)
        for name in _names(view)
        if any(word.term in name.terms for word in view.words)
    )


def _is_at_other_end(view: CandidateView, name: _Name, verbs: frozenset[str]) -> bool:
    """Return whether the question has a name after `to` that the sentence has after `from`, or as
    who did it; or after `from`, and the sentence after `to`."""
    own = name.before.word if name.before is not None else ""
    if own not in _ENDS:
        return False
    if _has_other_end(view, name, _ENDS[own], own):
        return True
    slots = {fact.slot for fact in _of_verbs(view, verbs) if _names_it(fact, name)}
    return own == "to" and slots == {Slot.AGENT}


def _is_spared(view: CandidateView, name: _Name, verbs: frozenset[str]) -> bool:
    """Return whether the question asks who did something to a name, and the sentence says that it
    was done to another, and has the name elsewhere."""
    if view.query.question.slot is not Slot.AGENT:
        return False
    if name.before is None or name.before.term not in verbs:
        return False
    done_to = [
        fact for fact in _of_verbs(view, verbs) if fact.slot in _UNDERGOING and is_party(fact)
    ]
    if not done_to or any(_names_it(fact, name) for fact in done_to):
        return False
    return _is_only_elsewhere(view, name, verbs)


def _is_of_another_verb(view: CandidateView, verbs: frozenset[str]) -> bool:
    """Return whether what the question names after a preposition belongs to another verb of the
    sentence, and the question's verb has something else after that: `found guilty of fraud and
    acquitted of theft`, where it asks who was found guilty of theft."""
    asked = {fact.predicate_span for fact in _of_verbs(view, verbs)}
    if len(asked) != 1:
        return False
    words = view.query.words
    terms = {word.term for word in words}
    rivals = {
        (view.word_before(fact.span), fact.kind)
        for fact in _of_verbs(view, verbs)
        if view.holds(fact.span) and terms_of(fact.value).isdisjoint(terms)
    }
    for i, word in enumerate(words):
        before = _before(words, i)
        if word.stop or before is None or before.word not in _PREPOSITIONS:
            continue
        held = [
            fact
            for fact in view.facts
            if fact.kind is not FactKind.ACTION
            and fact.predicate_span is not None
            and view.holds(fact.span)
            and word.term in terms_of(fact.value)
        ]
        of_another = all(fact.predicate_span not in asked for fact in held)
        if of_another and any(
            view.word_before(fact.span) == before.word and (before.word, fact.kind) in rivals
            for fact in held
        ):
            return True
    return False


def _verbs(view: CandidateView) -> frozenset[str]:
    """Return the terms of the sentence's verbs that the question has too."""
    asked = {each.term for each in view.query.terms}
    return frozenset(term(fact.predicate) for fact in view.facts if fact.predicate) & asked


def _names(view: CandidateView) -> Iterator[_Name]:
    """Yield the names of the question, each as one."""
    named = {each.term for each in view.query.terms if each.name}
    words = view.query.words
    i = 0
    while i < len(words):
        start = i
        while i < len(words) and words[i].term in named:
            i += 1
        if i > start:
            yield _Name(frozenset(word.term for word in words[start:i]), _before(words, start))
        i += 1


def _before(words: Sequence[Token], at: int) -> Token | None:
    """Return the word before one of a text's words, past articles and titles; None at its start."""
    while at > 0 and (words[at - 1].word in ARTICLES or words[at - 1].word in ROLE_NOUNS):
        at -= 1
    return words[at - 1] if at > 0 else None


def _has_other_end(view: CandidateView, name: _Name, other: str, own: str) -> bool:
    """Return whether the sentence has a name only after `from` where the question has it after
    `to`, or the reverse."""
    found = set()
    for i, word in enumerate(view.words):
        if word.term in name.terms:
            before = _before(view.words, i)
            if before is not None and before.term not in name.terms:
                found.add(before.word)
    return other in found and own not in found


def _of_verbs(view: CandidateView, verbs: frozenset[str]) -> Iterator[Fact]:
    return (
        fact
        for fact in view.facts
        if fact.predicate and term(fact.predicate) in verbs and fact.kind is not FactKind.ACTION
    )


def _is_only_elsewhere(view: CandidateView, name: _Name, verbs: frozenset[str]) -> bool:
    """Return whether a name is a value of the sentence, and none that anything was done to: in
    `Callis was represented by Brusan, and Verrend by Thane`, Verrend is no value of a verb."""
    own = [fact for fact in view.facts if fact.value and terms_of(fact.value) <= name.terms]
    following = (
        after.word
        for word, after in pairwise(view.words)
        if word.term in name.terms and after.term not in name.terms
    )
    return (
        bool(own)
        and "by" not in following
        and all(term(fact.predicate) not in verbs or fact.slot is Slot.AGENT for fact in own)
    )


def _names_it(fact: Fact, name: _Name) -> bool:
    return not terms_of(fact.value).isdisjoint(name.terms)
