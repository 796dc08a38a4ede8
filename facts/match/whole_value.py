"""The whole of a value of which only one end was chosen: a range, a period, a number in words."""

from __future__ import annotations

import re

from facts.match.candidate_view import CandidateView
from facts.match.written_whole import MOVED, ONE_END, written_whole
from facts.models import Fact, FactKind, Span
from facts.question import QuestionForm

_COUNTED = frozenset((QuestionForm.HOW_MANY, QuestionForm.HOW_MUCH))
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
        and _is_one(view, fact)
    )
    return max(longer, key=lambda each: each.end - each.start, default=span)


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
