"""What clauses state beside names and numbers: actions, reasons, conditions, complements, quotes.

These answer what happened, why, when (`after the vote`) and what was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facts.extract.phrases import Offsets, clause, complement_end, full_phrase, verb_phrase
from facts.models import FactKind, Slot

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 24  # tokens of a clause taken as a value
_TIME_MARKS = ("after", "before", "until", "till", "once", "when", "while", "whenever")
_CONDITION_MARKS = ("if", "unless", "provided", "where", "whether")
_NO_CLAUSE = ("aux", "auxpass", "amod", "prep", "case")  # `according to` is no clause
_NO_MANNER = frozenset(
    """
    again ago ahead almost already also always anymore anyway apart away back before below better
    even ever first forward further hence here however indeed instead later least long longer more
    most much never nevertheless no not now often only otherwise out rather really simply so soon
    still then there therefore though thus together too up very well yet
    """.split()
)
"""Adverbs that do not say how."""
_REASON_CUE = re.compile(
    r"\b(?:because\s+of|(?:due|owing|thanks)(?:\s+\w+ly)?\s+to|as\s+a\s+result\s+of"
    r"|on\s+account\s+of|in\s+view\s+of"
    r"|on\s+(?:the\s+)?grounds?\s+(?:of|that)|because|so\s+that|in\s+order\s+to)\s+",
    re.IGNORECASE,
)
_REASON_END = re.compile(r"[.;:]\s|[.;:]$|,\s|\s[-–—]\s|[)”\"]|$")
_QUOTED = re.compile(r"[“\"]([^“”\"]{2,160}?)[,.]?[”\"]")
_MOST_CHARACTERS = 140


@dataclass(frozen=True, slots=True)
class ClauseValue:
    """A value that a clause states, with the verb or noun that governs it."""

    value: Offsets
    kind: FactKind
    slot: Slot
    governor: int


def find_clause_values(doc: Doc) -> Iterator[ClauseValue]:
    """Yield the values that clauses state; each `governor` is the index of a token."""
    for token in doc:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in _NO_CLAUSE:
            yield from _of_verb(token)
        elif token.dep_ == "prep" and token.lower_ in _TIME_MARKS:
            yield from _time_phrase(token)
        elif (token.dep_ == "acomp" and token.pos_ == "ADV") or (
            token.dep_ in ("acomp", "oprd", "advmod", "advcl") and token.pos_ == "ADJ"
        ):
            yield from _complement(token)
    yield from _reasons(doc)
    yield from _quotes(doc)


def _of_verb(verb: Token) -> Iterator[ClauseValue]:
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
        yield from _gerund(verb)
    for child in verb.rights:
        if child.dep_ == "advmod" and child.tag_ == "RB" and child.lower_ not in _NO_MANNER:
            end = int(child.idx + len(child.text))
            yield ClauseValue((int(child.idx), end), FactKind.MANNER, Slot.MANNER, verb.i)
    kind, slot = FactKind.ACTION, Slot.OTHER
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ in ("by", "through"):
        kind, slot = FactKind.MANNER, Slot.MANNER
    for value in verb_phrase(verb):
        yield ClauseValue(value, kind, slot, verb.i)
    for child in verb.children:
        if child.dep_ == "advcl":
            yield from _adverbial(verb, child)
        elif child.dep_ in ("ccomp", "xcomp") and child.i > verb.i:
            yield from _content(verb, child)


def _adverbial(verb: Token, child: Token) -> Iterator[ClauseValue]:
    start = int(child.left_edge.i)
    mark = next((c.lower_ for c in child.lefts if c.dep_ in ("mark", "advmod")), "")
    value = clause(child, start, _LONGEST)
    if value is None:
        return
    if child.doc[start].tag_ == "TO":
        yield ClauseValue(value, FactKind.REASON, Slot.REASON, verb.i)
    elif mark in _TIME_MARKS:
        yield ClauseValue(value, FactKind.THING, Slot.TIME, verb.i)
    elif mark in _CONDITION_MARKS:
        yield ClauseValue(value, FactKind.THING, Slot.OTHER, verb.i)


def _content(verb: Token, child: Token) -> Iterator[ClauseValue]:
    """Yield the clause without `that`: `said that the text obliges no one`, `aims to end
    hunger`."""
    doc = verb.doc
    start = int(child.left_edge.i)
    if start <= verb.i:
        return
    while start < child.i and doc[start].lower_ in ("that", "to", ",", '"', "“"):
        start += 1
    value = clause(child, start, _LONGEST)
    if value is not None:
        yield ClauseValue(value, FactKind.THING, Slot.PATIENT, verb.i)


def _complement(token: Token) -> Iterator[ClauseValue]:
    """Yield an adjective with its modifiers: `is voluntary`, `ran unopposed`."""
    doc = token.doc
    start = int(token.left_edge.i)
    if start > token.i or any(t.pos_ == "PUNCT" for t in doc[start : token.i]):
        start = token.i
    end = complement_end(token, start)
    governor = token.head.i
    short = (int(doc[start].idx), int(token.idx + len(token.text)))
    for value in dict.fromkeys(
        (
            short,
            (short[0], int(doc[end - 1].idx + len(doc[end - 1].text))) if end > start else short,
        )
    ):
        yield ClauseValue(value, FactKind.THING, Slot.ATTRIBUTE, governor)


def _time_phrase(preposition: Token) -> Iterator[ClauseValue]:
    """Yield when it was, by what happened before or after it: `shortly after the vote`."""
    event = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
    if event is None or event.pos_ not in ("NOUN", "PROPN") or event.ent_type_ in ("DATE", "TIME"):
        return
    start = preposition.i
    for child in preposition.lefts:
        if child.dep_ in ("advmod", "npadvmod"):
            start = min(start, child.left_edge.i)
    doc, end = preposition.doc, full_phrase(event)[1]
    yield ClauseValue((int(doc[start].idx), end), FactKind.THING, Slot.TIME, preposition.head.i)


def _gerund(token: Token) -> Iterator[ClauseValue]:
    """Yield how it was done (`paid for it by selling honey`), or what for."""
    preposition = token.head
    value = clause(token, int(token.left_edge.i), _LONGEST)
    if value is None or preposition.pos_ not in ("ADP", "SCONJ"):
        return
    kind, slot = {
        "by": (FactKind.MANNER, Slot.MANNER),
        "through": (FactKind.MANNER, Slot.MANNER),
        "for": (FactKind.REASON, Slot.REASON),
        "after": (FactKind.THING, Slot.TIME),
        "before": (FactKind.THING, Slot.TIME),
    }.get(preposition.lower_, (FactKind.THING, Slot.OTHER))
    yield ClauseValue(value, kind, slot, preposition.head.i)


def _reasons(doc: Doc) -> Iterator[ClauseValue]:
    """Yield the words after `because`, `due to`, `owing to`, up to the end of the clause."""
    text = doc.text
    for match in _REASON_CUE.finditer(text):
        start = match.end()
        stop = _REASON_END.search(text, start)
        end = stop.start() if stop else len(text)
        token = doc.char_span(start, start + 1, alignment_mode="expand")
        if end - start < 3 or end - start > _MOST_CHARACTERS or token is None:
            continue
        for word in ("the ", "a ", "an "):
            # In `because the - as ever - ...` the article is all there is.
            if start + len(word) < end and text[start : start + len(word)].lower() == word:
                start += len(word)
                break
        if text[start:end].strip() == text[start:end]:
            governor = _governor(token[0])
            yield ClauseValue((start, end), FactKind.REASON, Slot.REASON, governor)


def _governor(token: Token) -> int:
    """Return the verb above a token before it, else the topmost one."""
    node = token
    while node.head.i != node.i and not (node.pos_ in ("VERB", "AUX") and node.i < token.i):
        node = node.head
    return int(node.i)


def _quotes(doc: Doc) -> Iterator[ClauseValue]:
    """Yield the words in quotation marks."""
    text = doc.text
    for match in _QUOTED.finditer(text):
        start, end = match.span(1)
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or text[start:end].strip() != text[start:end]:
            continue
        yield ClauseValue((start, end), FactKind.THING, Slot.OTHER, _governor(span[0]))
