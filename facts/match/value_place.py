"""Where a sentence has the value of a fact: the value itself, or the pronoun that stands for it."""

from __future__ import annotations

from facts.match.candidate_view import CandidateView
from facts.models import Fact

PRONOUNS = frozenset(
    "he she it they i we you him her them us me his hers its their theirs my our mine ours your "
    "who whom which that this these those himself herself itself themselves".split()
)
"""Words that name nobody by themselves. They are no short answers."""
_FOR_OTHERS = frozenset("he she it they i we".split())

Place = tuple[int, int]


def place_of(view: CandidateView, fact: Fact) -> Place | None:
    """Return where the sentence has a fact's value, as offsets into the sentence.

    Of a value in another sentence it is the pronoun before the predicate, or else the one after it:
    `She resigned`, `“…,” said she`. Returns None where the sentence has neither.
    """
    sentence = view.candidate.sentence
    if view.holds(fact.span):
        return fact.span.start - sentence.start, fact.span.end - sentence.start
    pronouns = [(word.start, word.end) for word in view.words if word.word in _FOR_OTHERS]
    if fact.predicate_span is None or not pronouns:
        return None
    at = fact.predicate_span.start - sentence.start
    before = [place for place in pronouns if place[1] <= at]
    return before[-1] if before else pronouns[0]


def names_nobody(text: str) -> bool:
    """Return whether a short answer is only a pronoun."""
    return text.strip(" \t\n,.;:!?\"'“”‘’").casefold() in PRONOUNS
