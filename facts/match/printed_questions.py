"""The question that is printed before a sentence: in an interview, "Twelve." says nothing alone."""

from __future__ import annotations

from facts.models import Candidate, SentenceKind
from facts.stores.recall import Recall


def printed_question(recalled: Recall, candidate: Candidate) -> str:
    """Return the printed question that a sentence follows, or an empty string."""
    before = recalled.printed_before(candidate)
    return next((each.text for each in before if each.kind is SentenceKind.QUESTION), "")
