"""The question that is printed before a sentence: in an interview, "Twelve." says nothing alone."""

from __future__ import annotations

from facts.match.lookups import Lookups
from facts.models import Candidate, SentenceKind

_WITHIN = 2  # the label of who answers may stand between


def printed_question(lookups: Lookups, candidate: Candidate) -> str:
    """Return the printed question that a sentence follows, or an empty string."""
    sentence = candidate.sentence
    # Printed questions and speakers' labels have no terms, and nearly every other sentence has.
    if candidate.before or not sentence.index:
        return ""
    first = max(0, sentence.index - _WITHIN)
    for other in reversed(lookups.passage(sentence.article_id, first, sentence.index)):
        if other.kind is SentenceKind.QUESTION:
            return other.text
        if other.kind is not SentenceKind.SPEAKER:
            break
    return ""
