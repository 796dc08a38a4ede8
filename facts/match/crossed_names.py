"""Whether a sentence has what the question names in another part: `Who gave the prize to Stein?`
is not answered by `The prize was given to Hale by Stein`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from facts.match.candidate_view import CandidateView, terms_of
from facts.models import Fact, FactKind, Slot
from facts.question import QuestionForm
from facts.words.closed_classes import ARTICLES
from facts.words.files import read_words
from facts.words.normalize import Token, term
from facts.words.nouns import ROLE_NOUNS

_ENDS = {"to": "from", "from": "to"}
_PREPOSITIONS = read_words("prepositions")
_PARTIES = frozenset((FactKind.PERSON, FactKind.COUNTRY, FactKind.ORGANISATION))
_UNDERGOING = frozenset((Slot.PATIENT, Slot.RECIPIENT))


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a question: its terms, and the word before it, without articles and titles."""

    terms: frozenset[str]
    before: Token | None


def crosses_names(view: CandidateView) -> bool:
    """Return whether the sentence says of whom a question names that they gave where it asks who
    gave to them, or the like, or that it was done to another."""
    question = view.query.question
    if question.asked not in (QuestionForm.WHO, QuestionForm.WHAT, QuestionForm.WHICH):
        return False
    verbs = _verbs(view)
    for name in _names(view):
        if not _is_named(view, name):
            continue
        word = name.before.word if name.before is not None else ""
        if word in _ENDS:
            if _has_other_end(view, name, _ENDS[word], word):
                return True
            slots = {fact.slot for fact in _of_verbs(view, verbs) if _names_it(fact, name)}
            if word == "to" and slots == {Slot.AGENT}:
                return True
        elif question.slot is Slot.AGENT and name.before is not None and name.before.term in verbs:
            done_to = [
                fact
                for fact in _of_verbs(view, verbs)
                if fact.slot in _UNDERGOING and (fact.kind in _PARTIES or fact.value[:1].isupper())
            ]
            if not any(_names_it(fact, name) for fact in done_to) and (
                done_to and _is_only_elsewhere(view, name, verbs)
            ):
                return True
    return _is_of_another_verb(view, verbs)


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
        view.word_before(fact.span)
        for fact in _of_verbs(view, verbs)
        if view.holds(fact.span) and terms_of(fact.value).isdisjoint(terms)
    }
    for i, word in enumerate(words):
        before = _before(words, i)
        if word.stop or before is None or before.word not in rivals & _PREPOSITIONS:
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
        if of_another and any(view.word_before(fact.span) == before.word for fact in held):
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
    while at > 0 and (words[at - 1].word in ARTICLES or words[at - 1].word in ROLE_NOUNS):
        at -= 1
    return words[at - 1] if at > 0 else None


def _is_named(view: CandidateView, name: _Name) -> bool:
    """Return whether the sentence itself has the name."""
    return any(word.term in name.terms for word in view.words)


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
