"""The whole of a value of which only a part was chosen: a range, a period, a bounded number."""

from __future__ import annotations

import re

from facts.match.candidate_view import CandidateView
from facts.match.written_whole import MOVED, ONE_END, asks_for_several, written_whole
from facts.models import Fact, FactKind, Span
from facts.question import QuestionForm
from facts.words.bounds import bound_before
from facts.words.closed_classes import NUMBER_WORDS
from facts.words.normalize import tokens
from facts.words.nouns import TIME_NOUNS
from facts.words.stances import NOT

_COUNTED = frozenset((QuestionForm.HOW_MANY, QuestionForm.HOW_MUCH))
_NUMBER = re.compile(rf"[$€£¥]?\d|(?:{'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE)
_TIMES = TIME_NOUNS | {f"{noun}s" for noun in TIME_NOUNS}
_NEAR = 12
"""How many characters after a number may be its unit."""
_WITHIN = 8
"""How many words before a bound a *not* may stand that turns it round."""
_JOINS_BEFORE = re.compile(r"(?:,|\b(?:and|or))\s(?:the\s|[a-z-]{1,20}\s){0,3}$", re.IGNORECASE)
_JOINS_AFTER = re.compile(r"(?:,|\s(?:and|or)\b)")
_DATES = re.compile(r"\b(?:dates|days|period)\b", re.IGNORECASE)


def whole_of(view: CandidateView, span: Span) -> Span:
    """Return the span of the value whose end or part a short answer is, or the answer's own.

    `fifty thousand` is no answer where a sentence says `between forty and fifty thousand`, nor is
    `24 March` to *when* where it says `10 to 24 March`.
    """
    span = written_whole(view, span)
    longer = (
        fact.span
        for fact in view.facts
        if view.holds(fact.span)
        and fact.span.start <= span.start
        and span.end <= fact.span.end
        and fact.span != span
        and (_is_one(view, fact) or _lists(view, fact, span))
    )
    return bounded(view, max(longer, key=lambda each: each.end - each.start, default=span))


def bounded(view: CandidateView, span: Span) -> Span:
    """Return the span of a number with the words that bound it: `nearly 200`, `up to 90`.

    Where a bound is asked for, the number is it: `more than eight hours` is no longest time. After
    a `not` the words would say the contrary.
    """
    question, sentence = view.query.question, view.candidate.sentence
    at = span.start - sentence.start
    if question.asked is QuestionForm.WHEN or not _NUMBER.match(sentence.text, at):
        return span
    if ONE_END.search(question.plain):
        return span
    counts = question.asked in _COUNTED and not any(
        word.word in _TIMES
        for word in tokens(sentence.text[at : span.end - sentence.start + _NEAR])
    )
    start = bound_before(sentence.text, at, counts=counts)
    clause = max(sentence.text.rfind(mark, 0, start) for mark in ",;:") + 1
    before = list(tokens(sentence.text[clause:start]))[-_WITHIN:]
    if start < at and any(word.word in NOT for word in before):
        return span
    return Span(start=sentence.start + start, end=span.end)


def _lists(view: CandidateView, fact: Fact, span: Span) -> bool:
    """Return whether a value lists things of which a short answer is one, where several are asked
    for: `Vice Chair Rudge and member Ng` to `Which members …?`."""
    if not asks_for_several(view.query.question):
        return False
    text, offset = view.candidate.sentence.text, view.candidate.sentence.start
    for each in view.facts:
        alike = (each.kind, each.slot, each.predicate_span) == (
            fact.kind,
            fact.slot,
            fact.predicate_span,
        )
        if not alike or not each.span.start <= span.start < span.end <= each.span.end:
            continue
        before = text[fact.span.start - offset : each.span.start - offset]
        after = text[each.span.end - offset : fact.span.end - offset]
        if _JOINS_BEFORE.search(before) or _JOINS_AFTER.match(after):
            return True
    return False


def _is_one(view: CandidateView, fact: Fact) -> bool:
    question = view.query.question
    if ONE_END.search(question.plain):
        return False
    if fact.kind is FactKind.PERIOD:
        asks_days = question.asked is QuestionForm.WHEN or _DATES.search(question.plain)
        return bool(asks_days) and not _is_move(view, fact)
    if fact.kind is not FactKind.NUMBER or question.asked not in _COUNTED:
        return False
    words = fact.value.lower().split()
    if words[0] == "between":
        return True
    return not any(word in ("to", "or") or word[0].isdigit() for word in words)


def _is_move(view: CandidateView, fact: Fact) -> bool:
    """Return whether two dates are not the ends of a period, but what was before and after."""
    sentence = view.candidate.sentence
    return MOVED.search(sentence.text[: fact.span.start - sentence.start]) is not None
