"""Whether a sentence denies something, as it must to answer a question with a *not*.

Some words always deny (`refused`, `exempt`, `nobody`). Others do so only for what is asked: `The
inner basin remains open` says which basin was not closed. The trees cannot tell, the reader can, so
these count only where it goes on to read the sentence.
"""

from __future__ import annotations

import re

from facts.match.candidate_view import CandidateView
from facts.models import Polarity
from facts.words.antonyms import antonyms
from facts.words.negations import is_negated_adjective
from facts.words.normalize import term
from facts.words.stances import (
    DENYING,
    EXCEPTING,
    EXCLUDING,
    FAILING,
    NOT,
    OPPOSING,
    PERSISTING,
    REJECTING,
)

NEGATIVE = frozenset(map(term, FAILING | DENYING | NOT))
"""The terms of words that deny what they go with, whatever it is."""
_OPPOSED = frozenset(map(term, REJECTING | OPPOSING))
_EXCEPTING = frozenset(map(term, EXCEPTING))
_PERSISTING = frozenset(map(term, PERSISTING))
_EXCLUDING = frozenset(map(term, EXCLUDING))
_KEPT = _EXCLUDING | _PERSISTING
_OUTRIGHT = NEGATIVE | _EXCEPTING | _EXCLUDING
_BY_CONTRAST = _PERSISTING | _OPPOSED
_EXCEPTION = re.compile(
    r"\b(?:all|any|every)(?:\w+)?(?: \w+){0,2} but\b|\b(?:leav\w+|left)(?: \w+)? out\b"
    r"|\btoo \w+(?: \w+){0,2} to\b|\brather than\b|\binstead of\b",
    re.IGNORECASE,
)
"""Words that deny together: `every day but Monday`, `left out`, `too fragile to travel`."""
_PHRASE = re.compile(
    r"\b(?:turn(?:s|ed|ing)? (?:\w+ )?down|(?:left|leaves?) alone|(?:for the|the|her|his|its"
    r"|their) first)\b",
    re.IGNORECASE,
)
"""Words that deny together what is asked for: `turned down`, `for the first time`."""
_IN_SHORT = re.compile(
    r"\b(?:do(?:es)?|did|is|are|was|were|has|have|had|will|would|can|could)(?: not|n['’]t)"
    r"(?=[.;,]|$)|\b(?:but|though|and) not\b",
    re.IGNORECASE,
)
"""A verb that is denied without being said again: `Chile signed; Norway did not.`"""
_NONE = re.compile(r"\b(?:no|none|neither|nobody)\b", re.IGNORECASE)


_WORDED = (_PHRASE, _IN_SHORT, _NONE)


def denies(view: CandidateView, *, reads: bool) -> bool:
    """Return whether a sentence has a word that denies something. `reads` says that the reader
    goes on to read it, so that a word that may deny counts."""
    return (
        any(
            word.word in NOT or word.term in NEGATIVE or (reads and word.term in _OPPOSED)
            for word in view.words
        )
        or any(fact.polarity is Polarity.NEGATED for fact in view.facts)
        or excepts(view, reads=reads)
    )


def excepts(view: CandidateView, *, reads: bool) -> bool:
    """Return whether a sentence denies something without a `not`: `exempt`, `unpaid`, `every day
    but Monday`, `opposed` for who did not support. `reads` is as for `denies`."""
    missing = (e.term for i, e in enumerate(view.query.terms) if not (e.name or view.strength[i]))
    denying = _EXCEPTING.union(*map(antonyms, missing))
    text = view.candidate.sentence.text
    if _EXCEPTION.search(text) or (reads and any(p.search(text) for p in _WORDED)):
        return True
    return any(
        word.term in denying or is_negated_adjective(word.word) or (reads and word.term in _KEPT)
        for word in view.words
    )


def contrasts(view: CandidateView) -> bool:
    """Return whether a sentence says of one what is so and of another that it is not: `The outer
    basin was closed, the inner one remains open`, `Chile signed, Norway did not`.

    Then what it says to be so of somebody is not so of whoever is asked for.
    """
    text = view.candidate.sentence.text
    if _IN_SHORT.search(text):
        return True
    if _PHRASE.search(text) or _NONE.search(text) or _EXCEPTION.search(text):
        return False
    held = {word.term for word in view.words}
    return held.isdisjoint(_OUTRIGHT) and not held.isdisjoint(_BY_CONTRAST)
