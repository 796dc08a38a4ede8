"""In which tense the clause of a date is: whether what it dates has been, or is to come.

A day without a year is one of two. `The pool will reopen on 6 June` and `On 6 June the pool
reopens` mean the next one, `The pool opened on 6 June` the last one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facts.dates import Tense
from facts.words.stances import DEMANDING, PLANNING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WILL = frozenset("will shall wo sha 'll ’ll would".split())
_MAY = frozenset("may might can could should must ought".split())
_HAS_BEEN = frozenset("was were had did has have 've ’ve".split())
_MOVED = frozenset(
    "adjourn announce arrange book bring call cancel convene defer delay fix move organise "
    "organize postpone push put reschedule set shift".split()
)
"""Verbs in the past beside which a date may be still to come: `was postponed to 30 March`."""
_WHEN_IT_WAS = frozenset(("on", "in", "at"))


def tense_at(doc: Doc, start: int, end: int) -> Tense | None:
    """Return the tense of what the date between two offsets belongs to; None if nothing tells."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    child, node = span.root, span.root
    nouns = 0
    while node.pos_ not in ("VERB", "AUX"):
        if node.head.i == node.i:
            return Tense.FUTURE if _is_planned_noun(node) else None
        child, node = node, node.head
        if node.pos_ in ("NOUN", "PROPN") and node.dep_ != "npadvmod":
            nouns += 1
            if _is_planned_noun(node):
                return Tense.FUTURE
        if node.pos_ == "ADJ" and node.lemma_.lower() in PLANNING and not _is_past(node.head):
            return Tense.FUTURE  # `due on 6 June`
    found = _tense_of(node, 0)
    if found is not Tense.PAST:
        if nouns and found is not None:
            return Tense.PRESENT  # `The fair on 6 June is prepared`: it may be still to come
        # `The pool reopens on 6 June`: with a day, the present is about what is to come.
        return Tense.FUTURE if node.tag_ in ("VBZ", "VBP") else found
    at_that_time = child.dep_ == "npadvmod" or child.lower_ in _WHEN_IT_WAS
    if nouns or not at_that_time or node.lemma_.lower() in PLANNING | _MOVED:
        return None
    return Tense.PAST


def _tense_of(verb: Token, depth: int) -> Tense | None:
    """Return the tense of a verb's clause, or of the clause that says what it is to be."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if auxiliaries & _WILL:
        return Tense.FUTURE
    if auxiliaries & _MAY:
        return Tense.PRESENT
    if "to" in auxiliaries:
        return _infinitive(verb, depth)
    if verb.tag_ == "VBD" or auxiliaries & _HAS_BEEN:
        return Tense.PAST
    if verb.tag_ == "VBN":
        if verb.lemma_.lower() in PLANNING:
            return Tense.FUTURE if verb.dep_ in ("acl", "amod", "ROOT") else Tense.PRESENT
        if auxiliaries & {"is", "are", "be", "being", "'re", "’re", "'s", "’s"}:
            return Tense.PRESENT
        return None if verb.dep_ == "acl" else Tense.PAST
    if verb.tag_ in ("VBZ", "VBP", "VBG", "VB"):
        return Tense.PRESENT
    return None


def _infinitive(verb: Token, depth: int) -> Tense | None:
    """Return the tense of `to open`: what is planned or demanded is to come, unless it once was."""
    above = verb.head
    if above.i == verb.i or depth > 3:
        return Tense.FUTURE  # a headline: `Pool to reopen on 6 June`
    lemma = above.lemma_.lower()
    if above.pos_ in ("NOUN", "PROPN"):
        return Tense.FUTURE if lemma in PLANNING | DEMANDING else Tense.PRESENT
    if above.tag_ == "VBG" or lemma in PLANNING | DEMANDING | {"be", "set"}:
        copula = above.head if above.pos_ == "ADJ" else above  # `had been due to open`
        return Tense.PRESENT if _is_past(above) or _is_past(copula) else Tense.FUTURE
    if above.pos_ == "ADJ":
        return Tense.PRESENT
    return _tense_of(above, depth + 1)


def _is_past(verb: Token) -> bool:
    """Return whether a verb or its auxiliary is in the past tense: `was to open`."""
    return verb.tag_ == "VBD" or any(
        child.tag_ == "VBD" or child.lower_ in ("has", "have")
        for child in verb.children
        if child.dep_ in ("aux", "auxpass")
    )


def _is_planned_noun(noun: Token) -> bool:
    """Return whether a noun is about what is to come: `the deadline of 6 June`."""
    return noun.lemma_.lower() in ("deadline", "plan") or any(
        child.lower_ in ("next", "upcoming", "coming", "planned", "scheduled", "forthcoming")
        for child in noun.children
        if child.dep_ == "amod"
    )
